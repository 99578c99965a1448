"""Who checks whom: a draw that anybody can repeat from its seed, and the ban of conflicts."""

import hashlib
from collections.abc import Iterable, Sequence

from thidua.core.kernel.errors import DomainError

FEWEST = 3  # of two, each would check the one who checks him
Pair = tuple[str, str]  # checker, checked


class TooFewToCross(DomainError):  # noqa: N818 - reads as the fact it states
    code = "assessment.too_few_to_cross"


def draw(units: Iterable[str], seed: str) -> tuple[Pair, ...]:
    """Each unit checks one other and is checked by one other, never by the one it checks.

    The units stand in the order of SHA-256("seed:unit"); each checks the next, the last the
    first. Nothing but the seed decides, so that the draw can be repeated by hand.

    Raises:
        TooFewToCross: With fewer than three units there is no such draw.
    """
    order = sorted(set(units), key=lambda unit: hashlib.sha256(f"{seed}:{unit}".encode()).digest())
    if len(order) < FEWEST:
        raise TooFewToCross(units=len(order), fewest=FEWEST)
    return tuple(zip(order, [*order[1:], order[0]], strict=True))


def conflicts(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs that may not be: somebody checks himself, or the one who checks him."""
    known = set(pairs)
    return tuple((a, b) for a, b in pairs if a == b or (b, a) in known)
