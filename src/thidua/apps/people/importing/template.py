"""The form to download, with the agency's people already in it."""

import io
from collections.abc import Iterable

import xlsxwriter

from thidua.apps.people.importing.layout import FORMS, PERSONS, SEXES, Column, Form
from thidua.apps.people.models import Person

ROWS = 1000  # rows below the heads that offer their choices
LONGEST_LIST = 255  # Excel's limit for a list that stands in the rule itself
NOTE = "Mỗi dòng một việc. Cột có dấu * phải điền. Ngày viết dd/mm/yyyy, năm viết bốn chữ số."
OPTIONS = {
    "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    "in_memory": True,
}  # fmt: skip


def write_template(people: Iterable[Person]) -> bytes:
    """The workbook: one sheet for persons, one for each kind of line, choices to pick from."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, OPTIONS) as book:
        styles = {
            "head": book.add_format({"bold": True, "bg_color": "#F3E9D2", "border": 1}),
            "need": book.add_format({"bold": True, "bg_color": "#FFE08A", "border": 1}),
            "text": book.add_format({"num_format": "@"}),
            "day": book.add_format({"num_format": "dd/mm/yyyy"}),
            "note": book.add_format({"italic": True}),
        }
        lists = book.add_worksheet("Danh mục")
        sheets = {form.sheet: book.add_worksheet(form.sheet) for form in FORMS}
        taken = 0
        for form in FORMS:
            taken = _sheet(sheets[form.sheet], form, styles, lists, taken)
        _people(sheets[PERSONS.sheet], people, styles)
        lists.hide()
        sheets[PERSONS.sheet].activate()
        sheets[PERSONS.sheet].set_first_sheet()
    return stream.getvalue()


def _sheet(sheet, form: Form, styles, lists, taken: int) -> int:  # type: ignore[no-untyped-def] # noqa: ANN001 - XlsxWriter has no types
    """Heads, widths and choices; says how many columns of lists are taken."""
    sheet.write_string(0, 0, NOTE, styles["note"])
    for place, column in enumerate(form.columns):
        kind = "day" if column.reader == "day" else "text"
        style = None if column.reader == "year" else styles[kind]
        sheet.set_column(place, place, column.width, style)
        sheet.write_string(1, place, column.head, styles["need" if column.needed else "head"])
        if column.reader == "choice":
            taken = _choices(sheet, place, column, lists, taken)
    sheet.freeze_panes(2, 2)
    return taken


def _choices(sheet, place: int, column: Column, lists, taken: int) -> int:  # type: ignore[no-untyped-def] # noqa: ANN001 - as above
    """A list to pick from, which stands on a hidden sheet: some are too long for a rule."""
    names = list(column.choices())
    for number, name in enumerate(names):
        lists.write_string(number, taken, name)
    letter = xlsxwriter.utility.xl_col_to_name(taken)
    source = f"='Danh mục'!${letter}$1:${letter}${len(names)}"
    rule = {"validate": "list", "source": source, "error_type": "warning"}
    sheet.data_validation(2, place, ROWS, place, rule)
    return taken + 1


def _people(sheet, people: Iterable[Person], styles) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - as above
    sexes = {code: name for name, code in SEXES.items()}
    for row, person in enumerate(people, 2):
        texts = {0: person.code, 1: person.name, 3: person.sort_name, 4: sexes.get(person.sex, "")}
        for place, text in texts.items():
            if text:
                sheet.write_string(row, place, text, styles["text"])
        for place, day in {2: person.birth, 5: person.joined}.items():
            if day:
                sheet.write_datetime(row, place, day, styles["day"])
