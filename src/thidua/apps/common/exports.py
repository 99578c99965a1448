"""Any list of a page as an Excel file; text stays text, numbers and days can be computed with."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from thidua.apps.common import clock
from thidua.intake.names import clean_name
from thidua.render.xlsx import Cell, Sheet, SheetColumn, write

NARROW, WIDE, SAMPLE = 8, 48, 200  # widths in letters; how many rows are measured
PORTRAIT = 5  # columns that fit on a page upright
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export_rows(
    title: str,
    columns: Sequence[str | SheetColumn],
    rows: Iterable[Sequence[Any]],
    name: str,
    *,
    notes: Sequence[str] = (),
) -> HttpResponse:
    """Give out the rows as the Excel file `name`, with a head that stays in sight.

    Args:
        title: Stands above the table.
        columns: The heads, in the reader's language; a `SheetColumn` also says the width and
            the decimal places, a plain text gets a width that suits its content.
        rows: Cells as text, number, day, moment, bool or None; anything else as `str` says it.
        name: The file's name; “.xlsx” is added, and the day.
        notes: Lines between title and table, such as the filter that was set.
    """
    table = tuple(tuple(_cell(value) for value in row) for row in rows)
    heads = tuple(_column(head, n, table) for n, head in enumerate(columns))
    sheet = Sheet(title, title, heads, table, tuple(notes), landscape=len(heads) > PORTRAIT)
    stream = io.BytesIO()
    write([sheet], stream)
    day = clock.today().strftime("%Y-%m-%d")
    response = HttpResponse(stream.getvalue(), content_type=TYPE)
    return as_download(response, f"{name} {day}.xlsx")


def as_download(response: HttpResponse, name: str) -> HttpResponse:
    """Let the browser save the answer under `name`, and neither show nor keep it."""
    disposition = content_disposition_header(as_attachment=True, filename=clean_name(name))
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _cell(value: Any) -> Cell:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    if value is None or isinstance(value, int | float | Decimal | date):
        return value
    return str(value)


def _column(head: str | SheetColumn, place: int, rows: Sequence[Sequence[Cell]]) -> SheetColumn:
    if isinstance(head, SheetColumn):
        return head
    longest = max((_length(row[place]) for row in rows[:SAMPLE]), default=0)
    width = min(max(longest, len(head), NARROW), WIDE) + 2
    return SheetColumn(head, width, wrap=longest > WIDE)


def _length(value: Cell) -> int:
    if isinstance(value, date):
        return len("31/12/2026 23:59")
    return max((len(line) for line in str(value).split("\n")), default=0) if value else 0
