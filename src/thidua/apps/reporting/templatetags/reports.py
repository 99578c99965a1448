"""Quantities as an officer writes them: “7.897 đảng viên”, “97%”."""

from decimal import Decimal

from django import template
from django.utils.translation import gettext as _

from thidua.apps.common.pages import reader_language
from thidua.apps.movements.models import Indicator
from thidua.core.kernel.quantities import Unit
from thidua.wording import say
from thidua.wording.values import show

register = template.Library()


@register.filter
def measured(value: Decimal | None, indicator: Indicator) -> str:
    """A value with the sign of its indicator's unit; the noun stands in its own column."""
    if value is None:
        return "–"
    if indicator.unit == Unit.YES_NO:
        return _("yes") if value else _("no")
    return show(value, reader_language()) + ("%" if indicator.unit == Unit.PERCENT else "")


@register.filter
def counted(value: Decimal | None, noun: str) -> str:
    """“7.897 đảng viên”; nothing for no quantity."""
    return "" if value is None else f"{show(value, reader_language())} {noun}".strip()


@register.filter
def flag_words(flag: str) -> str:
    """What the reader noticed about a figure or a number, in words."""
    return say(f"reading.{flag}", {}, reader_language())


@register.filter
def is_row(key: object, other: int) -> bool:
    """Whether the row that was answered is this one."""
    return key == other
