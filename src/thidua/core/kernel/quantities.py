"""Units are fixed per item: a percent, a fraction and a count can not be mixed."""

from enum import StrEnum


class Unit(StrEnum):
    """What one number, or one answer, is measured in."""

    COUNT = "count"  # whole things, 0 and up
    PERCENT = "percent"  # 0 to 100 of a whole, more where a target is overfulfilled
    DONG = "dong"  # whole đồng
    DAYS = "days"  # whole days
    POINTS = "points"  # points of a scheme
    DATE = "date"  # a day
    YES_NO = "yes_no"
    GRADE = "grade"  # one of the item's named grades or options


NUMERIC = frozenset({Unit.COUNT, Unit.PERCENT, Unit.DONG, Unit.DAYS, Unit.POINTS})
WHOLE = frozenset({Unit.COUNT, Unit.DONG, Unit.DAYS})
