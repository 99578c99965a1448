"""What a rectangle pasted from Excel means in the entry grid; nothing is kept here."""

from dataclasses import dataclass
from decimal import Decimal

from thidua.apps.reporting.cells import BadCell, read_cell
from thidua.apps.reporting.entry_page import EntryRow
from thidua.core.vietnamese import fold

MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One pasted figure: for which row, what was written, what was understood."""

    row: EntryRow | None
    text: str
    value: Decimal | None = None
    code: str = ""  # the sentence of what is wrong
    doubtful: bool = False

    @property
    def good(self) -> bool:
        return self.row is not None and not self.code


def read_paste(text: str, start: str, rows: tuple[EntryRow, ...]) -> list[PastedRow]:
    """Figures by the code column where the paste has one, else line by line from `start` on."""
    table = [line.split("\t") for line in text.replace("\r\n", "\n").strip("\n").split("\n")]
    table = table[:MOST_ROWS]
    by_code = {fold(row.indicator.code): row for row in rows}
    codes = next((n for n in range(_width(table)) if _is_code_column(table, n, by_code)), None)
    if codes is not None:
        return [_one(by_code.get(fold(_cell(line, codes))), _last(line)) for line in table]
    order = [row.indicator.code for row in rows]
    first = order.index(start) if start in order else 0
    return [
        _one(rows[first + n] if first + n < len(rows) else None, _last(line))
        for n, line in enumerate(table)
    ]


def _width(table: list[list[str]]) -> int:
    return max(len(line) for line in table)


def _is_code_column(table: list[list[str]], column: int, known: dict[str, EntryRow]) -> bool:
    return sum(fold(_cell(line, column)) in known for line in table) * 2 > len(table)


def _cell(line: list[str], column: int) -> str:
    return line[column] if column < len(line) else ""


def _last(line: list[str]) -> str:
    """The last cell that says something: the figure stands to the right of code and label."""
    return next((cell for cell in reversed(line) if cell.strip()), "")


def _one(row: EntryRow | None, text: str) -> PastedRow:
    if row is None:
        return PastedRow(None, text, code="reporting.paste_no_row")
    try:
        read = read_cell(text, row.indicator)
    except BadCell as error:
        return PastedRow(row, text, code=error.code)
    return PastedRow(row, text, read.value, doubtful=read.doubtful)
