"""What rules ask of each table, gathered: however many clauses ask, a table is read once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from ibis import Table
from ibis.expr.types import BooleanColumn, IntegerValue, Value

from thidua.core.rules import years
from thidua.core.rules.tables import TABLES

Derived = Callable[[Table], Value]
Window = Callable[[Table], IntegerValue]


@dataclass(slots=True)
class _Rows:
    """One table with the columns asked of it: by expression, so that the same is asked once."""

    rows: Table
    values: dict[object, tuple[str, Value]] = field(default_factory=dict)
    sets: dict[object, tuple[str, BooleanColumn, int]] = field(default_factory=dict)
    numbers: dict[object, tuple[str, BooleanColumn, int]] = field(default_factory=dict)
    derived: dict[object, tuple[str, Derived]] = field(default_factory=dict)


@dataclass(slots=True)
class Gathering:
    """Columns by subject, asked for before the tables are joined. `year`: the one considered."""

    year: int
    considered_on: date
    _sources: dict[object, _Rows] = field(default_factory=dict)
    _counted: list[tuple[str, Window]] = field(default_factory=list)

    def value(self, rows: Table, value: Value) -> str:
        """The name of a column with a value that is aggregated over a subject's rows."""
        asked = self._source(rows).values
        return asked.setdefault(value.op(), (f"v{self._next()}", value))[0]

    def years(self, rows: Table, where: BooleanColumn, at_least: int = 1) -> str:
        """The name of a column with the set of years that have at least so many such rows."""
        asked = self._source(rows).sets
        key = (where.op(), at_least)
        return asked.setdefault(key, (f"v{self._next()}", where, at_least))[0]

    def number(self, rows: Table, where: BooleanColumn, years_back: int | None) -> str:
        """The name of a column that counts the years, of the last so many, with such rows."""
        asked = self._source(rows).numbers
        first = self.year - years_back + 1 if years_back else 0
        return asked.setdefault((where.op(), first), (f"v{self._next()}", where, first))[0]

    def derived(self, rows: Table, key: object, value: Derived) -> str:
        """The name of a column made of others of the same table: made once, however often used."""
        asked = self._source(rows).derived
        return asked.setdefault(key, (f"v{self._next()}", value))[0]

    def complete(self, name: str) -> str:
        """The name of a column that counts the statements that a list holds everything."""
        row = TABLES["complete"]
        day = min(self.considered_on, date(self.year, 12, 31))
        return self.value(row, row.count(where=(row.list == name) & (row.until >= day)))

    def number_of(self, years: Window) -> str:
        """The name of a column with the number of years in a set made of other columns."""
        name = f"w{len(self._counted)}"
        self._counted.append((name, years))
        return name

    def joined(self, subjects: Table) -> Table:
        """The subjects with every column that was asked for; what has no rows counts as zero.

        Sets are made before their years are counted: counting writes its operand eight times.
        """
        keep, chain = list(subjects.columns), subjects
        for place, source in enumerate(self._sources.values()):
            for part, found in (("v", self._values(source)), ("y", self._sets(source))):
                if found is not None:
                    key = f"{part}{place}_id"
                    keep += [name for name in found.columns if name != "id"]
                    right = found.rename({key: "id"})
                    chain = chain.left_join(right, subjects.id == right[key])
        table = chain.select(*keep)
        if not self._counted:
            return table
        made = {name: make(table) for name, make in self._counted}
        places = {key: place for place, key in enumerate({each.op() for each in made.values()})}
        sets = {f"s{places[value.op()]}": value for value in made.values()}  # the same once
        table = years.numbers(table.mutate(**sets), list(sets))
        return table.mutate(
            **{name: table[f"s{places[value.op()]}"] for name, value in made.items()}
        )

    def _source(self, rows: Table) -> _Rows:
        return self._sources.setdefault(rows.op(), _Rows(rows))

    def _next(self) -> int:
        return sum(
            len(each.values) + len(each.sets) + len(each.numbers) + len(each.derived)
            for each in self._sources.values()
        )

    def _values(self, source: _Rows) -> Table | None:
        if not source.values:
            return None
        found = source.rows.group_by("id").aggregate(**dict(source.values.values()))
        return found.mutate(**{name: make(found) for name, make in source.derived.values()})

    def _sets(self, source: _Rows) -> Table | None:
        """First by year, so that two rows of one year are one bit."""
        if not source.sets and not source.numbers:
            return None
        asked = [*source.sets.values(), *source.numbers.values()]
        names = {where.op(): (f"n{place}", where) for place, (_, where, _) in enumerate(asked)}
        yearly = source.rows.group_by(["id", "year"]).aggregate(
            **{name: source.rows.count(where=where) for name, where in names.values()}
        )
        yearly = yearly.filter(yearly.year.notnull())
        bit = years.bit(yearly, self.year)
        sets = {
            name: years.gathered(bit, yearly[names[where.op()][0]] >= at_least)
            for name, where, at_least in source.sets.values()
        }
        numbers = {
            name: yearly.count(where=(yearly[names[where.op()][0]] > 0) & (yearly.year >= first))
            for name, where, first in source.numbers.values()
        }
        return yearly.group_by("id").aggregate(**sets, **numbers)


def count(table: Table, name: str) -> IntegerValue:
    """A column that was asked for, zero where a subject has no rows."""
    column: IntegerValue = table[name]
    return column.fill_null(0)


__all__ = ["Gathering", "count"]
