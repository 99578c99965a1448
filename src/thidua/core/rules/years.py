"""Years as bits: bit 0 is the year considered, bit 1 the year before, up to thirty years back.

A set of years is one number, so that “three in a row” or “two of the years after that award” is
arithmetic that every engine has. Ibis leaves out brackets around `~`, so it is never used here.
"""

from collections.abc import Sequence

import ibis
from ibis import Table
from ibis.expr.types import BooleanColumn, FloatingValue, IntegerValue

SPAN = 31
ALL = 2**SPAN - 1


def last(years: int | None) -> int:
    """The last so many years; without a number all of them."""
    return ALL if years is None else (1 << years) - 1


def bit(rows: Table, year: int) -> FloatingValue:
    """The bit of a row's year: a power of two, exact; what is older counts as the oldest."""
    return power(ibis.literal(year) - rows.year)


def power(years: IntegerValue) -> FloatingValue:
    capped = ibis.ifelse(years >= SPAN, SPAN - 1, years)  # LEAST takes no notice of NULL
    return ibis.literal(2.0).pow(capped)


def gathered(bits: FloatingValue, where: BooleanColumn) -> IntegerValue:
    """The sum of different bits: a set. A sum of whole numbers is not whole in every engine."""
    return bits.sum(where=where).cast("int64")


def unbroken(years: IntegerValue) -> IntegerValue:
    """Of a set, the years in a row that end with the year considered."""
    return years & (ibis.literal(-2) - years)


def after(first: IntegerValue, year: int) -> IntegerValue:
    """The years after a year; none when it is unknown."""
    return (power(ibis.literal(year) - first).cast("int64") - 1).fill_null(0)


def numbers(rows: Table, sets: Sequence[str]) -> Table:
    """The rows with the number of years in each set instead of the set.

    Bits are added in threes, then in sixes, whose sum is what is left by 63: a column each time,
    for an operand that stands three times would be written out three times.
    """
    for step in (_threes, _sixes):
        rows = rows.mutate(**{name: step(rows[name]) for name in sets})
    return rows


def _threes(years: IntegerValue) -> IntegerValue:
    return years - ((years >> 1) & 0o33333333333) - ((years >> 2) & 0o11111111111)


def _sixes(threes: IntegerValue) -> IntegerValue:
    return ((threes + (threes >> 3)) & 0o30707070707) % 63
