"""What looks wrong about a received file: another agency, another period, nothing to take."""

import re
from collections.abc import Sequence

from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member
from thidua.apps.reporting.box.reading import Reading
from thidua.core.kernel.periods import Period
from thidua.core.vietnamese import fold

HEAD = 40  # blocks in which a report says whose it is and for when
SHORTEST = 6  # letters of a name that is looked for
PERIODS = {
    Period.Q1: re.compile(r"\bquy (?:i|1)\b"),
    Period.H1: re.compile(r"\b(?:6|sau) thang\b"),
    Period.M9: re.compile(r"\b(?:9|chin) thang\b"),
}
REPORTS = re.compile(r"\bbao cao\b|\bket qua\b|\bso lieu\b")
YEAR = re.compile(r"\bnam (20[0-9]{2})\b")

Remark = tuple[str, dict[str, str]]


def remarks_on(
    reading: Reading,
    bloc_year: BlocYear,
    agency: Member,
    period: Period,
    members: Sequence[Member],
) -> list[Remark]:
    """Codes with their data, each a sentence for the secretary to think about; none stops."""
    head = [fold(block.text) for block in reading.blocks[:HEAD]]
    found = [
        *_of_agency(head, agency, members),
        *_of_period(head, period),
        *_of_year(head, bloc_year),
    ]
    if not any(each.indicator and each.kind == "figure" for each in reading.seen):
        found.append(("box.nothing_fits", {}))
    return found


def _of_agency(head: list[str], agency: Member, members: Sequence[Member]) -> list[Remark]:
    """Only where the chosen agency is not named and another one is."""
    if _names(head, agency):
        return []
    other = next((each for each in members if each.pk != agency.pk and _names(head, each)), None)
    return [("box.other_agency", {"found": other.name, "chosen": agency.name})] if other else []


def _names(head: list[str], member: Member) -> bool:
    wanted = {fold(member.name), fold(member.short_name)}
    return any(name in text for name in wanted if len(name) >= SHORTEST for text in head)


def _of_period(head: list[str], period: Period) -> list[Remark]:
    titles = [text for text in head if REPORTS.search(text)]
    named = {each for each, found in PERIODS.items() for text in titles if found.search(text)}
    if not named or period in named:
        return []
    return [("box.other_period", {"found": min(named).value, "chosen": period.value})]


def _of_year(head: list[str], bloc_year: BlocYear) -> list[Remark]:
    titles = [text for text in head if REPORTS.search(text)]
    named = {year for text in titles for year in YEAR.findall(text)}
    if not named or str(bloc_year.year) in named:
        return []
    return [("box.other_year", {"found": min(named), "chosen": str(bloc_year.year)})]
