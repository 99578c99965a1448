"""Reads and writes a scheme as YAML; what can not be read is named with its line."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from thidua.core.kernel.errors import BadData
from thidua.core.kernel.findings import Finding, has_errors
from thidua.core.kernel.pieces import Piece
from thidua.core.kernel.quantities import Unit
from thidua.core.kernel.refusals import KeyPath, refusals
from thidua.core.kernel.strict_yaml import StrictLoader, load_with_lines, read_text
from thidua.core.scoring.check import check_scheme
from thidua.core.scoring.pieces import Constant, Input
from thidua.core.scoring.scheme import Scheme


def load_scheme(path: Path) -> Scheme:
    """The checked scheme of a file."""
    return parse_scheme(read_text(path), path.name)


def parse_scheme(text: str, name: str) -> Scheme:
    """The checked scheme of a YAML text; `name` is what findings call it.

    Raises:
        BadFile: The text is not YAML.
        BadData: It is not a scheme, or its check found errors; `findings` name each line.
    """
    scheme, findings = read_scheme(text, name)
    if scheme is None or has_errors(findings):
        raise BadData(file=name, count=len(findings), findings=findings)
    return scheme


def read_scheme(text: str, name: str) -> tuple[Scheme | None, list[Finding]]:
    """The scheme, if the text is one, and everything its check remarks, line by line."""
    data, lines = load_with_lines(text, name)
    return scheme_from(data, lines, name)


def scheme_from(
    data: object, places: Mapping[KeyPath, int | str], name: str
) -> tuple[Scheme | None, list[Finding]]:
    """The same from plain data; `places` says where each path of keys stands in the file."""
    try:
        scheme = Scheme.model_validate(data)
    except ValidationError as error:
        return None, refusals(error, data, places, name, Scheme)
    return scheme, check_scheme(scheme, places, name)


class _Dumper(yaml.SafeDumper):
    """Quotes exactly what the strict reader would not take for text."""


_Dumper.yaml_implicit_resolvers = StrictLoader.yaml_implicit_resolvers
_Dumper.ignore_aliases = lambda _self, _data: True  # type: ignore[assignment, method-assign]  # no anchors


def _number(dumper: yaml.SafeDumper, value: Decimal) -> yaml.Node:
    text = f"{value.normalize():f}"
    kind = "float" if "." in text else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", text)


_Dumper.add_representer(Decimal, _number)


def dump_scheme(scheme: Scheme) -> str:
    """The scheme as YAML that reads back to an equal one."""
    return dump_plain(plain(scheme))


def dump_plain(data: object) -> str:
    text: str = yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=99
    )  # fmt: skip
    return text


def flow(data: object) -> str:
    """One value as YAML on one line, for a cell."""
    text: str = yaml.dump(
        plain(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000,
        default_flow_style=True,
    )  # fmt: skip
    return text.removesuffix("...\n").strip()


def plain(value: object) -> Any:
    """Plain data without defaults, rules in their short form: a bare word, a bare number."""
    match value:
        case Input(input=word):
            return word
        case Constant(points=points):
            return points
        case Piece():
            return {
                field.alias or name: plain(getattr(value, name))
                for name, field in type(value).model_fields.items()
                if getattr(value, name) != field.get_default(call_default_factory=True)
            }
        case dict():
            return {key: plain(part) for key, part in value.items()}
        case list() | tuple():
            return [plain(part) for part in value]
    return value.value if isinstance(value, Unit) else value
