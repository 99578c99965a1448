"""What a scheme's Excel form must hold before its rows can become a tree."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from thidua.core.kernel.findings import Finding
from thidua.core.vietnamese import fold
from thidua.workbook.scheme_layout import ITEM, KIND_OF_ROW, LEVEL, SECTION

Rows = Sequence[tuple[str, dict[str, Any]]]
KINDS = {fold(SECTION): SECTION, fold(ITEM): ITEM}


def check_form(parts: Rows, inputs: Mapping[str, Rows], file: str) -> Iterator[Finding]:
    """Rows of an unknown kind, levels that lead nowhere, inputs of no item."""
    depth = 0
    for place, row in parts:
        kind = KINDS.get(fold(str(row.get(KIND_OF_ROW, ""))))
        if kind is None:
            data: dict[str, object] = {
                "value": str(row.get(KIND_OF_ROW, "")), "allowed": [SECTION, ITEM],
            }  # fmt: skip
            yield Finding("form.unknown_row_kind", f"{file}:{place}", data)
        elif kind == SECTION:
            level = row.get(LEVEL, Decimal(1))
            if not _is_level(level, depth):
                data = {"value": str(level), "highest": depth + 1}
                yield Finding("form.wrong_level", f"{file}:{place}", data)
            else:
                depth = int(level)
    items = {str(row.get("id")) for _place, row in parts}
    for item, rows in inputs.items():
        if item not in items:
            yield Finding("input.unknown_item", f"{file}:{rows[0][0]}", {"item": item})


def _is_level(level: object, depth: int) -> bool:
    """A section may open one level below the last one, not two."""
    if not isinstance(level, Decimal | int):
        return False
    return level == int(level) and 1 <= level <= depth + 1
