"""Which item and input a row of a sheet belongs to: by its key, else by code, name and label."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from thidua.core.scoring.scheme import Item, Scheme
from thidua.core.vietnamese.folding import fold
from thidua.workbook.form_rows import FormRow, rows_of


@dataclass(slots=True)
class Locator:
    """Finds rows of `items`; remembers the item above, whose further rows carry no code."""

    by_key: dict[str, FormRow]
    by_code_name: dict[tuple[str, str], list[Item]] = field(default_factory=dict)
    by_code: dict[str, list[Item]] = field(default_factory=dict)
    section_codes: frozenset[str] = frozenset()
    current: Item | None = None
    seen_here: int = 0

    def find(self, key: str, code: str, name: str, label: str) -> FormRow | None:
        """The row's meaning, or None when it is none of ours (a heading, a total, a remark)."""
        if found := self.by_key.get(key):
            self.current = found.item
            return found
        if code or name:
            self.current = self._item(code, name)
            self.seen_here = 0
        return self._row_of(self.current, label) if self.current and label else None

    def _item(self, code: str, name: str) -> Item | None:
        both = self.by_code_name.get((fold(code), fold(name)), [])
        if len(both) == 1:
            return both[0]
        alone = self.by_code.get(fold(code), [])
        known = len(alone) == 1 and fold(code) not in self.section_codes
        return alone[0] if known and not both else None

    def _row_of(self, item: Item, label: str) -> FormRow | None:
        plain = fold(label)
        return next((row for row in rows_of(item) if fold(row.label) == plain), None)


def locator(scheme: Scheme, items: Iterable[Item]) -> Locator:
    found = Locator({})
    for item in items:
        for row in rows_of(item):
            found.by_key[row.key] = row
        found.by_code_name.setdefault((fold(item.code), fold(item.name)), []).append(item)
        found.by_code.setdefault(fold(item.code), []).append(item)
    found.section_codes = frozenset(fold(section.code) for section in scheme.all_sections())
    return found
