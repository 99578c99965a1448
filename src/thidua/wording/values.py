"""How a value reads inside a sentence."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal


def show(value: object, language: str) -> str:
    """Numbers as 7.897 and 12,5 (English 7,897 and 12.5), dates dd/mm/yyyy, lists with commas."""
    if isinstance(value, bool) or value is None:
        return str(value)
    if isinstance(value, Decimal | int):
        return show_number(Decimal(value), language)
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, str):
        return value
    if isinstance(value, Iterable):
        return ", ".join(show(part, language) for part in value)
    return str(value)


def show_number(value: Decimal, language: str) -> str:
    plain = f"{value.normalize():,f}" if value else "0"
    return plain if language == "en" else plain.translate(str.maketrans(",.", ".,"))
