"""Scorecards and ranking of the engine → facts for the report and the score workbook."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from thidua.apps.assessment.given import absence_of, givens
from thidua.apps.yearbook.facts import LineFact, ScoreFact, ScoringFacts
from thidua.core.composing.ledger import Evidence, Source
from thidua.core.composing.trace import Record
from thidua.core.scoring.card import Line, Place, Ranking, Scorecard, Step
from thidua.core.scoring.scheme import Item, Scheme, Section
from thidua.wording import current_language, say


@dataclass(frozen=True, slots=True)
class Scored:
    """A year as the engine scored it, with what only the records know."""

    scheme: Scheme
    scheme_source: Source
    cards: Mapping[str, Scorecard]
    ranking: Ranking
    rules: Mapping[str, str]  # item → its rule in words
    sources: Mapping[tuple[str, str], Source] = field(default_factory=dict)  # (agency, item)


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
        yield from _section_lines(scored, card, section, section.id)


def _section_lines(
    scored: Scored, card: Scorecard, section: Section, top: str
) -> Iterator[LineFact]:
    total = card.sections[section.id]
    yield LineFact(
        item=section.id, code=section.code, name=section.name, frame=section.max, rule="",
        given="", points=total.points, low=total.low, high=total.high,
        reason=words(total.steps), evidence="", illustrative=total.illustrative, is_section=True,
    )  # fmt: skip
    for item in section.items:
        yield _line(scored, card, item, top)
    for inner in section.sections:
        yield from _section_lines(scored, card, inner, top)


def _line(scored: Scored, card: Scorecard, item: Item, top: str) -> LineFact:
    line = card.lines[item.id]
    rule = scored.rules[item.id]
    known = scored.sources.get((card.unit, item.id))
    record = Record("score", f"{card.unit}-{item.id}", f"{item.code} {item.name}")
    source = replace(known or Source(record), item=item.id, rule=rule, record=record)
    return LineFact(
        item=item.id,
        code=item.code,
        name=item.name,
        frame=item.max,
        rule=rule,
        given=given_words(item, line),
        points=line.points,
        low=line.low,
        high=line.high,
        reason=words(line.steps),
        evidence="; ".join(_proof(proof) for proof in source.evidence),
        illustrative=line.illustrative,
        section=top,
        source=replace(source, illustrative=line.illustrative),
    )


def _proof(proof: Evidence) -> str:
    return f"{proof.reference} ({proof.quantity})" if proof.quantity else proof.reference


def given_words(item: Item, line: Line) -> str:
    """The inputs of a line as a reader sees them, or why there is none."""
    absence = absence_of(line)
    if absence:
        return absence.name
    given = givens(item, line.given, current_language())
    if len(item.inputs) == 1:
        return "".join(each.shown for each in given)
    return "; ".join(f"{each.label}: {each.shown}" for each in given)
