"""The year-end report of a bloc's year: its facts, and the composed document with its trace."""

from dataclasses import replace
from typing import Any

from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.organisations.selectors import Member, members, organisation_names
from thidua.apps.reporting.models import Deed
from thidua.apps.yearbook import gather
from thidua.apps.yearbook.facts import AgencyFacts, Said, YearFacts
from thidua.apps.yearbook.late import late_reports
from thidua.apps.yearbook.report import compose_report
from thidua.apps.yearbook.scored import scoring_of
from thidua.apps.yearbook.sources import source_of
from thidua.core.composing.document import Document
from thidua.core.composing.trace import Trace

Deeds = list[tuple[Deed, Said]]


def report_of(bloc_year: BlocYear) -> tuple[Document, Trace]:
    """The composed report and its trace, from the records as they are now."""
    return compose_report(year_facts(bloc_year))


def year_facts(bloc_year: BlocYear) -> YearFacts:
    """Everything that the report prints, by its headings, each with its source."""
    agencies = members(bloc_year)
    names = _names(bloc_year, agencies)
    rows = Organisation.objects.select_related("provenance").in_bulk([a.pk for a in agencies])
    reports = gather.reports_in_force(bloc_year)
    of_agencies = [report for report in reports if report.agency_id is not None]
    deeds = gather.deeds_of(reports, names)
    passages = gather.passages_of(reports, names)
    targets = gather.targets_of(bloc_year, names)
    theme, directions = gather.directions_of(bloc_year)
    return YearFacts(
        **_bloc(bloc_year, agencies, names),
        agencies=tuple(
            AgencyFacts(
                code=each.code,
                name=each.name,
                source=source_of(rows[each.pk], label=each.name),
                deeds=_of_agency(deeds, each.pk),
                targets=targets.get(each.pk, ()),
            )
            for each in agencies
        ),
        situation=tuple(passages["situation"]),
        audience=next(iter(passages["audience"]), None),
        documents=gather.documents_of(bloc_year),
        directing=(
            *passages["directing"],
            *_of_bloc(deeds, Deed.Kind.PROGRAMME),
        ),
        regimes=_of_bloc(deeds, Deed.Kind.REGIME),
        building=tuple(passages["building"]),
        emulation=tuple(passages["emulation"]),
        movements=gather.movements_of(bloc_year, names),
        models=(
            *passages["models"],
            *(said for deed, said in deeds if deed.kind == Deed.Kind.MODEL),
        ),
        shortcomings=(
            *late_reports(bloc_year, [rows[each.pk] for each in agencies], of_agencies, names),
            *passages["shortcomings"],
        ),
        causes=tuple(passages["causes"]),
        theme=theme,
        directions=directions,
        scoring=scoring_of(bloc_year, names),
    )


def _names(bloc_year: BlocYear, agencies: tuple[Member, ...]) -> dict[int, str]:
    """What each agency that the report may name was called at the end of the year."""
    others = (bloc_year.head_id, bloc_year.deputy_id, bloc_year.bloc.superior_id)
    more = [pk for pk in others if pk]
    known = organisation_names(more, bloc_year.last_day)
    return known | {agency.pk: agency.name for agency in agencies}


def _bloc(
    bloc_year: BlocYear, agencies: tuple[Member, ...], names: dict[int, str]
) -> dict[str, Any]:
    bloc = bloc_year.bloc
    heads = source_of(bloc_year, label="Khối trưởng, khối phó")
    issuer = next((agency for agency in agencies if agency.pk == bloc_year.head_id), None)
    return {
        "bloc": bloc.name,
        "bloc_source": source_of(bloc_year, label=str(bloc_year)),
        "year": bloc_year.year,
        "place": bloc.place,
        "parent": names.get(bloc.superior_id or 0, bloc.place),
        "format": issuer.document_format if issuer else "party",
        "day": None,
        "head": names.get(bloc_year.head_id or 0, ""),
        "deputy": names.get(bloc_year.deputy_id or 0, ""),
        "head_source": replace(heads, illustrative=bloc_year.heads_illustrative),
    }


def _of_agency(deeds: Deeds, agency: int) -> tuple[Said, ...]:
    """What one agency did, without its models, which have a heading of their own."""
    return tuple(
        said
        for deed, said in deeds
        if deed.report.agency_id == agency and deed.kind != Deed.Kind.MODEL
    )


def _of_bloc(deeds: Deeds, kind: str) -> tuple[Said, ...]:
    """What the bloc's own report says of one kind."""
    return tuple(
        said for deed, said in deeds if deed.report.agency_id is None and deed.kind == kind
    )
