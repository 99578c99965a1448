"""Find a table by its header texts, wherever people moved it."""

from collections.abc import Mapping
from dataclasses import dataclass

from thidua.workbook.book import SheetView, key

HEADER_DEPTH = 60  # rows in which the header may stand
MAX_HEADER = 60  # letters; longer texts are sentences


@dataclass(frozen=True, slots=True)
class Table:
    header_row: int
    columns: Mapping[str, int]  # key of the wanted header → column
    others: Mapping[str, int]  # text of any further header → column

    def column(self, key: str) -> int | None:
        return self.columns.get(key)


def find_table(
    sheet: SheetView, wanted: Mapping[str, str], needed: frozenset[str]
) -> Table | None:
    """The row that holds most of the wanted headers, if it holds all that are needed."""
    best: Table | None = None
    for row in sheet.rows:
        if row > HEADER_DEPTH:
            break
        if len(sheet.filled(row)) < len(needed):
            continue
        found = _match(sheet, row, wanted)
        if needed <= found.columns.keys() and (
            best is None or len(found.columns) > len(best.columns)
        ):
            best = found
    return best


def _match(sheet: SheetView, row: int, wanted: Mapping[str, str]) -> Table:
    """Equal headers first; then those that go on after the wanted words ("Số liệu năm 2022")."""
    texts = {
        column: cell.text
        for column, cell in sheet.filled(row).items()
        if isinstance(cell.value, str) and len(cell.value) <= MAX_HEADER
    }
    free = {column: key(text) for column, text in texts.items() if text}
    columns: dict[str, int] = {}
    for longer in (False, True):
        for name, label in wanted.items():
            if name in columns:
                continue
            plain = key(label)
            for column, text in free.items():
                if text == plain or (longer and text.startswith((plain + " ", plain + "("))):
                    columns[name] = column
                    del free[column]
                    break
    return Table(row, columns, {texts[column]: column for column in free})
