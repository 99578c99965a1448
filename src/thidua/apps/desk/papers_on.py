"""Papers and what rests on them: deeds, results, scores, movements."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.assigned import checkers_in
from thidua.apps.assessment import page_selectors as assessment
from thidua.apps.common.models import Provenance
from thidua.apps.desk.sight import own_agencies, seen_agencies, sees_all
from thidua.apps.documents.models import Document
from thidua.apps.movements import page_selectors as movements
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members, organisation_names
from thidua.apps.reporting import page_selectors as reporting
from thidua.apps.reporting.models import Deed, Evidence, Report, ResultLine

# What an agency has sent and what took its place: no draft, nothing on its way to the leader.
IN_FORCE = (Report.State.IN_FORCE, Report.State.REPLACED)
AT_WORK = ("open", "submitted", "returned")  # sheets that are their writers' own


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


def evidence_in(actor: Actor, year: BlocYear) -> QuerySet[Evidence]:
    """The proofs that the reader sees: all of the own agency, of others those in force.

    Others are those whom the own agency checks, or everybody where results are open. What another
    agency has only uploaded, or cites in a draft, is not there.
    """
    found = reporting.evidence_of(actor.members(year))
    own, everybody = own_agencies(actor, year), sees_all(actor, year)
    checked = (
        [] if everybody or not own else [k for k, by in checkers_in(year).items() if by & own]
    )
    seen = Q(owner__in=own)
    if everybody or checked:
        cited = Q(deedcitations__deed__report__state__in=IN_FORCE)
        cited |= Q(resultcitations__result__report__state__in=IN_FORCE)
        cited |= Q(scorecitations__line__sheet__isnull=False) & ~Q(
            scorecitations__line__sheet__state__in=AT_WORK
        )
        kept = Evidence.objects.filter(cited)
        seen |= Q(pk__in=(kept if everybody else kept.filter(owner__in=checked)).values("pk"))
    return found.filter(seen)


def evidence_by_agency(actor: Actor, year: BlocYear) -> tuple[Group, ...]:
    """Every agency that has proofs, in the order of the bloc."""
    by_owner: dict[int, list[Evidence]] = {}
    for proof in evidence_in(actor, year):
        by_owner.setdefault(proof.owner_id, []).append(proof)
    return tuple(
        Group(agency.code, agency.name, tuple(by_owner[agency.pk]))
        for agency in members(year)
        if agency.pk in by_owner
    )


def owner_name(year: BlocYear, proof: Evidence) -> str:
    return organisation_names([proof.owner_id], year.last_day).get(proof.owner_id, "")


def sources() -> QuerySet[Provenance]:
    """The works from which records were taken."""
    return Provenance.objects.all()


def uses_of_evidence(actor: Actor, year: BlocYear, proof: Evidence) -> tuple[Use, ...]:
    return _uses(actor, year, [proof.pk])


def uses_of_document(actor: Actor, year: BlocYear, document: Document) -> tuple[Use, ...]:
    """What names the document itself, and what rests on a proof that is this document."""
    proofs = [proof.pk for proof in evidence_in(actor, year) if proof.document_id == document.pk]
    based = [
        Use(
            kind=_("Movement"),
            label=movement.name,
            url=reverse("movements:movement", args=(*_place(year), movement.pk)),
            illustrative=movement.illustrative,
            source_ref=movement.source_ref,
        )
        for movement in movements.launched_in(year).filter(basis=document.pk)
    ]
    return (*based, *_uses(actor, year, proofs, document.pk))


def uses_of_source(actor: Actor, year: BlocYear, source: Provenance) -> tuple[Use, ...]:
    """The deeds and results that were taken from a work."""
    seen = _seen(actor, year)
    deeds = reporting.deeds_from(source.pk, year)
    results = reporting.results_from(source.pk, year)
    return _worded(year, deeds, results, seen)


def _seen(actor: Actor, year: BlocYear) -> dict[int, Member]:
    """The agencies whose results the reader sees."""
    return {agency.pk: agency for agency in seen_agencies(actor, year, members(year))}


def _uses(
    actor: Actor, year: BlocYear, proofs: Iterable[int], document: int | None = None
) -> tuple[Use, ...]:
    seen, proofs = _seen(actor, year), list(proofs)
    deeds = reporting.deeds_on(proofs, year, document)
    results = reporting.results_on(proofs, year)
    return (*_worded(year, deeds, results, seen), *_scores(year, proofs, seen))


def _worded(
    year: BlocYear,
    deeds: Iterable[Deed],
    results: Iterable[ResultLine],
    seen: dict[int, Member],
) -> tuple[Use, ...]:
    def url(agency: Member, anchor: str) -> str:
        return f"{reverse('reporting:agency', args=(*_place(year), agency.code))}#{anchor}"

    return (
        *(
            Use(
                kind=deed.get_kind_display(),
                label=deed.text,
                url=url(agency, f"deed-{deed.pk}"),
                agency=agency.name,
                quantity=deed.quantity,
                noun=deed.noun,
                illustrative=deed.illustrative,
                source_ref=deed.source_ref,
            )
            for deed in deeds
            if (agency := seen.get(deed.report.agency_id or 0))
        ),
        *(
            Use(
                kind=_("Result"),
                label=line.indicator.label,
                url=url(agency, f"result-{line.indicator_id}"),
                agency=agency.name,
                quantity=line.value,
                noun=line.indicator.noun,
                illustrative=line.illustrative,
                source_ref=line.source_ref,
            )
            for line in results
            if (agency := seen.get(line.report.agency_id or 0))
        ),
    )


def _scores(year: BlocYear, proofs: list[int], seen: dict[int, Member]) -> tuple[Use, ...]:
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
            agency=seen[line.sheet.agency_id].name,
            illustrative=line.illustrative,
            source_ref=line.source_ref,
        )
        for line in lines
        if line.sheet.agency_id in seen
    )


def _place(year: BlocYear) -> tuple[str, int]:
    return year.bloc.code, year.year
