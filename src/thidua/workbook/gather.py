"""Cells of one item gathered to one row of contents."""

from dataclasses import dataclass, field
from decimal import Decimal

from thidua.core.kernel.findings import Finding, Severity
from thidua.core.scoring.inputs import Absence, Scalar
from thidua.core.scoring.scheme import Item
from thidua.workbook import layout
from thidua.workbook.contents import EvidenceContents, RowContents
from thidua.workbook.form_rows import FormRow, needed_inputs


@dataclass(slots=True)
class Gathered:
    """What was read for one item so far."""

    item: Item
    place: str = ""
    values: dict[str, Scalar] = field(default_factory=dict)
    times: dict[str, dict[str, int]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)  # key of a row → where it was read
    absence: Absence | None = None
    status_place: str = ""
    notes: list[str] = field(default_factory=list)
    evidence: list[EvidenceContents] = field(default_factory=list)
    illustrative: bool = False
    broken: bool = False  # a value was there but could not be read

    def put(self, row: FormRow, value: Scalar) -> None:
        if row.option is None:
            self.values[row.spec.name] = value
        elif isinstance(value, Decimal):
            self.times.setdefault(row.spec.name, {})[row.option] = int(value)

    def close(self) -> tuple[RowContents, list[Finding]]:
        """The row, and what does not fit together in it."""
        values = dict(self.values)
        for name, times in self.times.items():
            options = self.item.input(name).options or {}
            values[name] = tuple(code for code in options for _ in range(times.get(code, 0)))
        findings = list(self._check(values))
        absence = self.absence
        if absence is None and not values:
            absence = Absence.MISSING
        return (
            RowContents(
                self.item.id, values, absence, "; ".join(self.notes), tuple(self.evidence),
                self.place, self.illustrative,
            ),
            findings,
        )  # fmt: skip

    def _check(self, values: dict[str, Scalar]) -> list[Finding]:
        data: dict[str, object] = {"code": self.item.code, "item": self.item.name}
        place = self.status_place or self.place
        if self.absence is not None and values:
            status = layout.STATUS[self.absence]
            return [Finding("workbook.absent_with_value", place, data | {"status": status})]
        if self.absence is Absence.NOT_ASSIGNED and not self.item.allows_not_assigned:
            return [Finding("workbook.must_be_assigned", place, data)]
        if self.absence is Absence.NOTHING_AROSE and self.item.nothing_arose is None:
            return [Finding("workbook.must_arise", place, data)]
        lacking = needed_inputs(self.item) - set(values)
        if values and lacking and not self.broken:
            labels = [spec.label for spec in self.item.inputs if spec.name in lacking]
            data |= {"missing": labels}
            return [Finding("workbook.row_incomplete", self.place, data, Severity.WARNING)]
        return []
