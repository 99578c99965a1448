"""Points for the eye."""

from decimal import ROUND_HALF_UP, Decimal

SHOWN = Decimal("0.01")


def round_half_up(value: Decimal) -> Decimal:
    """Two places; the trace keeps the exact value, and totals are rounded by the scheme."""
    return value.quantize(SHOWN, ROUND_HALF_UP)
