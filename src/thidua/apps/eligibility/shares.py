"""How many members of a collective surely have something in a year, and of how many it is open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from thidua.apps.people.kinds import KINDS
from thidua.apps.people.models import Collective, Membership
from thidua.apps.people.records import FileRecords, records_of
from thidua.apps.people.selectors import complete_until
from thidua.core.rules.case import ShareFact
from thidua.core.rules.demands import GRADES, LEVELS

READ = ("xep-loai", "khen-thuong", "ky-luat")
TITLES = ("LDTT", "CSTDCS")


def shares_in(units: Iterable[Collective], year: int) -> dict[int, tuple[ShareFact, ...]]:
    """Key of a collective → its shares; members are those of the last day of the year."""
    members = _members([each.pk for each in units], date(year, 12, 31))
    people = {person: agency for those in members.values() for person, agency in those}
    records = records_of(people, [KINDS[code] for code in READ]) if people else {}
    whole = complete_until(sorted(set(people.values()))) if people else {}
    year_of = _Year(year, records, people, whole)
    return {key: tuple(year_of.shares(key_of for key_of, _ in those))
            for key, those in members.items()}  # fmt: skip


def _members(units: list[int], day: date) -> dict[int, list[tuple[int, int]]]:
    """Collective → persons with their agencies, each person once."""
    rows = Membership.objects.filter(
        Q(last_day=None) | Q(last_day__gte=day), collective__in=units, first_day__lte=day
    ).select_related("person")
    found: dict[int, dict[int, int]] = {}
    for row in rows:
        key = row.person.merged_into_id or row.person_id
        found.setdefault(row.collective_id, {})[key] = row.person.organisation_id
    return {unit: list(those.items()) for unit, those in found.items()}


@dataclass(frozen=True, slots=True)
class _Year:
    """What is known of each member in a year: yes, no, or None."""

    year: int
    records: Mapping[int, FileRecords]
    agencies: Mapping[int, int]
    whole: Mapping[tuple[int, str], date]

    def shares(self, members: Iterable[int]) -> Iterable[ShareFact]:
        those = list(members)
        for code, has in (
            *((title, self._titled(title)) for title in TITLES),
            ("HT", self._fulfilled), ("WARNING", self._warned),
        ):  # fmt: skip
            known = [has(each) for each in those]
            yield ShareFact(
                year=self.year, code=code, having=known.count(True), open=known.count(None),
                total=len(those),
            )  # fmt: skip

    def _titled(self, title: str) -> Any:
        def has(member: int) -> bool | None:
            rows = [
                row for row in self.records[member].of("khen-thuong")
                if row.code == title and row.year == self.year and not row.revoked_on
            ]  # fmt: skip
            if any(row.proof != row.Proof.SAID for row in rows):
                return True
            return None if rows else self._none_of(member, "award")

        return has

    def _fulfilled(self, member: int) -> bool | None:
        grades = [
            row.grade for row in self.records[member].of("xep-loai") if row.year == self.year
        ]
        return GRADES[grades[0]] >= GRADES["HT"] if grades else None

    def _warned(self, member: int) -> bool | None:
        first, last = date(self.year, 1, 1), date(self.year, 12, 31)
        for row in self.records[member].of("ky-luat"):
            touches = row.first_day <= last and (row.last_day is None or row.last_day >= first)
            if touches and LEVELS[row.level] >= LEVELS["warning"]:
                return True
        return self._none_of(member, "discipline")

    def _none_of(self, member: int, name: str) -> bool | None:
        """Nothing recorded: no, if the list is declared complete, else not known."""
        until = self.whole.get((self.agencies[member], name))
        return False if until and until >= date(self.year, 12, 31) else None
