"""A sheet as an Excel form: codes and names locked, entries open; and the filled form read."""

import io
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from thidua.apps.assessment.cell_texts import Input
from thidua.apps.assessment.sheet_page import SheetPage, SheetRow
from thidua.core.vietnamese.numbers import read_number
from thidua.intake.blocks import Block, PlaceKind

KEY, CODE, NAME, MOST, ENTRY, REASON = range(6)  # columns; the first is hidden
HEAD = 4  # the row of the heads, counted from 0
WIDTHS = (0.5, 9, 52, 10, 18, 48)
FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "top", "border": 1}
LONGEST_LIST = 255  # signs that Excel takes in a list of choices


def write_form(page: SheetPage, year: int) -> bytes:
    """The sheet of one agency, filled with what is entered already."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        _Form(book, page, year).write()
    return stream.getvalue()


class _Form:
    def __init__(self, book: Any, page: SheetPage, year: int) -> None:
        self._page, self._year = page, year
        self._sheet = book.add_worksheet(_("Score sheet")[:31])
        self._title = book.add_format({**FONT, "border": 0, "bold": True, "font_size": 14})
        self._note = book.add_format({**FONT, "border": 0, "italic": True})
        self._head = book.add_format(
            {**FONT, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#F2EBDD"}
        )
        self._locked = book.add_format({**FONT, "text_wrap": True, "bg_color": "#F1EFEA"})
        self._section = book.add_format({**FONT, "bold": True, "bg_color": "#F1EFEA"})
        look = {**FONT, "locked": False, "bg_color": "#FFF6DB", "text_wrap": True}
        self._open = book.add_format(look)
        self._text = book.add_format({**look, "quote_prefix": True})

    def write(self) -> None:
        sheet, page = self._sheet, self._page
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width, None, {"hidden": column == KEY})
        title = _("Score sheet of %(agency)s, %(year)s") % {
            "agency": page.agency.name, "year": self._year,
        }  # fmt: skip
        sheet.write_string(0, CODE, title, self._title)
        sheet.write_string(
            1, CODE, _("Fill in the yellow cells only, save, and send the file on the page of "
                       "the sheet."), self._note,
        )  # fmt: skip
        heads = ("", _("Code"), _("Item"), _("Highest"), _("Entry"), _("Reason"))
        for column, head in enumerate(heads):
            sheet.write_string(HEAD, column, head, self._head)
        for n, row in enumerate(page.rows, HEAD + 1):
            self._row(n, row)
        sheet.protect("", {"select_locked_cells": True, "format_columns": True})
        sheet.freeze_panes(HEAD + 1, NAME + 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)

    def _row(self, n: int, row: SheetRow) -> None:
        sheet = self._sheet
        look = self._section if row.heading else self._locked
        for column, text in ((CODE, row.code), (NAME, row.name)):
            sheet.write_string(n, column, text, look)
        sheet.write_number(n, MOST, float(row.frame), look)
        if row.heading:
            return
        sheet.write_string(n, KEY, key_of(row))
        self._cell(n, ENTRY, row.input)
        self._cell(n, REASON, row.reason if row.first and row.input else None)

    def _cell(self, n: int, column: int, cell: Input | None) -> None:
        sheet = self._sheet
        if cell is None or not cell.writable:
            sheet.write_string(n, column, cell.value if cell else "", self._locked)
            return
        choices = [option.value for option in cell.options if option.value]
        if choices and len(",".join(choices)) <= LONGEST_LIST:
            sheet.data_validation(n, column, n, column, {"validate": "list", "source": choices})
        if not cell.value:
            sheet.write_blank(n, column, None, self._open)
        elif cell.kind == "number":
            sheet.write_number(n, column, float(read_number(cell.value).value), self._open)
        else:
            sheet.write_string(n, column, cell.value, self._text)


def key_of(row: SheetRow) -> str:
    """How a line of the form says which cell it is."""
    return f"{row.id}|{row.input.name}" if row.input else row.id


def filled(blocks: list[Block], page: SheetPage) -> str:
    """What a filled form changes, as lines that are read like pasted ones; "" for nothing.

    A form of another sheet, or a list of codes of one's own, is read by its first column.
    """
    rows: dict[tuple[str, int], dict[int, str]] = {}
    for block in blocks:
        if block.place.kind is PlaceKind.CELL:
            n, column = block.place.numbers
            text = " ".join(block.text.split())
            rows.setdefault((block.place.sheet, n), {})[column - 1] = text
    known = {key_of(row): row for row in page.rows if not row.heading}
    ours = [row for row in rows.values() if row.get(KEY, "") in known]
    if not ours:
        return "\n".join(
            "\t".join(row.get(n, "") for n in range(max(row) + 1)) for row in rows.values()
        )
    lines = []
    for row in ours:
        place = known[row[KEY]]
        entry, reason = _new(row.get(ENTRY), place.input), _new(row.get(REASON), place.reason)
        if entry or reason:
            lines.append(f"{row[KEY]}\t{entry}\t{reason}")
    return "\n".join(lines)


def _new(text: str | None, cell: Input | None) -> str:
    """The text of an open cell where it is not what is kept."""
    if cell is None or not cell.writable or not text or text == cell.value:
        return ""
    return text
