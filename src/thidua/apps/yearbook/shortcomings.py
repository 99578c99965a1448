"""Shortcomings that follow from the numbers: targets not reached, results not reported."""

from collections.abc import Iterator
from decimal import Decimal

from thidua.apps.yearbook.facts import AgencyFacts, TargetFact, YearFacts
from thidua.apps.yearbook.rounding import round_half_up
from thidua.core.composing.compose import joined
from thidua.core.composing.document import Figure, Span, Spans, Text
from thidua.core.composing.ledger import Ledger, Source
from thidua.wording.values import show_number


def shortcomings(facts: YearFacts, ledger: Ledger) -> Iterator[Spans]:
    """A sentence without full stop for each thing that is late, missing or below target."""
    for said in facts.shortcomings:
        yield (*ledger.quote(said.text, said.source), *ledger.cite(said.source))
    for agency in facts.agencies:
        below = [target for target in agency.targets if target.met is False]
        if below:
            yield _below(agency, below, ledger)
        unreported = [target for target in agency.targets if not target.achieved]
        if unreported:
            yield _unreported(agency, unreported, ledger)
    yield from _provisional(facts, ledger)


def _below(agency: AgencyFacts, below: list[TargetFact], ledger: Ledger) -> Spans:
    spans: list[Span] = [
        *ledger.quote(agency.name, agency.source),
        Text(" có chỉ tiêu chưa đạt: "),
    ]
    for n, target in enumerate(below):
        assert target.achieved_source  # noqa: S101 - `met` is False only for a reported result
        assert target.target_source  # noqa: S101 - and against a target
        spans += [
            Text("; " if n else ""),
            *ledger.quote(inside_a_sentence(target.indicator), target.achieved_source),
            Text(" (thực hiện "),
            ledger.figure(target.achieved, target.achieved_source, unit=target.unit),
            Text(", đăng ký "),
            ledger.figure(target.target, target.target_source, unit=target.unit),
            Text(")"),
        ]
    return joined(spans)


def _unreported(agency: AgencyFacts, unreported: list[TargetFact], ledger: Ledger) -> Spans:
    spans: list[Span] = [
        *ledger.quote(agency.name, agency.source),
        Text(" chưa báo cáo kết quả: "),
    ]
    for n, target in enumerate(unreported):
        source = target.target_source or agency.source
        spans += [
            Text("; " if n else ""),
            *ledger.quote(inside_a_sentence(target.indicator), source),
        ]
    return joined(spans)


def _provisional(facts: YearFacts, ledger: Ledger) -> Iterator[Spans]:
    if facts.scoring is None:
        return
    names = {agency.code: agency for agency in facts.agencies}
    for place in facts.scoring.places:
        if place.total is None:
            agency = names[place.code]
            yield joined([
                *ledger.quote(agency.name, agency.source),
                Text(" còn nội dung chưa có số liệu, điểm tạm tính từ "),
                _points(place.low, place.source, ledger),
                Text(" đến "),
                _points(place.high, place.source, ledger),
            ])  # fmt: skip


def _points(value: Decimal, source: Source, ledger: Ledger) -> Figure:
    return ledger.figure(show_number(round_half_up(value), "vi"), source, unit="points")


def inside_a_sentence(text: str) -> str:
    """The text as it stands inside a sentence; a word of capitals stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
