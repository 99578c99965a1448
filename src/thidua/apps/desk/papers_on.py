"""Papers and what rests on them: deeds, results, scores, movements."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.assessment import page_selectors as assessment
from thidua.apps.common.models import Provenance
from thidua.apps.documents.models import Document
from thidua.apps.movements import page_selectors as movements
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import members, organisation_names
from thidua.apps.reporting import page_selectors as reporting
from thidua.apps.reporting.models import Deed, Evidence, ResultLine


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a paper serves as the ground of something."""

    kind: str
    label: str
    url: str = ""
    agency: str = ""
    quantity: Decimal | None = None
    noun: str = ""
    illustrative: bool = False
    source_ref: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    code: str
    name: str
    evidence: tuple[Evidence, ...]


def evidence_in(year: BlocYear) -> QuerySet[Evidence]:
    """The proofs of the agencies of a year."""
    return reporting.evidence_of(member.pk for member in members(year))


def evidence_by_agency(year: BlocYear) -> tuple[Group, ...]:
    """Every agency that has proofs, in the order of the bloc."""
    agencies = members(year)
    by_owner: dict[int, list[Evidence]] = {}
    for proof in reporting.evidence_of(agency.pk for agency in agencies):
        by_owner.setdefault(proof.owner_id, []).append(proof)
    return tuple(
        Group(agency.code, agency.name, tuple(by_owner[agency.pk]))
        for agency in agencies
        if agency.pk in by_owner
    )


def owner_name(year: BlocYear, proof: Evidence) -> str:
    return organisation_names([proof.owner_id], year.last_day).get(proof.owner_id, "")


def sources() -> QuerySet[Provenance]:
    """The works from which records were taken."""
    return Provenance.objects.all()


def uses_of_evidence(year: BlocYear, proof: Evidence) -> tuple[Use, ...]:
    return _uses(year, [proof.pk])


def uses_of_document(year: BlocYear, document: Document) -> tuple[Use, ...]:
    """What names the document itself, and what rests on a proof that is this document."""
    proofs = [proof.pk for proof in evidence_in(year) if proof.document_id == document.pk]
    based = [
        Use(
            kind=_("Movement"),
            label=movement.name,
            url=reverse("movements:movement", args=(*_place(year), movement.pk)),
            illustrative=movement.illustrative,
            source_ref=movement.source_ref,
        )
        for movement in movements.movements_of(year).filter(basis=document.pk)
    ]
    return (*based, *_uses(year, proofs, document.pk))


def uses_of_source(year: BlocYear, source: Provenance) -> tuple[Use, ...]:
    """The deeds and results that were taken from a work."""
    codes = {member.pk: member.code for member in members(year)}
    names = {member.pk: member.name for member in members(year)}
    deeds = reporting.deeds_from(source.pk, year)
    results = reporting.results_from(source.pk, year)
    return _worded(year, deeds, results, codes, names)


def _uses(year: BlocYear, proofs: Iterable[int], document: int | None = None) -> tuple[Use, ...]:
    found, proofs = members(year), list(proofs)
    codes = {member.pk: member.code for member in found}
    names = {member.pk: member.name for member in found}
    deeds = reporting.deeds_on(proofs, year, document)
    results = reporting.results_on(proofs, year)
    return (*_worded(year, deeds, results, codes, names), *_scores(year, proofs, names))


def _worded(
    year: BlocYear,
    deeds: Iterable[Deed],
    results: Iterable[ResultLine],
    codes: dict[int, str],
    names: dict[int, str],
) -> tuple[Use, ...]:
    def url(agency: int | None, anchor: str) -> str:
        code = codes.get(agency or 0)
        return (
            f"{reverse('reporting:agency', args=(*_place(year), code))}#{anchor}" if code else ""
        )

    return (
        *(
            Use(
                kind=deed.get_kind_display(),
                label=deed.text,
                url=url(deed.report.agency_id, f"deed-{deed.pk}"),
                agency=names.get(deed.report.agency_id or 0, ""),
                quantity=deed.quantity,
                noun=deed.noun,
                illustrative=deed.illustrative,
                source_ref=deed.source_ref,
            )
            for deed in deeds
        ),
        *(
            Use(
                kind=_("Result"),
                label=line.indicator.label,
                url=url(line.report.agency_id, f"result-{line.indicator_id}"),
                agency=names.get(line.report.agency_id or 0, ""),
                quantity=line.value,
                noun=line.indicator.noun,
                illustrative=line.illustrative,
                source_ref=line.source_ref,
            )
            for line in results
        ),
    )


def _scores(year: BlocYear, proofs: list[int], names: dict[int, str]) -> tuple[Use, ...]:
    """Score lines, named by their items."""
    lines = assessment.lines_on(proofs, year) if proofs else []
    items = assessment.item_names(year) if lines else {}
    return tuple(
        Use(
            kind=_("Score"),
            label=items.get(line.item, line.item),
            url=reverse(
                "assessment:line", args=(*_place(year), line.sheet.agency.code, line.item)
            ),
            agency=names.get(line.sheet.agency_id, ""),
            illustrative=line.illustrative,
            source_ref=line.source_ref,
        )
        for line in lines
    )


def _place(year: BlocYear) -> tuple[str, int]:
    return year.bloc.code, year.year
