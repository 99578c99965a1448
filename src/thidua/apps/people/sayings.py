"""What can be stated of a subject for a year: codes and words come from the rulebook."""

from collections.abc import Iterator
from functools import cache

from thidua.apps.common.pages import reader_language
from thidua.apps.common.seeding import RULEBOOK
from thidua.core.kernel.strict_yaml import read_yaml
from thidua.core.rules.sayings import Sayings, Statement

FILE = RULEBOOK / "law" / "statements.yaml"
BY_FILE = {"person": "individual", "collective": "collective"}


@cache
def sayings() -> Sayings:
    return Sayings.model_validate(read_yaml(FILE))


def statement_choices() -> list[tuple[str, str]]:
    """Every statement with its words in the reader's language."""
    return [(each.code, _words(each)) for each in sayings().statements]


def statements_for(kind: str) -> list[tuple[str, str]]:
    """Those that can be made of a person or of a collective."""
    return [(each.code, _words(each)) for each in _of(kind)]


def _of(kind: str) -> Iterator[Statement]:
    whom = BY_FILE.get(kind)
    return (each for each in sayings().statements if whom in each.subjects)


def _words(statement: Statement) -> str:
    return statement.says.vi if reader_language() == "vi" else statement.says.en
