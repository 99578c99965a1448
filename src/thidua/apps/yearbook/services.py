"""Writing the outputs of a year."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from thidua.apps.organisations.models import BlocYear
from thidua.apps.yearbook.attention import attention
from thidua.apps.yearbook.facts import YearFacts
from thidua.apps.yearbook.outputs import are_current, write_outputs
from thidua.apps.yearbook.selectors import year_facts


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a folder of outputs, and what a person must still look at."""

    written: bool  # False: the four files were there already and say the same
    attention: tuple[str, ...]


def publish(
    bloc_year: BlocYear, out: Path, tick: Callable[[], object] = lambda: None
) -> Published:
    """Write the four files of a year, unless the folder holds just these already.

    Raises:
        BadData: A number of the report can not be traced.
        BadFile: The folder can not be written; the earlier files are whole.
    """
    facts = year_facts(bloc_year)
    tick()
    head = origin(bloc_year, facts)
    fresh = not are_current(out, head)
    if fresh:
        write_outputs(facts, out, head, tick)
    return Published(fresh, tuple(attention(facts)))


def origin(bloc_year: BlocYear, facts: YearFacts) -> dict[str, object]:
    """What the trace says about where it comes from; equal facts have equal hashes."""
    return {
        "bloc": bloc_year.bloc.code,
        "year": bloc_year.year,
        "facts": hashlib.sha256(repr(facts).encode()).hexdigest(),
        "thidua": version("thidua"),
    }
