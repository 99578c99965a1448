"""The awards that can be held: codes and names come from the rulebook, never from here."""

from collections.abc import Mapping
from functools import cache

from thidua.apps.common.pages import reader_language
from thidua.apps.common.seeding import RULEBOOK
from thidua.core.kernel.strict_yaml import read_yaml
from thidua.core.vietnamese import fold

AWARDS = RULEBOOK / "law" / "awards.yaml"


@cache
def _awards() -> Mapping[str, Mapping[str, object]]:
    rows = read_yaml(AWARDS)["awards"]
    return {row["code"]: row for row in rows}


def award_codes() -> tuple[str, ...]:
    return tuple(_awards())


def award_name(code: str) -> str:
    """What an award is called in the reader's language; a code that nobody knows stays itself."""
    row = _awards().get(code)
    names = row["name"] if row else {}
    return str(names.get(reader_language(), code)) if isinstance(names, Mapping) else code


def award_choices() -> list[tuple[str, str]]:
    """Every award with its Vietnamese name, as papers have it."""
    return [(code, _vietnamese(row)) for code, row in _awards().items()]


def awards_for(subject: str) -> list[tuple[str, str]]:
    """The awards that a person (`individual`) or a collective can hold."""
    return [
        (code, award_name(code))
        for code, row in _awards().items()
        if subject in _listed(row["subjects"])
    ]


def award_of(text: str) -> str | None:
    """The code of an award by its code or its name, however it is typed."""
    return _by_name().get(fold(text))


@cache
def _by_name() -> Mapping[str, str]:
    found = {fold(_vietnamese(row)): code for code, row in _awards().items()}
    return found | {fold(code): code for code in _awards()}


def _vietnamese(row: Mapping[str, object]) -> str:
    names = row["name"]
    return str(names["vi"]) if isinstance(names, Mapping) else str(names)


def _listed(value: object) -> list[str]:
    return value if isinstance(value, list) else []
