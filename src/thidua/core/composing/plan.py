"""The plan of a document as data: headings, sentence templates with {tokens}, tables, annexes.

A plan holds no number: each one comes in by a token, as a figure with its trace id.
"""

import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Tag, ValidationError

from thidua.core.composing.document import Align, Form
from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.strict_yaml import read_yaml

DIGIT = re.compile(r"\d")


class _Piece(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Conditional(_Piece):
    when: str = ""  # said only if this value of the context is there and not empty
    unless: str = ""  # said only if it is not


class Group(_Conditional):
    """Blocks under a heading, or without one; once for each entry of the list `each`."""

    heading: str = ""
    each: str = ""
    body: tuple["Part", ...]


class Say(_Conditional):
    """One sentence template; once for each entry of the list `each`."""

    say: str
    each: str = ""
    bullet: bool = False
    anchor: str = ""
    centred: bool = False


class ColumnPlan(_Piece):
    title: str
    cell: str
    width: int
    align: Align = "left"


class TablePlan(_Conditional):
    """A table with one row for each entry of the list `table`; `strong` marks rows in bold."""

    table: str
    columns: tuple[ColumnPlan, ...]
    caption: str = ""
    anchor: str = ""
    strong: str = ""
    room: int = 0  # least height of a row in millimetres


class Use(_Conditional):
    """Blocks that the context holds ready-made, such as a table with a column for each section."""

    use: str


def _kind(part: Any) -> str:
    keys = part if isinstance(part, dict) else vars(part)
    return next((kind for kind in ("table", "say", "use") if kind in keys), "body")


Part = Annotated[
    Annotated[TablePlan, Tag("table")]
    | Annotated[Say, Tag("say")]
    | Annotated[Use, Tag("use")]
    | Annotated[Group, Tag("body")],
    Discriminator(_kind),
]


class AnnexPlan(_Conditional):
    title: str
    body: tuple[Part, ...]
    landscape: bool = False


class SignPlan(_Piece):
    """Who signs, in templates: on whose behalf (may be empty) and in which post."""

    authority: str = ""
    post: str


class Plan(_Piece):
    """A whole document; `code` is its type in a document number (BC), empty for one without."""

    id: str
    title: str
    code: str
    summary: str
    head_note: str
    body: tuple[Part, ...]
    annexes: tuple[AnnexPlan, ...] = ()
    recipients: tuple[str, ...] = ()
    left: SignPlan | None = None
    right: SignPlan | None = None  # neither of the two: nobody signs
    all_sign: bool = False  # every member signs, as under a pact
    landscape: bool = False


def load_plan(path: Path) -> Plan:
    """The plan in a YAML file.

    Raises:
        BadFile: `plan_shape` (a key is missing or unknown), `plan_digit` (a number stands in a
            template, where it would have no source).
    """
    data = read_yaml(path)
    try:
        plan = Plan.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise BadFile(reason="plan_shape", file=path.name, place=place) from error
    for place, template in templates(data):
        if DIGIT.search(template):
            raise BadFile(reason="plan_digit", file=path.name, place=place, text=template)
    return plan


def templates(data: Any, place: str = "") -> list[tuple[str, str]]:
    """Every template text of a plan's data, with its place."""
    if isinstance(data, str):
        return [] if place.rpartition(".")[2] in {"id", "code", "align"} else [(place, data)]
    if isinstance(data, dict):
        pairs = [(f"{place}.{key}".lstrip("."), part) for key, part in data.items()]
    elif isinstance(data, list):
        pairs = [(f"{place}[{n}]", part) for n, part in enumerate(data)]
    else:
        return []
    return [found for name, part in pairs for found in templates(part, name)]


class FormPlan(_Piece):
    heading: str
    motto: str
    number_line: str
    recipients: str
    annex: str
    sign: str


def load_forms(path: Path) -> dict[str, Form]:
    """The fixed words of both document formats."""
    words = read_yaml(path)
    return {
        "party": Form(code="party", **FormPlan.model_validate(words["party"]).model_dump()),
        "state": Form(code="state", **FormPlan.model_validate(words["state"]).model_dump()),
    }
