"""Checks a scheme before it is used; every finding names the line and what to do."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from thidua.core.kernel.findings import Finding
from thidua.core.kernel.quantities import Unit
from thidua.core.kernel.remarks import KeyPath, Remarks
from thidua.core.scoring.check_rules import check_item
from thidua.core.scoring.check_tiers import Steps, check_cover
from thidua.core.scoring.scheme import Item, KnockOut, Scheme, Section

UNIT = "unit"  # who scores what no specialised body scores


def check_scheme(
    scheme: Scheme, lines: Mapping[KeyPath, int | str] | None = None, name: str | None = None
) -> list[Finding]:
    """Everything that is wrong or odd in a scheme that has the right form."""
    remarks = Remarks(name or scheme.id, lines or {})
    _check_repeats(scheme, remarks)
    base = Decimal(0)
    for place, section in enumerate(scheme.sections):
        _check_section(section, ("sections", place), remarks)
        base += section.max if section.kind == "base" else 0
    if base != scheme.total:
        remarks.at(("total",), "scheme.total_not_sum", total=scheme.total, sum=base)
    for item, path in items_with_paths(scheme):
        check_item(item, path, remarks)
        if item.scored_by not in {UNIT, *scheme.scorers}:
            data = {"scorer": item.scored_by, "allowed": [UNIT, *scheme.scorers]}
            remarks.at((*path, "scored_by"), "scheme.unknown_scorer", **data)
    _check_indicators(scheme, remarks)
    _check_grades(scheme, remarks)
    _check_references(scheme, remarks)
    return remarks.found


def items_with_paths(scheme: Scheme) -> Iterator[tuple[Item, KeyPath]]:
    """Each item with the path of keys that leads to it in the file."""
    for place, section in enumerate(scheme.sections):
        yield from _items_in(section, ("sections", place))


def _items_in(section: Section, path: KeyPath) -> Iterator[tuple[Item, KeyPath]]:
    for place, item in enumerate(section.items):
        yield item, (*path, "items", place)
    for place, inner in enumerate(section.sections):
        yield from _items_in(inner, (*path, "sections", place))


def _sections_in(section: Section, path: KeyPath) -> Iterator[tuple[Section, KeyPath]]:
    yield section, path
    for place, inner in enumerate(section.sections):
        yield from _sections_in(inner, (*path, "sections", place))


def _check_repeats(scheme: Scheme, remarks: Remarks) -> None:
    seen: set[str] = set()
    sections = (
        pair
        for place, section in enumerate(scheme.sections)
        for pair in _sections_in(section, ("sections", place))
    )
    parts: list[tuple[Section | Item, KeyPath]] = [*sections, *items_with_paths(scheme)]
    for part, path in parts:
        if part.id in seen:
            remarks.at((*path, "id"), "scheme.repeated_id", id=part.id)
        seen.add(part.id)


def _check_section(section: Section, path: KeyPath, remarks: Remarks) -> None:
    parts: list[Section | Item] = [*section.items, *section.sections]
    if not parts:
        remarks.at(path, "scheme.empty_section", section=section.code)
        return
    if section.max < section.min:
        remarks.at(path, "scheme.frame_upside_down", low=section.min, high=section.max)
    frames = [part.max for part in parts]
    reach = max(frames) if section.combine == "best" else sum(frames, Decimal(0))
    data = {"section": section.code, "frame": section.max, "sum": reach}
    if section.kind == "base" and reach != section.max:
        remarks.at((*path, "max"), "scheme.frame_not_sum", **data)
    if section.kind in {"bonus", "extra"} and reach < section.max:
        remarks.warn((*path, "max"), "scheme.pool_not_filled", **data)
    if section.kind == "deduction" and section.max > 0:
        remarks.at((*path, "max"), "scheme.deduction_gives", section=section.code)
    for place, inner in enumerate(section.sections):
        if inner.kind != "base":
            remarks.at(
                (*path, "sections", place, "kind"), "scheme.kind_inside", section=inner.code
            )
        elif section.kind == "base":
            _check_section(inner, (*path, "sections", place), remarks)


def _check_indicators(scheme: Scheme, remarks: Remarks) -> None:
    """One indicator has one unit, whichever items it feeds."""
    units: dict[str, Unit] = {}
    for item, path in items_with_paths(scheme):
        if item.indicator and item.inputs:
            unit = units.setdefault(item.indicator, item.inputs[0].unit)
            if unit is not item.inputs[0].unit:
                data = {"indicator": item.indicator, "unit": item.inputs[0].unit, "other": unit}
                remarks.at((*path, "indicator"), "scheme.indicator_units", **data)


def _check_grades(scheme: Scheme, remarks: Remarks) -> None:
    repeated = [code for code, n in Counter(g.code for g in scheme.grades).items() if n > 1]
    for code in repeated:
        remarks.at(("grades",), "scheme.repeated_id", id=code)
    if scheme.grades:
        # Totals are rounded, so that between 89.99 and 90 there is no total to lose.
        domain = Steps(Decimal(0), None, Decimal(1).scaleb(-scheme.rounding.decimals))
        check_cover(scheme.grades, ("grades",), domain, remarks)


def _check_references(scheme: Scheme, remarks: Remarks) -> None:
    parts = {s.id for s in scheme.all_sections()} | {item.id for item in scheme.items()}
    grades = {grade.code for grade in scheme.grades}
    for place, tie in enumerate(scheme.tie_breaks):
        if tie.by not in parts:
            remarks.at(("tie_breaks", place), "scheme.unknown_part", part=tie.by)
    for place, cap in enumerate(scheme.shares):
        for code in {cap.grade, *(cap.base or ())} - grades:
            remarks.at(
                ("shares", place), "scheme.unknown_grade", grade=code, allowed=sorted(grades)
            )
        if not 0 < cap.share <= 1:
            remarks.at(("shares", place, "share"), "scheme.bad_share", share=cap.share)
    for place, rule in enumerate(scheme.knock_outs):
        _check_knock_out(scheme, rule, ("knock_outs", place), remarks)


def _check_knock_out(scheme: Scheme, rule: KnockOut, path: KeyPath, remarks: Remarks) -> None:
    named = [part for part in (rule.flag, rule.section, rule.item) if part is not None]
    asks = rule.flag is not None or rule.is_zero or rule.below_share is not None
    acts = rule.at_most is not None or rule.lower > 0
    if len(named) != 1 or not asks or not acts:
        remarks.at(path, "scheme.knock_out_unclear", name=rule.name)
    sections = {section.id for section in scheme.all_sections()}
    items = {item.id for item in scheme.items()}
    for part, known in ((rule.section, sections), (rule.item, items), (rule.flag, items)):
        if part is not None and part not in known:
            remarks.at(path, "scheme.unknown_part", part=part)
    if rule.below_share is not None and not 0 < rule.below_share <= 1:
        remarks.at((*path, "below_share"), "scheme.bad_share", share=rule.below_share)
    grades = [grade.code for grade in scheme.grades]
    if rule.at_most is not None and rule.at_most not in grades:
        remarks.at(path, "scheme.unknown_grade", grade=rule.at_most, allowed=grades)
