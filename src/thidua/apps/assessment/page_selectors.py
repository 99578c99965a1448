"""What pages read about scores: the year as the engine scores it now, and where a line is from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.assessment.line import Origin, ProofLink
from thidua.apps.assessment.models import (
    Ranking as FrozenRanking,
)
from thidua.apps.assessment.models import (
    SchemeAdoption,
    ScoreCitation,
    ScoreLine,
    ScoreSheet,
)
from thidua.apps.assessment.selectors import adopted_scheme, units_in_force
from thidua.apps.assessment.sheet_selectors import own_agencies, sees_all
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members
from thidua.apps.reporting.models import Citation, ResultCitation, ResultLine
from thidua.core.scoring.card import Ranking, Scorecard
from thidua.core.scoring.inputs import ItemInput
from thidua.core.scoring.ranking import rank
from thidua.core.scoring.scheme import Scheme
from thidua.core.scoring.score import score


@dataclass(frozen=True, slots=True)
class ScoredYear:
    """A year scored and ranked from the records as they are now."""

    agencies: tuple[Member, ...]
    adoption: SchemeAdoption | None
    scheme: Scheme | None
    cards: Mapping[str, Scorecard]
    ranking: Ranking
    frozen: FrozenRanking | None

    @property
    def names(self) -> dict[str, str]:
        return {agency.code: agency.name for agency in self.agencies}

    def agency(self, code: str) -> Member | None:
        return next((each for each in self.agencies if each.code == code), None)


def scored_year(year: BlocYear) -> ScoredYear:
    """Score and rank; without an adopted scheme there is nothing but the agencies."""
    agencies = members(year)
    adoption = SchemeAdoption.objects.filter(bloc_year=year).select_related("scheme").first()
    if adoption is None:
        return ScoredYear(agencies, None, None, {}, Ranking(()), None)
    scheme, units = units_in_force(year)
    cards = score(scheme, units)
    frozen = FrozenRanking.objects.filter(bloc_year=year, state=FrozenRanking.State.FINAL).first()
    return ScoredYear(agencies, adoption, scheme, cards, rank(scheme, cards), frozen)


def seen_agency(
    actor: Actor, year: BlocYear, found: ScoredYear, ranking: FrozenRanking | None, code: str
) -> Member:
    """An agency whose card this person may read: the own one, or all once they are open.

    Raises:
        NotVisible: There is none of that code, or not for this person.
    """
    member = found.agency(code)
    if member is None:
        raise NotVisible
    if member.pk not in own_agencies(actor, year) and not sees_all(actor, year, ranking):
        raise NotVisible
    return member


def origin_of(year: BlocYear, agency: Member, item: str, given: ItemInput | None) -> Origin:
    """Who entered what a line reads, when, with which proofs; empty while nothing came."""
    lines = list(
        ScoreLine.objects.filter(
            item=item, sheet__agency=agency.pk, sheet__bloc_year=year
        ).select_related("sheet")
    )  # fmt: skip
    in_force = [line for line in lines if line.sheet.state == ScoreSheet.State.FINISHED]
    result = _result(given)
    proofs = [*_of_result(result), *_of_lines(in_force)]
    line = in_force[-1] if in_force else None
    return Origin(
        who=_who(line, result, agency),
        stage=line.sheet.stage if line else "",
        when=line.sheet.entered_on if line else result.report.filed_on if result else None,
        round=line.sheet.round if line else result.report.round if result else None,
        source_ref=(line.source_ref if line else "") or (result.source_ref if result else ""),
        reason=line.reason if line else "",
        evidence=tuple(_link(year, proof) for proof in proofs),
        history=tuple(lines) if len(lines) > 1 else (),
    )


def _result(given: ItemInput | None) -> ResultLine | None:
    """The reported result behind an input, where an indicator feeds the item."""
    source = getattr(given, "source", None)
    if getattr(source, "kind", "") != "result_line":
        return None
    return ResultLine.objects.select_related("report").filter(pk=source.pk).first()  # type: ignore[union-attr] # has a kind, so it is a SourceRef


def _of_result(result: ResultLine | None) -> Iterable[Citation]:
    if result is None:
        return ()
    return ResultCitation.objects.filter(result=result).select_related("evidence")


def _of_lines(lines: list[ScoreLine]) -> Iterable[Citation]:
    return ScoreCitation.objects.filter(line__in=lines).select_related("evidence")


def _link(year: BlocYear, citation: Citation) -> ProofLink:
    proof = citation.evidence
    return ProofLink(
        url=reverse("desk:evidence", args=(year.bloc.code, year.year, proof.pk)),
        reference=str(proof),
        quantity=citation.quantity,
        period=proof.period,
        illustrative=proof.illustrative,
    )


def _who(line: ScoreLine | None, result: ResultLine | None, agency: Member) -> str:
    """The person or office named on the line, else on its sheet, else the reporting agency."""
    if line:
        return line.who or line.sheet.who or agency.name
    return agency.name if result else ""


def lines_on(evidence: Iterable[int], year: BlocYear) -> list[ScoreLine]:
    """Score lines in force of the year that rest on these proofs."""
    return list(
        ScoreLine.objects.filter(citations__evidence__in=evidence, sheet__bloc_year=year)
        .filter(sheet__state=ScoreSheet.State.FINISHED)
        .select_related("sheet__agency")
        .distinct()
    )


def item_names(year: BlocYear) -> dict[str, str]:
    """Item → its printed code and name, in the scheme of the year."""
    scheme = adopted_scheme(year)
    return {item.id: f"{item.code} {item.name}" for item in scheme.items()}
