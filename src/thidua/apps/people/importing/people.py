"""Whom a row means: a file by its code, or by name and day of birth."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from thidua.apps.people.models import Person, Subject
from thidua.core.vietnamese import fold


@dataclass(slots=True)
class Who:
    """A person of the agency, or one that the workbook begins; `told_in`: the row that did."""

    person: Person
    told_in: int = 0
    lines: dict[str, list[tuple[Any, int]]] = field(default_factory=dict)


class Files:
    """The files of an agency, those that a workbook begins included."""

    def __init__(self, agency: int) -> None:
        self.agency = agency
        rows = Person.objects.filter(organisation=agency, merged_into=None)
        self.there = [Who(row) for row in rows]
        self._by_name: dict[str, list[Who]] = {}
        self._by_code: dict[str, Who] = {}
        for who in self.there:
            self._remember(who)

    @property
    def keys(self) -> list[int]:
        return [who.person.pk for who in self.there]

    def begin(self, values: Mapping[str, Any], row: int) -> Who:
        """A person that is not kept yet."""
        person = Person(organisation_id=self.agency, kind=Subject.Kind.PERSON, **values)
        who = Who(person, row)
        self._remember(who)
        return who

    def matching(self, values: Mapping[str, Any]) -> list[Who]:
        """The code decides where it is known; else the name with the day of birth.

        A day of birth that one side does not tell hinders nothing, if only one file has that
        name.
        """
        if (known := self._by_code.get(values.get("who_code", ""))) is not None:
            return [known]
        namesakes = self._by_name.get(fold(values["who_name"]), [])
        birth = values.get("who_birth")
        exact = [who for who in namesakes if birth and who.person.birth == birth]
        if exact:
            return exact
        return [who for who in namesakes if birth is None or who.person.birth is None]

    def _remember(self, who: Who) -> None:
        self._by_name.setdefault(fold(who.person.name), []).append(who)
        if who.person.code:
            self._by_code[who.person.code] = who
