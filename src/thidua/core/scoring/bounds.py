"""Which sentence tells an interval: "trên 95%", "từ 50% đến dưới 75%"."""

from thidua.core.scoring.pieces import Bounds

ENDS = (
    "all", "exactly", "from", "above", "to", "below",
    "from_to", "from_below", "above_to", "above_below",
)  # fmt: skip


def bounded(prefix: str, bounds: Bounds, unit: str) -> tuple[str, dict[str, object]]:
    """The code `prefix_…` for this kind of interval, with its ends as data."""
    low, high = bounds.low, bounds.high
    if low and high and low == high:
        end = "exactly"
    else:
        names = [("from" if low[1] else "above") if low else "",
                 ("to" if high[1] else "below") if high else ""]  # fmt: skip
        end = "_".join(name for name in names if name) or "all"
    data: dict[str, object] = {"unit": unit}
    if low:
        data["low"] = low[0]
    if high:
        data["high"] = high[0]
    return f"{prefix}_{end}", data
