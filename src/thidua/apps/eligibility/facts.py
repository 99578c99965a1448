"""What is recorded of persons and collectives, as the facts that rules look at."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from thidua.apps.assessment.places import places_in
from thidua.apps.eligibility.shares import shares_in
from thidua.apps.movements.selectors import agencies_with_aims
from thidua.apps.people.kinds import KINDS
from thidua.apps.people.models import Collective, Person, Subject
from thidua.apps.people.records import FileRecords, records_of
from thidua.apps.people.selectors import complete_until
from thidua.core.rules import case as c
from thidua.core.rules.tables import LISTS

File = Person | Collective
READ = tuple(
    KINDS[code]
    for code in (
        "xep-loai", "khen-thuong", "sang-kien", "su-dung", "chuc-vu", "vang-mat", "ky-luat",
        "kiem-tra", "xac-nhan",
    )
)  # fmt: skip
LAST_REGISTRATION = 2023  # to register is no basis from 2024 on


def facts_of(files: Iterable[File], year: int) -> dict[int, c.Facts]:
    """Key → facts to be asked about a year, in a constant number of queries."""
    wanted = {file.pk: file for file in files}
    records = records_of(wanted, READ)
    whole = complete_until(sorted({file.organisation_id for file in wanted.values()}))
    units = [file for file in wanted.values() if isinstance(file, Collective)]
    shares, places = shares_in(units, year), places_in(_agencies(units), year)
    aiming = agencies_with_aims(year) if units and year <= LAST_REGISTRATION else frozenset()
    found = {}
    for key, lines in records.items():
        file = wanted[key]
        facts = _facts(file, lines, whole)
        if isinstance(file, Collective):
            facts = _of_collective(facts, file, year, places, aiming)
            facts = facts.model_copy(update={"shares": shares.get(key, ())})
        found[key] = facts
    return found


def _agencies(units: Iterable[Collective]) -> set[int]:
    return {each.organisation_id for each in units if each.form == Collective.Form.AGENCY}


def _of_collective(
    facts: c.Facts, file: Collective, year: int, places: Mapping[int, tuple[int, int]],
    aiming: frozenset[int],
) -> c.Facts:  # fmt: skip
    """An agency as a whole has a place in the bloc, and may have registered titles."""
    if file.form != Collective.Form.AGENCY:
        return facts
    more: dict[str, object] = {}
    if placed := places.get(file.organisation_id):
        more["places"] = (c.PlaceFact(year=year, place=placed[0], of=placed[1]),)
    said = {(each.year, each.code) for each in facts.statements}
    if file.organisation_id in aiming and (year, "registered") not in said:
        registered = c.StatementFact(year=year, code="registered")
        more["statements"] = (*facts.statements, registered)
    return facts.model_copy(update=more)


def _facts(
    file: File, found: FileRecords, whole: Mapping[tuple[int, str], date]
) -> c.Facts:  # fmt: skip
    person = file if isinstance(file, Person) else None
    sex = person.sex if person and person.sex != Person.Sex.UNKNOWN else None
    joined = file.joined if isinstance(file, Person) else file.founded
    return c.Facts.model_validate({
        "subject": "individual" if file.kind == Subject.Kind.PERSON else "collective",
        "joined": joined,
        "sex": sex,
        "ratings": {row.year: row.grade for row in found.of("xep-loai")},
        "awards": tuple(_award(row) for row in found.of("khen-thuong")),
        "initiatives": tuple(_initiatives(found)),
        "disciplines": tuple(_days(row, level=row.level) for row in found.of("ky-luat")),
        "holds": tuple(_days(row, kind=row.kind) for row in found.of("kiem-tra")),
        "absences": tuple(
            _days(row, kind=row.kind, mark=row.grade or None) for row in found.of("vang-mat")
        ),
        "posts": tuple(_days(row, post=row.code) for row in found.of("chuc-vu")),
        "statements": tuple(
            {"year": row.year, "code": row.code, "holds": row.holds}
            for row in found.of("xac-nhan")
        ),
        "complete": tuple(
            {"list": name, "until": until}
            for (agency, name), until in whole.items()
            if agency == file.organisation_id and name in LISTS
        ),
    })  # fmt: skip


def _days(row: Any, **more: object) -> dict[str, object]:
    return {"first_day": row.first_day, "last_day": row.last_day, **more}


def _award(row: Any) -> c.AwardFact:
    """The year of its achievements, else that of its decision; proved by more than a word."""
    return c.AwardFact(
        code=row.code,
        year=row.year,
        kind=None if row.kind == row.Kind.UNKNOWN else row.kind,
        dated=row.period_until_year is not None,
        proved=row.proof != row.Proof.SAID,
        decided_on=row.decided_on,
        revoked_on=row.revoked_on,
    )


def _initiatives(found: FileRecords) -> Iterator[c.InitiativeFact]:
    """Each with what it served for already."""
    served: dict[int, set[str]] = {}
    for use in found.of("su-dung"):
        served.setdefault(use.initiative_id, set()).add(use.used_as)
    for row in found.of("sang-kien"):
        used = served.get(row.pk, set())
        yield c.InitiativeFact(
            year=row.year, scope=row.scope, kind=row.kind, for_title="title" in used,
            for_form="form" in used,
        )  # fmt: skip
