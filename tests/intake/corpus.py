"""The corpus T-UPL: some four hundred harmful files, and good ones, made offline byte by byte.

`harmful()` gives what must be refused, or kept in a harmless form; `good()` of
`tests.intake.good_files` what must be kept. Nothing here was found in the wild: each file shows
one known way to harm a program that reads office files, pictures or PDF.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Harm:
    """One harmful upload: refused for one of `reasons`, or kept without `gone` in its bytes."""

    title: str
    name: str  # as its sender calls it
    make: Callable[[], bytes]
    reasons: tuple[str, ...] = ()  # none: it is kept, made harmless
    gone: bytes = b""
    heavy: bool = False  # left to the drill: megabytes to make, or seconds to judge
    apart: bool = False  # only the process of its own can stop it


def refused(
    title: str, name: str, data: bytes | Callable[[], bytes], *reasons: str, **more
) -> Harm:
    make = data if callable(data) else lambda: data
    return Harm(title, name, make, reasons, **more)


@cache
def harmful() -> tuple[Harm, ...]:
    """Every harmful file of the corpus, each with a title of its own."""
    return tuple(harm for harms in by_room().values() for harm in harms)


@cache
def by_room() -> dict[str, tuple[Harm, ...]]:
    from tests.intake import (
        harmful_office,
        harmful_pdf,
        harmful_pictures,
        harmful_secrets,
        harmful_zip,
    )

    rooms = (harmful_zip, harmful_office, harmful_pdf, harmful_pictures, harmful_secrets)
    return {room.__name__.rpartition(".")[2]: tuple(room.harms()) for room in rooms}
