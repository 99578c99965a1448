"""YAML as a person reads it: `on`, `yes` and `no` are words, 0.1 is exactly 0.1, nothing repeats.

Plain values are: text, `true`/`false`, `null`/`~`, whole numbers, decimal numbers with a point,
days as 2023-01-06. Whatever else YAML 1.1 would guess (octal 010, minutes 12:30, 1e3, .inf) is
text. Anchors, aliases and tags are refused: a rule is read where it is written, and a small file
stays small.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from thidua.core.kernel.errors import BadFile

KeyPath = tuple[str | int, ...]
TAG = "tag:yaml.org,2002:"
DIGITS = list("0123456789")
SIGNED = ["-", "+", *DIGITS]


class _Refused(yaml.MarkedYAMLError):
    """Valid YAML that we do not take; `context` is the reason of the BadFile."""


class StrictLoader(yaml.SafeLoader):
    """SafeLoader that does not guess: no second meaning, no repeated key, no alias."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        peek: Any = self.peek_event  # the stubs of PyYAML leave its type out
        event = peek()
        if getattr(event, "anchor", None) is not None:
            raise _Refused("yaml_alias", None, "anchor or alias", event.start_mark)
        if getattr(event, "tag", None) is not None:
            raise _Refused("yaml_tag", None, str(event.tag), event.start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        found = super().construct_mapping(node, deep)
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise _Refused("yaml_repeated_key", None, str(key), key_node.start_mark)
            seen.add(key)
        return found

    def construct_decimal(self, node: yaml.ScalarNode) -> Decimal:
        return Decimal(str(self.construct_scalar(node)))

    def construct_day(self, node: yaml.ScalarNode) -> date:
        try:
            return date.fromisoformat(str(self.construct_scalar(node)))
        except ValueError as error:
            raise _Refused("yaml_day", None, str(node.value), node.start_mark) from error


def _teach(loader: type[StrictLoader]) -> None:
    loader.yaml_implicit_resolvers = {}  # forget what YAML 1.1 guesses
    for name, pattern, first in (
        ("bool", r"true|false", ["t", "f"]),
        ("null", r"~|null|", ["~", "n", ""]),
        ("int", r"[-+]?(?:0|[1-9][0-9]{0,30})", SIGNED),
        ("float", r"[-+]?(?:0|[1-9][0-9]{0,30})\.[0-9]{1,30}", SIGNED),
        ("timestamp", r"[0-9]{4}-[0-9]{2}-[0-9]{2}", DIGITS),
    ):
        loader.add_implicit_resolver(TAG + name, re.compile(f"^(?:{pattern})$"), first)
    loader.add_constructor(f"{TAG}float", loader.construct_decimal)
    loader.add_constructor(f"{TAG}timestamp", loader.construct_day)


_teach(StrictLoader)


def read_yaml(path: Path) -> Any:
    """The data of one YAML file; BadFile says what is wrong with it, and on which line."""
    return load_yaml(read_text(path), str(path))


def read_text(path: Path) -> str:
    """The text of a YAML file that exists and is UTF-8.

    Raises:
        BadFile: `yaml_missing` or `yaml_encoding`.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BadFile(reason="yaml_missing", file=str(path)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadFile(reason="yaml_encoding", file=str(path), line=line) from error


def load_yaml(text: str, name: str) -> Any:
    """The data of a YAML text; `name` is what errors call it."""
    return load_with_lines(text, name)[0]


def load_with_lines(text: str, name: str) -> tuple[Any, Mapping[KeyPath, int]]:
    """The data, and for each path of keys and positions the 1-based line where it stands.

    Raises:
        BadFile: `yaml` (not YAML), `yaml_repeated_key`, `yaml_alias`, `yaml_tag`, `yaml_day`
            (a day that no calendar has): each with `file`, `line` and `problem`.
    """
    text = unicodedata.normalize("NFC", text)
    try:
        loader = StrictLoader(text)
        node = loader.get_single_node()
        if node is None:
            return None, {}
        data = loader.construct_document(node)
        return data, dict(_lines(loader, node, ()))
    except (yaml.YAMLError, RecursionError) as error:
        raise _bad_file(error, text, name) from error


def _bad_file(error: Exception, text: str, name: str) -> BadFile:
    reason, line = "yaml", 1
    problem = str(getattr(error, "problem", None) or error)
    if isinstance(error, _Refused):
        reason = str(error.context)
    if (mark := getattr(error, "problem_mark", None)) is not None:
        line = mark.line + 1
    elif (position := getattr(error, "position", None)) is not None:
        line = text[:position].count("\n") + 1
    return BadFile(reason=reason, file=name, line=line, problem=problem)


def _lines(loader: StrictLoader, node: yaml.Node, path: KeyPath) -> Iterator[tuple[KeyPath, int]]:
    if not path:
        yield path, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key_node, value in node.value:
            key = loader.construct_object(key_node)
            inner = (*path, key if isinstance(key, int) else str(key))
            yield inner, key_node.start_mark.line + 1
            yield from _lines(loader, value, inner)
    elif isinstance(node, yaml.SequenceNode):
        for position, value in enumerate(node.value):
            yield (*path, position), value.start_mark.line + 1
            yield from _lines(loader, value, (*path, position))
