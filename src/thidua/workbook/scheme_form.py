"""A scheme as an Excel file: YAML → Excel → YAML gives the same scheme, with the same hash.

What is wrong is told with its sheet and row. Columns may be moved, empty rows left in.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from thidua.core.kernel.errors import BadData, BadFile
from thidua.core.kernel.findings import has_errors
from thidua.core.kernel.strict_yaml import load_yaml
from thidua.core.scoring.load import scheme_from
from thidua.core.scoring.scheme import Scheme
from thidua.core.vietnamese import fold
from thidua.intake.guard import check_office_file
from thidua.workbook.scheme_form_check import check_form
from thidua.workbook.scheme_form_write import write_scheme_form
from thidua.workbook.scheme_layout import (
    GENERAL,
    GENERAL_COLUMNS,
    INPUT_COLUMNS,
    INPUTS,
    ITEM_KEYS,
    KIND_OF_ROW,
    LEVEL,
    PART_COLUMNS,
    PARTS,
    SECTION,
    SECTION_KEYS,
    TEXT_KEYS,
    Column,
)

__all__ = ["read_scheme_form", "write_scheme_form"]

KeyPath = tuple[str | int, ...]
Row = dict[str, Any]
Places = dict[KeyPath, str]


def read_scheme_form(path: Path) -> Scheme:
    """The checked scheme of an Excel form.

    Raises:
        BadFile: It is no Excel file, or a sheet or a column is missing.
        BadData: It is not a scheme, or its check found errors; `findings` name each row.
    """
    check_office_file(path)
    try:
        book = openpyxl.load_workbook(path, data_only=True)
    except Exception as error:  # openpyxl raises whatever its parsers meet
        raise BadFile(reason="damaged", file=path.name) from error
    parts = list(_rows(book, PARTS, PART_COLUMNS, path))
    inputs = list(_rows(book, INPUTS, INPUT_COLUMNS, path))
    general = list(_rows(book, GENERAL, GENERAL_COLUMNS, path))
    places: Places = {(): PARTS}
    data: Row = {}
    for place, row in general:
        key = str(row.get("_key"))
        data[key] = _general_value(key, row.get("_value"), place)
        places[(key,)] = place
    by_item = _by_item(inputs)
    if wrong := list(check_form(parts, by_item, path.name)):
        raise BadData(file=path.name, count=len(wrong), findings=wrong)
    data["sections"] = _tree(parts, by_item, places)
    scheme, findings = scheme_from(data, places, path.name)
    if scheme is None or has_errors(findings):
        raise BadData(file=path.name, count=len(findings), findings=findings)
    return scheme


def _rows(
    book: Any, name: str, columns: tuple[Column, ...], path: Path
) -> Iterator[tuple[str, Row]]:
    """Each row that holds something, with its place."""
    sheet = next((s for s in book.worksheets if fold(s.title) == fold(name)), None)
    if sheet is None:
        raise BadFile(reason="no_scheme_sheet", file=path.name, sheet=name)
    cells = sheet.iter_rows()
    titles = {fold(str(cell.value)): place for place, cell in enumerate(next(cells, ()))}
    missing = [column.title for column in columns if fold(column.title) not in titles]
    if missing:
        raise BadFile(reason="no_scheme_column", file=path.name, sheet=name, columns=missing)
    for row in cells:
        place = f"{name}!{row[0].row}"
        values = {}
        for column in columns:
            value = row[titles[fold(column.title)]].value
            if value is not None and value != "":
                values[column.key] = _value(value, column, place)
        if values:
            yield place, values


def _value(value: object, column: Column, place: str) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        # A clerk's 1 in a text column is the text "1".
        return str(value) if column.is_text else Decimal(repr(value))
    text = str(value)
    if column.is_text:
        return text
    words = {"co": True, "x": True, "khong": False}
    return words[fold(text)] if fold(text) in words else load_yaml(text, place)


def _general_value(key: str, value: Any, place: str) -> Any:
    return value if key in TEXT_KEYS else load_yaml(str(value), place)


def _by_item(rows: list[tuple[str, Row]]) -> Mapping[str, list[tuple[str, Row]]]:
    found: dict[str, list[tuple[str, Row]]] = {}
    for place, row in rows:
        found.setdefault(str(row.get("_item")), []).append((place, row))
    return found


def _tree(
    rows: list[tuple[str, Row]],
    inputs: Mapping[str, list[tuple[str, Row]]],
    places: Places,
) -> list[Row]:
    """Rows in printed order become sections inside sections, with their items."""
    top: list[Row] = []
    open_sections: list[tuple[KeyPath, Row]] = []
    for place, row in rows:
        if fold(str(row[KIND_OF_ROW])) == fold(SECTION):
            level = int(row.get(LEVEL, 1))
            del open_sections[max(level - 1, 0) :]
            kept = {key: row[key] for key in SECTION_KEYS if key in row}
            siblings, path = _siblings(top, open_sections, "sections")
            open_sections.append((path, kept))
        else:
            kept = {key: row[key] for key in ITEM_KEYS if key in row}
            siblings, path = _siblings(top, open_sections, "items")
            kept["inputs"] = [_spec(one) for _, one in inputs.get(str(row.get("id")), [])]
            for number, (where, _) in enumerate(inputs.get(str(row.get("id")), [])):
                places[(*path, "inputs", number)] = where
        if isinstance(kept.get("kind"), Decimal):
            kept["kind"] = int(kept["kind"])
        siblings.append(kept)
        places[path] = place
    return top


def _siblings(
    top: list[Row], open_sections: list[tuple[KeyPath, Row]], name: str
) -> tuple[list[Row], KeyPath]:
    """Where the row belongs, and the path of keys that it gets there."""
    if not open_sections:
        return top, ("sections", len(top))
    path, parent = open_sections[-1]
    siblings: list[Row] = parent.setdefault(name, [])
    return siblings, (*path, name, len(siblings))


def _spec(row: Row) -> Row:
    return {key: value for key, value in row.items() if not key.startswith("_")}
