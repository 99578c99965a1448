"""Money is whole đồng (`int`); a float never comes near it."""

from decimal import ROUND_CEILING, Decimal

STEP = 10_000  # đồng; decrees round amounts of rewards up to it


def round_up(amount: Decimal | int, step: int = STEP) -> int:
    """The smallest multiple of `step` đồng that is not below `amount`."""
    steps = (Decimal(amount) / step).to_integral_value(ROUND_CEILING)
    return int(steps) * step


def times_base(multiple: Decimal | int, base_salary: int, step: int = STEP) -> int:
    """`multiple` × the base salary in force on the decision day, rounded up to `step` đồng."""
    return round_up(Decimal(multiple) * base_salary, step)
