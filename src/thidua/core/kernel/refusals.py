"""Data that does not fit its format: each refusal with line, key and what is allowed there."""

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from thidua.core.kernel.findings import Finding

KeyPath = tuple[str | int, ...]
WRONG_TYPES = {
    "decimal": "format.wrong_type_number",
    "int": "format.wrong_type_number",
    "string": "format.wrong_type_text",
    "bool": "format.wrong_type_bool",
    "date": "format.wrong_type_day",
    "tuple": "format.wrong_type_list",
    "dict": "format.wrong_type_keys",
    "model": "format.wrong_type_keys",
}


def refusals(
    error: ValidationError,
    data: Any,
    lines: Mapping[KeyPath, int | str],
    name: str,
    root: type[BaseModel],
) -> list[Finding]:
    """One finding for each place of `data` that does not fit `root`, in the order of lines."""
    found = []
    for detail in error.errors(include_url=False):
        path = _path_in_file(detail["loc"], data)
        line = next((lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in lines), 1)
        found.append(_finding(detail, path, f"{name}:{line}", root))
    return found


def _path_in_file(loc: KeyPath, data: Any) -> KeyPath:
    """Pydantic names the tags of unions too; only what stands in the file is kept."""
    path: list[str | int] = []
    for part in loc:
        inside = part in data if isinstance(data, dict) else (
            isinstance(data, list) and isinstance(part, int) and part < len(data)
        )  # fmt: skip
        if inside:
            data = data[part]
            path.append(part)
    return tuple(path)


def _finding(detail: ErrorDetails, path: KeyPath, place: str, root: type[BaseModel]) -> Finding:
    kind, loc = detail["type"], detail["loc"]
    last = str(loc[-1]) if loc else ""
    key = ".".join(str(part) for part in path)
    context: dict[str, Any] = detail.get("ctx", {})
    if kind == "extra_forbidden":
        return Finding("format.unknown_key", place, {"key": last, "allowed": _allowed(loc, root)})
    if kind == "missing":
        return Finding("format.missing_key", place, {"key": last})
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        allowed = str(context.get("expected_tags", "")).replace("'", "")
        tag = str(context.get("tag", ""))
        return Finding("format.unknown_rule", place, {"key": key, "tag": tag, "allowed": allowed})
    if kind in {"literal_error", "enum"}:
        allowed = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        data = {"key": key, "value": str(detail["input"]), "allowed": allowed}
        return Finding("format.unknown_word", place, data)
    code = WRONG_TYPES.get(kind.split("_")[0], "format.wrong_type")
    return Finding(code, place, {"key": key, "value": str(detail["input"])[:60]})


def _allowed(loc: KeyPath, root: type[BaseModel]) -> list[str]:
    """The keys that may stand where the unknown one does."""
    here: list[type[BaseModel]] = [root]
    for part in loc[:-1]:
        if isinstance(part, int):
            continue
        if len(here) > 1:  # a union: the next name is its tag
            here = [model for model in here if next(iter(model.model_fields)) == part]
        elif here:
            here = _models_of(here[0], part)
    return [key for model in here for key in _keys(model)]


def _keys(model: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _models_of(model: type[BaseModel], key: str) -> list[type[BaseModel]]:
    annotation = _keys(model).get(key)
    return list(_models_in(annotation))


def _models_in(annotation: Any) -> dict[type[BaseModel], None]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation: None}
    found: dict[type[BaseModel], None] = {}
    for part in get_args(annotation):
        found |= _models_in(part)
    return found
