"""Scoring of the new year up to the cross-check: some sheets done, some open, some explained."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from thidua.apps.assessment import services
from thidua.apps.assessment.cell_texts import cell_text
from thidua.apps.assessment.models import Explanation, ScoreSheet
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.assessment.services import Cell, Said, StageForm
from thidua.apps.assessment.services import Step as SheetStep
from thidua.apps.assessment.typed import typed_inputs
from thidua.apps.common import clock
from thidua.apps.reporting.services import EvidenceEntry, add_evidence
from thidua.commands.playing.cast import Cast
from thidua.core.kernel.strict_yaml import read_yaml
from thidua.core.scoring.inputs import Absence
from thidua.core.scoring.scheme import Item, Scheme
from thidua.workbook.contents import RowContents
from thidua.workbook.demo import BLOC, demo_contents

SEED = "29/11/2023"
CHECKED, CHANGED = 6, 3  # so many cross-checks are finished; so many of them changed a line


def play_scoring(cast: Cast) -> None:
    """Self-score of all, then the cross-check: finished, explained, asked again, still open."""
    if ScoreSheet.objects.filter(bloc_year=cast.year).exists():
        return
    year = cast.year.year
    with clock.at(date(year, 11, 27)):
        services.open_stage(cast.secretary, cast.year, StageForm("self", date(year, 12, 1)))
        _self_scores(cast)
    with clock.at(date(year, 11, 29)):
        services.draw_crossing(cast.secretary, cast.year, SEED)
        services.open_stage(cast.secretary, cast.year, StageForm("cross", date(year, 12, 8)))
        _cross_checks(cast)
    with clock.at(date(year, 12, 4)):
        _explanations(cast)


def _self_scores(cast: Cast) -> None:
    scheme = adopted_scheme(cast.year)
    contents = demo_contents(scheme, read_yaml(BLOC), seed=cast.year.year)
    given = {
        agency.code: {row.item_id: row for row in agency.rows} for agency in contents.agencies
    }
    for member in cast.members:
        officer = cast.officer(member.code)
        sheet = _sheet(cast, "self", member.code)
        cells = _cells(scheme, given[member.code])
        services.save_cells(officer, cast.year, sheet.pk, cells)
        _cite(cast, member.code, sheet.pk, scheme)
        services.take_step(officer, cast.year, sheet.pk, SheetStep("submit"))
        services.take_step(cast.leader(member.code), cast.year, sheet.pk, SheetStep("approve"))


def _cite(cast: Cast, code: str, sheet: int, scheme: Scheme) -> None:
    """The agency's files stand behind what it claims; two lines still lack theirs."""
    officer, number = cast.officer(code), 100
    demanded = [item.id for item in scheme.items() if item.scored_by == "unit" and item.evidence]
    for part in sorted({item[: item.index(".")] for item in demanded}):
        number += 1
        entry = EvidenceEntry(
            reference=f"Hồ sơ số {number}-HS/{code}", day=date(cast.year.year, 11, 20)
        )
        proof = add_evidence(officer, cast.year, cast.agency(code), entry)
        for item in demanded[:-2]:
            if item.startswith(f"{part}."):
                services.cite_line(officer, cast.year, sheet, item, [proof.pk], [])


def _cells(scheme: Scheme, rows: Mapping[str, RowContents]) -> list[Cell]:
    return [
        cell
        for item in scheme.items()
        if item.scored_by == "unit" and item.id in rows
        for cell in _of_item(item, rows[item.id])
    ]


def _of_item(item: Item, row: RowContents) -> list[Cell]:
    if row.absence:
        return [Cell(item.id, "absence", row.absence.value)]
    specs = typed_inputs(item, reviewing=False)
    cells = [
        Cell(item.id, spec.name, cell_text(spec, row.values[spec.name]))
        for spec in specs
        if spec.name in row.values
    ]
    if specs and not any(cell.text for cell in cells):
        return [Cell(item.id, "absence", Absence.NOTHING_AROSE.value)]
    if cells:
        cells.append(Cell(item.id, "reason", "Theo hồ sơ minh chứng của đơn vị"))
    return cells


def _cross_checks(cast: Cast) -> None:
    checks = cast.year.cross_checks.select_related("checker", "checked").order_by("pk")
    for place, check in enumerate(checks):
        if place >= CHECKED:
            return
        checker = cast.officer(check.checker.code)
        sheet = _sheet(cast, "cross", check.checked.code)
        if place < CHANGED:
            item, lower = _judged_line(cast, check.checked.code)
            cells = [Cell(item, "value", lower), Cell(item, "reason", "Minh chứng chưa đủ")]
            services.save_cells(checker, cast.year, sheet.pk, cells)
        services.take_step(checker, cast.year, sheet.pk, SheetStep("finish"))


def _judged_line(cast: Cast, code: str) -> tuple[str, str]:
    """A line of the self-score that was judged above zero, and half a point less."""
    for line in _sheet(cast, "self", code).lines.exclude(points=None).order_by("pk"):
        if line.points and line.points >= 1:
            return line.item, f"{line.points - Decimal('0.5'):f}".rstrip("0").rstrip(".").replace(
                ".", ","
            )
    raise LookupError(code)


def _explanations(cast: Cast) -> None:
    """One is settled, one waits for the reviewer, one for the agency."""
    rows = Explanation.objects.filter(sheet__bloc_year=cast.year).select_related("sheet__agency")
    for place, row in enumerate(rows.order_by("pk")[: CHANGED - 1]):
        officer = cast.officer(row.sheet.agency.code)
        said = Said("answer", "Đơn vị đã bổ sung văn bản còn thiếu.")
        services.say_to_difference(officer, cast.year, row.pk, said)
        if place == 0:
            services.say_to_difference(cast.secretary, cast.year, row.pk, Said("settle"))


def _sheet(cast: Cast, stage: str, code: str) -> ScoreSheet:
    return ScoreSheet.objects.exclude(state__in=("replaced", "returned")).get(
        bloc_year=cast.year, stage=stage, agency__code=code, owner=""
    )
