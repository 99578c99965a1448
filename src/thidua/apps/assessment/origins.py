"""Where the input of a line is from: who, when, which proofs, every round and every change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.told import told_since
from thidua.apps.assessment.flows import OPEN
from thidua.apps.assessment.line import Origin, ProofLink
from thidua.apps.assessment.models import ScoreCitation, ScoreLine, ScoreSheet
from thidua.apps.assessment.sheet_selectors import SheetAt, duties_of, sheet_at
from thidua.apps.assessment.trails import of_lines
from thidua.apps.common.changes import Change, changes_of, made_at
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member
from thidua.apps.reporting.models import Citation, Evidence, Report, ResultCitation, ResultLine
from thidua.apps.reporting.places import place_of_report
from thidua.apps.reporting.store import kind_of_file
from thidua.apps.reporting.trails import of_results
from thidua.core.scoring.inputs import ItemInput
from thidua.core.scoring.scheme import Scheme

PICTURED = frozenset({"pdf", "jpg", "png"})
SHEET, REPORT = "assessment.scoresheet", "reporting.report"
DRAFT = Report.State.DRAFT


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose line is asked about, and by whom."""

    actor: Actor
    year: BlocYear
    scheme: Scheme
    agency: Member


def origin_of(asked: Asked, item: str, given: ItemInput | None) -> Origin:
    """Who entered what a line reads, when, with which proofs; empty while nothing came.

    Rounds and changes are only of sheets and reports that the reader may see.
    """
    lines = list(
        ScoreLine.objects.filter(
            item=item, sheet__agency=asked.agency.pk, sheet__bloc_year=asked.year
        ).select_related("sheet__agency")
    )  # fmt: skip
    in_force = [line for line in lines if line.sheet.state == ScoreSheet.State.FINISHED]
    result = _result(given)
    proofs = [*_of_result(result), *_of_lines(in_force)]
    line = in_force[-1] if in_force else None
    seen = dict(_seen(asked, lines))
    return Origin(
        who=_who(line, result, asked.agency),
        stage=line.sheet.stage if line else "",
        when=line.sheet.entered_on if line else result.report.filed_on if result else None,
        round=line.sheet.round if line else result.report.round if result else None,
        source_ref=(line.source_ref if line else "") or (result.source_ref if result else ""),
        reason=line.reason if line else "",
        on_behalf=result.on_behalf if result else "",
        evidence=tuple(_links(asked.year, proofs)),
        history=tuple(seen) if len(seen) > 1 else (),
        changes=_changes(asked, seen, result),
    )


def origin_behind(
    asked: Asked, at: SheetAt, item: str, given: ItemInput | None, before: Iterable[int]
) -> Origin:
    """What a reviewer at a sheet may know: proofs of the figure and of the lines that count there.

    Proofs are shown to a reviewer who sees no earlier score, too: he judges by them. Of `before`,
    the sheets that were finished earlier, nothing but the proofs is told here.
    """
    lines = list(
        ScoreLine.objects.filter(item=item, sheet__in=[*before, at.sheet.pk]).select_related(
            "sheet__agency"
        )
    )
    result = _result(given)
    seen = dict(_seen(asked, [line for line in lines if line.sheet_id == at.sheet.pk]))
    proofs = {each.evidence_id: each for each in (*_of_result(result), *_of_lines(lines))}
    own = next(iter(seen), None)
    return Origin(
        who=own.who if own else "",
        when=own.entered_at.date() if own else None,
        reason=own.reason if own else "",
        on_behalf=result.on_behalf if result else "",
        evidence=tuple(_proof(asked.year, proof) for proof in proofs.values()),
        changes=_changes(asked, seen, result),
    )


def _seen(asked: Asked, lines: Iterable[ScoreLine]) -> Iterator[tuple[ScoreLine, SheetAt]]:
    """The lines of sheets that the reader may see: nobody learns of another's draft."""
    duties = duties_of(asked.year, asked.scheme)
    for line in lines:
        at = sheet_at(asked.scheme, duties, line.sheet, asked.year)
        if at is not None and at.may(asked.actor, "view"):
            yield line, at


def _changes(
    asked: Asked, seen: dict[ScoreLine, SheetAt], result: ResultLine | None
) -> tuple[Change, ...]:
    told = [
        change
        for kind in {at.kind for at in seen.values()}
        for change in _of_sheets(
            asked, kind, {line: at for line, at in seen.items() if at.kind == kind}
        )
    ]
    if result is not None:
        told += _of_report(asked, result)
    return tuple(sorted(told, key=lambda change: change.at, reverse=True))


def _of_sheets(asked: Asked, kind: str, seen: dict[ScoreLine, SheetAt]) -> Iterator[Change]:
    """The changes of lines of one kind of sheet, each under the name of its stage."""
    places = {line.sheet_id: at.place for line, at in seen.items()}
    since = told_since(asked.actor, f"{kind}.view", OPEN, places, SHEET)
    begins = {line.pk: since.get(line.sheet_id) for line in seen}
    names = {line.pk: at.stage.name for line, at in seen.items()}
    return _told(begins, changes_of((of_lines(asked.scheme, seen, names),)))


def _of_report(asked: Asked, result: ResultLine) -> Iterator[Change]:
    place = place_of_report(asked.year, asked.agency.pk, result.report)
    since = told_since(asked.actor, "report.view", DRAFT, {result.report_id: place}, REPORT)
    begins = {result.pk: since.get(result.report_id)}
    return _told(begins, changes_of((of_results([result]),)))


def _told(begins: Mapping[int, datetime | None], changes: Iterable[Change]) -> Iterator[Change]:
    for change in changes:
        if (first := begins[change.record]) and change.at >= first:
            yield change


def _result(given: ItemInput | None) -> ResultLine | None:
    """The reported result behind an input, where an indicator feeds the item."""
    source = getattr(given, "source", None)
    if getattr(source, "kind", "") != "result_line":
        return None
    found = ResultLine.objects.select_related("report", "indicator")
    return found.filter(pk=source.pk).first()  # type: ignore[union-attr] # has a kind, so it is a SourceRef


def _of_result(result: ResultLine | None) -> Iterable[Citation]:
    if result is None:
        return ()
    return ResultCitation.objects.filter(result=result).select_related("evidence")


def _of_lines(lines: list[ScoreLine]) -> Iterable[Citation]:
    return ScoreCitation.objects.filter(line__in=lines).select_related("evidence")


def _links(year: BlocYear, citations: Sequence[Citation]) -> Iterator[ProofLink]:
    """With the fingerprint of each file and the moment when it was kept."""
    kept = made_at(Evidence, (each.evidence_id for each in citations)) if citations else {}
    for each in citations:
        moment = kept.get(each.evidence_id)
        yield replace(_link(year, each), sha256=each.evidence.file_hash, kept_at=moment)


def _link(year: BlocYear, citation: Citation) -> ProofLink:
    proof = citation.evidence
    return ProofLink(
        url=reverse("desk:evidence", args=(year.bloc.code, year.year, proof.pk)),
        reference=str(proof),
        quantity=citation.quantity,
        period=proof.period,
        illustrative=proof.illustrative,
    )


def _proof(year: BlocYear, citation: Citation) -> ProofLink:
    """The proof on the page of a reviewer, where he sees it as a picture."""
    proof, place = citation.evidence, (year.bloc.code, year.year, citation.evidence_id)
    shown = bool(proof.file_hash) and kind_of_file(proof.file_name) in PICTURED
    return ProofLink(
        url=reverse("assessment:proof", args=place),
        reference=str(proof),
        quantity=citation.quantity,
        period=proof.period,
        illustrative=proof.illustrative,
        picture=reverse("assessment:proof_picture", args=place) if shown else "",
    )


def _who(line: ScoreLine | None, result: ResultLine | None, agency: Member) -> str:
    """The person or office named on the line, else on its sheet, else the reporting agency."""
    if line:
        return line.who or line.sheet.who or agency.name
    return agency.name if result else ""
