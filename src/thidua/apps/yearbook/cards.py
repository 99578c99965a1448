"""Scorecards and ranking of the engine → facts for the report and the score workbook."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from thidua.apps.yearbook.facts import LineFact, ScoreFact, ScoringFacts
from thidua.core.composing.ledger import Source
from thidua.core.composing.trace import Record
from thidua.core.kernel.quantities import Unit
from thidua.core.scoring.card import Line, Place, Ranking, Scorecard, Step
from thidua.core.scoring.inputs import Absence, Scalar
from thidua.core.scoring.scheme import InputSpec, Item, Scheme, Section
from thidua.wording import current_language, say
from thidua.wording import gettext as _
from thidua.wording.values import show

MARKS = {Unit.PERCENT: "%"}


@dataclass(frozen=True, slots=True)
class Scored:
    """A year as the engine scored it, with what only the records know."""

    scheme: Scheme
    scheme_source: Source
    cards: Mapping[str, Scorecard]
    ranking: Ranking
    rule_of: Callable[[Item], Sequence[Step]]
    evidence: Mapping[tuple[str, str], str] = field(default_factory=dict)  # (agency, item)


def scoring_facts(scored: Scored) -> ScoringFacts:
    """What the report and the workbook print of a scored year."""
    scheme = scored.scheme
    return ScoringFacts(
        title=scheme.title,
        source=scored.scheme_source,
        total=scheme.total,
        item_count=sum(1 for _item in scheme.items()),
        sections=tuple((s.id, s.code, s.name, s.max) for s in printed_sections(scheme)),
        places=tuple(_place(scored, place) for place in scored.ranking.places),
        provisional=scored.ranking.provisional,
        lines={unit: tuple(_lines(scored, card)) for unit, card in scored.cards.items()},
    )


def printed_sections(scheme: Scheme) -> Iterator[Section]:
    """Top sections that have a column of their own; bonus and deductions have theirs."""
    return (s for s in scheme.sections if s.kind in {"base", "extra"})


def _place(scored: Scored, place: Place) -> ScoreFact:
    card, scheme = scored.cards[place.unit], scored.scheme
    totals = {s.id: card.sections[s.id] for s in printed_sections(scheme)}
    record = Record("scorecard", place.unit, scheme.title)
    return ScoreFact(
        code=place.unit,
        place=place.place,
        total=place.total,
        low=place.low,
        high=place.high,
        grade=scheme.grade(place.grade).name if place.grade else "",
        sections={id_: (t.points, t.low, t.high) for id_, t in totals.items()},
        bonus=card.bonus,
        deducted=card.deducted,
        source=Source(record, illustrative=card.illustrative, rule=words(card.steps)),
    )


def words(steps: Iterable[Step]) -> str:
    """Steps as sentences, one after the other."""
    return " ".join(say(step.code, step.data) for step in steps)


def _lines(scored: Scored, card: Scorecard) -> Iterator[LineFact]:
    for section in scored.scheme.sections:
        yield from _section_lines(scored, card, section)


def _section_lines(scored: Scored, card: Scorecard, section: Section) -> Iterator[LineFact]:
    total = card.sections[section.id]
    yield LineFact(
        item=section.id, code=section.code, name=section.name, frame=section.max, rule="",
        given="", points=total.points, low=total.low, high=total.high,
        reason=words(total.steps), evidence="", illustrative=total.illustrative, is_section=True,
    )  # fmt: skip
    for item in section.items:
        yield _line(scored, card, item)
    for inner in section.sections:
        yield from _section_lines(scored, card, inner)


def _line(scored: Scored, card: Scorecard, item: Item) -> LineFact:
    line = card.lines[item.id]
    return LineFact(
        item=item.id,
        code=item.code,
        name=item.name,
        frame=item.max,
        rule=words(scored.rule_of(item)),
        given=given_words(item, line),
        points=line.points,
        low=line.low,
        high=line.high,
        reason=words(line.steps),
        evidence=scored.evidence.get((card.unit, item.id), ""),
        illustrative=line.illustrative,
    )


def given_words(item: Item, line: Line) -> str:
    """The inputs of a line as a reader sees them, or why there is none."""
    absences = {
        Absence.NOT_ASSIGNED: _("not assigned"),
        Absence.NOTHING_AROSE: _("nothing arose"),
        Absence.MISSING: _("not reported yet"),
    }
    if line.given is None:
        return absences[Absence.MISSING]
    if line.given.absence:
        return absences[line.given.absence]
    shown = [
        (spec, value_words(spec, line.given.values[spec.name]))
        for spec in item.inputs
        if spec.name in line.given.values
    ]
    if len(item.inputs) == 1:
        return "".join(text for _spec, text in shown)
    return "; ".join(f"{spec.label}: {text}" for spec, text in shown)


def value_words(spec: InputSpec, value: Scalar) -> str:
    """One input value with its unit: "97%", "Có", "Giải Ba", "05/01/2023"."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal | int):
        return show(value, current_language()) + MARKS.get(spec.unit, "")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    options = spec.options or {}
    if isinstance(value, tuple):
        return ", ".join(options.get(part, part) for part in value)
    return options.get(value, value)
