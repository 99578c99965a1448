"""Reads of schemes and scores. Whatever is shown or frozen is computed from these inputs."""

from collections.abc import Mapping
from functools import lru_cache

from thidua.apps.assessment.errors import NoScheme
from thidua.apps.assessment.in_force import Records, SourceRef, inputs_of
from thidua.apps.assessment.models import SchemeAdoption, SchemeVersion, ScoreLine, ScoreSheet
from thidua.apps.movements.selectors import targets
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import members
from thidua.apps.reporting.selectors import results_in_force
from thidua.core.scoring.inputs import ItemInput
from thidua.core.scoring.load import parse_scheme
from thidua.core.scoring.scheme import Scheme

__all__ = [
    "SourceRef",
    "adopted_scheme",
    "kept_scheme",
    "lines_in_force",
    "scheme_of",
    "units_in_force",
]

Units = Mapping[str, Mapping[str, ItemInput]]


@lru_cache(maxsize=32)
def _parsed(hash_: str, text: str, name: str) -> Scheme:  # noqa: ARG001 - the hash is the key
    return parse_scheme(text, name)


def scheme_of(version: SchemeVersion) -> Scheme:
    """The scheme that a kept version holds; read once, since versions never change."""
    return _parsed(version.hash, version.text, str(version))


def kept_scheme(code: str, version: str) -> Scheme | None:
    """The scheme that the records hold by this name, or None: one query."""
    found = SchemeVersion.objects.filter(code=code, version=version).first()
    return scheme_of(found) if found else None


def adopted_scheme(bloc_year: BlocYear) -> Scheme:
    """The scheme by which the year is scored: one query.

    Raises:
        NoScheme: None has been adopted.
    """
    adoption = SchemeAdoption.objects.filter(bloc_year=bloc_year).select_related("scheme").first()
    if adoption is None:
        raise NoScheme(bloc=bloc_year.bloc.name, year=str(bloc_year.year))
    return scheme_of(adoption.scheme)


def lines_in_force(bloc_year: BlocYear, scheme: Scheme) -> dict[tuple[str, str], ScoreLine]:
    """(agency code, item id) → the line of the last finished stage that has one: one query."""
    order = {stage.code: place for place, stage in enumerate(scheme.stages)}
    rows = ScoreLine.objects.filter(
        sheet__bloc_year=bloc_year, sheet__state=ScoreSheet.State.FINISHED
    ).select_related("sheet__agency")
    found: dict[tuple[str, str], ScoreLine] = {}
    for row in sorted(rows, key=lambda row: order.get(row.sheet.stage, -1)):
        key = (row.sheet.agency.code, row.item)
        if key not in found or row.inputs or row.absence:  # a later remark alone changes nothing
            found[key] = row
    return found


def units_in_force(bloc_year: BlocYear) -> tuple[Scheme, Units]:
    """The scheme and the engine's inputs of every member: six queries, whatever the size.

    A member from which nothing came is there with nothing: its card is a range.

    Raises:
        NoScheme: No scheme has been adopted for the year.
    """
    scheme = adopted_scheme(bloc_year)
    records = Records(
        lines=lines_in_force(bloc_year, scheme),
        results=results_in_force(bloc_year),
        targets=targets(bloc_year),
    )
    agencies = members(bloc_year)
    return scheme, {agency.code: inputs_of(scheme, agency.code, records) for agency in agencies}
