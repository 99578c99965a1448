"""A scheme in words: how totals, places and classes come about, and each item's rule."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.apps.assessment.board import section_label
from thidua.apps.assessment.cards import in_words
from thidua.core.scoring.card import Ranking, Step
from thidua.core.scoring.describe import describe
from thidua.core.scoring.scheme import Grade, Item, KnockOut, Scheme, Section
from thidua.wording.values import show

Show = Callable[[object], str]
YEAR = re.compile(r"(?:năm |[-/.])(20\d\d)\b")
GRADED = "scoring.graded"  # the class that the total itself gives


@dataclass(frozen=True, slots=True)
class RankingRules:
    formula: tuple[str, ...]
    classes: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One item in words, or the heading of a section inside a section."""

    id: str
    code: str
    name: str
    frame: Decimal
    heading: bool = False
    rule: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    demanded: str = ""
    scorer: str = ""


@dataclass(frozen=True, slots=True)
class RuleSection:
    id: str
    title: str
    frame: Decimal
    rows: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True)
class SchemePage:
    title: str
    version: str
    note: str
    basis: tuple[str, ...]
    total: Decimal
    count: int
    demonstration: bool
    sections: tuple[RuleSection, ...]
    formula: tuple[str, ...]
    classes: tuple[str, ...]


def ranking_rules(
    scheme: Scheme, ranking: Ranking, names: Mapping[str, str], language: str
) -> RankingRules:
    """The rules, and what of them decided about whom this year; `names`: of the agencies."""
    steps = [_named(step, names) for step in ranking.steps]
    return RankingRules(
        formula=tuple(_formula(scheme, language)),
        classes=tuple(_classes(scheme, language)),
        reasons=(*in_words(steps, language), *_decided(ranking, names, language)),
    )


def _decided(ranking: Ranking, names: Mapping[str, str], language: str) -> Iterator[str]:
    """Why an agency's place or class is not just what its total says."""
    for place in ranking.places:
        special = [_named(step, names) for step in place.steps if step.code != GRADED]
        for sentence in in_words(special, language):
            yield f"{names.get(place.unit, place.unit)}: {sentence}"


def _named(step: Step, names: Mapping[str, str]) -> Step:
    units = step.data.get("units")
    if not isinstance(units, list):
        return step
    return Step(step.code, {**step.data, "units": [names.get(unit, unit) for unit in units]})


def of_other_years(scheme: Scheme, year: int) -> tuple[str, ...]:
    """The items whose words name an earlier year: a scheme carried on keeps its old days."""
    return tuple(
        item.id
        for item in scheme.items()
        if any(int(found) < year for found in YEAR.findall(_words(item)))
    )


def _words(item: Item) -> str:
    return " ".join([item.name, item.evidence or "", *(spec.label for spec in item.inputs)])


def make_scheme(scheme: Scheme, language: str) -> SchemePage:
    return SchemePage(
        title=scheme.title,
        version=scheme.version,
        note=scheme.note or "",
        basis=scheme.basis,
        total=scheme.total,
        count=sum(1 for _item in scheme.items()),
        demonstration=scheme.demonstration,
        sections=tuple(
            RuleSection(
                section.id,
                section_label(section),
                section.max,
                tuple(_rows(scheme, section, language)),
            )
            for section in scheme.sections
        ),
        formula=tuple(_formula(scheme, language)),
        classes=tuple(_classes(scheme, language)),
    )


def _rows(scheme: Scheme, section: Section, language: str) -> Iterator[RuleRow]:
    for item in section.items:
        yield RuleRow(
            id=item.id,
            code=item.code,
            name=item.name,
            frame=item.max,
            rule=in_words(describe(item), language),
            inputs=tuple(spec.label for spec in item.inputs),
            demanded=item.evidence or "",
            scorer=scheme.scorers.get(item.scored_by, ""),
        )
    for inner in section.sections:
        yield RuleRow(inner.id, inner.code, inner.name, inner.max, heading=True)
        yield from _rows(scheme, inner, language)


def _formula(scheme: Scheme, language: str) -> Iterator[str]:
    """How a total is made, what the order is on, and what decides between equals."""

    def shown(value: object) -> str:
        return show(value, language)

    added = [section_label(each) for each in scheme.sections if each.kind != "deduction"]
    taken = [section_label(each) for each in scheme.sections if each.kind == "deduction"]
    yield _("Total = {parts}.").format(parts=" + ".join(added))
    if taken:
        yield _("{parts} is taken off.").format(parts=", ".join(taken))
    if scheme.rank_on == "percent":
        yield _(
            "Agencies are ordered by the percentage of their own frame, so that a task that was"
            " not assigned does not count against an agency."
        )
    else:
        yield _("Agencies are ordered by the total, the highest first.")
    names = _part_names(scheme)
    for number, tie in enumerate(scheme.tie_breaks, 1):
        words = (
            _("Equal totals, key {n}: more points in “{part}” go first.")
            if tie.order == "more"
            else _("Equal totals, key {n}: fewer points in “{part}” go first.")
        )
        yield words.format(n=number, part=names.get(tie.by, tie.by))
    yield _("Agencies that are still equal share the place.")
    yield (
        _("Points are rounded half up to {n} decimals, for each item.")
        if scheme.rounding.when == "item"
        else _("Points are rounded half up to {n} decimals, at the end only.")
    ).format(n=shown(scheme.rounding.decimals))


def _classes(scheme: Scheme, language: str) -> Iterator[str]:
    def shown(value: object) -> str:
        return show(value, language)

    def limit(value: object) -> str:
        return f"{shown(value)}%" if scheme.rank_on == "percent" else shown(value)

    for grade in scheme.grades:
        yield f"{grade.name}: {_bounds(grade, limit)}."
    for cap in scheme.shares:
        yield _("At most {share}% of the agencies hold the class {grade}.").format(
            share=shown(cap.share * 100), grade=scheme.grade(cap.grade).name
        )
    for knock_out in scheme.knock_outs:
        yield _knock_out(scheme, knock_out)


def _bounds(grade: Grade, shown: Show) -> str:
    low, high = grade.low, grade.high
    if low and high:
        words = _("from {low} to {high}") if high[1] else _("from {low} to below {high}")
        return words.format(low=shown(low[0]), high=shown(high[0]))
    if low:
        return _("from {low} up").format(low=shown(low[0]))
    return _("below {high}").format(high=shown(high[0])) if high else _("all others")


def _knock_out(scheme: Scheme, knock_out: KnockOut) -> str:
    if knock_out.at_most:
        best = scheme.grade(knock_out.at_most).name
        return _("{condition}: at most {grade}.").format(condition=knock_out.name, grade=best)
    return _("{condition}: {n} class lower.").format(condition=knock_out.name, n=knock_out.lower)


def _part_names(scheme: Scheme) -> dict[str, str]:
    sections = {each.id: section_label(each) for each in scheme.all_sections()}
    return sections | {item.id: f"{item.code} {item.name}" for item in scheme.items()}
