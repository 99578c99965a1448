"""Cells pasted from a sheet: which item each line is of, and whether its values can be taken."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from thidua.apps.assessment.cell_texts import cell_text
from thidua.apps.assessment.sheet_page import SheetPage, SheetRow
from thidua.apps.assessment.typed import NOTE, read_typed, typed_inputs
from thidua.core.kernel.errors import DomainError
from thidua.core.scoring.scheme import Item, Scheme
from thidua.core.vietnamese import nfc
from thidua.wording import say_error

MOST = 500  # lines; no scheme has more
HALF = 2


@dataclass(frozen=True, slots=True)
class Pasted:
    """One pasted value: where it goes, how it was understood, or why it can not be taken."""

    row: str
    code: str
    name: str
    col: str
    text: str
    shown: str
    version: int
    words: str = ""
    doubtful: bool = False  # read otherwise than it was typed

    @property
    def good(self) -> bool:
        return not self.words


def read_pasted(
    scheme: Scheme, page: SheetPage, text: str, row: str, col: str, language: str
) -> list[Pasted]:
    """What the lines say, by the codes in their first column, else by position from the cell."""
    lines = [line for line in csv.reader(io.StringIO(nfc(text)), delimiter="\t") if any(line)]
    lines = lines[:MOST]
    cells = [each for each in page.rows if not each.heading and each.input]
    by_code = _by_code(lines, cells)
    pairs = by_code if by_code is not None else _by_place(lines, cells, row, col)
    return [
        found
        for place, values in pairs
        for found in _values(scheme.item(place.id), place, values, language)
    ]


def tally_of(found: list[Pasted]) -> dict[str, int]:
    """How many can be taken as they are, are to be looked at, are left out."""
    good = sum(each.good and not each.doubtful for each in found)
    doubtful = sum(each.doubtful for each in found)
    return {"good": good, "doubtful": doubtful, "wrong": len(found) - good - doubtful}


Pair = tuple[SheetRow, dict[str, str]]


def _by_code(lines: list[list[str]], cells: list[SheetRow]) -> list[Pair] | None:
    """Lines whose first column is a code of the scheme; None when most are not."""
    found: list[Pair] = []
    start = 0
    for line in lines:
        key = line[0].strip().rstrip(".")
        here = next(
            (n for n in range(start, len(cells)) if key in _keys(cells[n])),
            None,
        )
        if here is None or len(line) < HALF:
            continue
        start = here + 1
        values = [value for value in line[1:] if value.strip() != cells[here].name]
        found.append((cells[here], _columns(cells[here], values)))
    return found if len(found) * HALF > len(lines) else None


def _keys(row: SheetRow) -> set[str]:
    whole = f"{row.id}|{row.input.name}" if row.input else row.id  # as a form names it
    return {whole, row.id, row.code, row.code.rstrip(".")} if row.first else {whole}


def _columns(row: SheetRow, values: list[str]) -> dict[str, str]:
    names = [row.input.name if row.input else "", NOTE]
    return {name: value for name, value in zip(names, values, strict=False) if name}


def _by_place(lines: list[list[str]], cells: list[SheetRow], row: str, col: str) -> list[Pair]:
    start = next((n for n, each in enumerate(cells) if each.id == row), None)
    if start is None:
        return []
    if col != NOTE:
        named = (n for n, c in enumerate(cells) if c.id == row and c.input and c.input.name == col)
        start = next(named, start)
    return [
        (place, {NOTE: line[0]} if col == NOTE else _columns(place, line))
        for place, line in zip(cells[start:], lines, strict=False)
    ]


def _values(
    item: Item, place: SheetRow, values: dict[str, str], language: str
) -> Iterator[Pasted]:
    for col, raw in values.items():
        text = raw.strip()
        if not text:
            continue
        shown, words, version = text, "", place.input.version if place.input else 0
        if col != NOTE:
            spec = next(s for s in typed_inputs(item, reviewing=True) if s.name == col)
            try:
                shown = cell_text(spec, read_typed(item, spec, text))
            except DomainError as error:
                words = say_error(error, language)
        doubtful = col != NOTE and not words and shown != text
        yield Pasted(place.id, place.code, place.name, col, text, shown, version, words, doubtful)
