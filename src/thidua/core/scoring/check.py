"""Checks a scheme before it is used; every finding names the line and what to do."""

from collections.abc import Mapping

from thidua.core.kernel.findings import Finding
from thidua.core.scoring.scheme import Scheme

KeyPath = tuple[str | int, ...]


def check_scheme(
    scheme: Scheme, lines: Mapping[KeyPath, int] | None = None, name: str | None = None
) -> list[Finding]:
    """Everything that is wrong or odd in a scheme that has the right form."""
    return []
