"""Numbers, days and coded sentences in the reader's language."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from thidua.apps.common.pages import reader_language
from thidua.wording import say as say_code
from thidua.wording.values import show

register = template.Library()

ILLUSTRATIVE_SIGN = "*"


@register.filter
def number(value: Decimal | int | None) -> str:
    """7.897 and 12,5 in Vietnamese, 7,897 and 12.5 in English; nothing for no value."""
    return "" if value is None else show(value, reader_language())


@register.filter
def fixed(value: Decimal | int | None, places: int = 2) -> str:
    """A number with all its places, so that a column of totals lines up."""
    if value is None:
        return ""
    text = f"{Decimal(value):,.{places}f}"
    return text if reader_language() == "en" else text.translate(str.maketrans(",.", ".,"))


@register.filter
def points(value: Decimal | None) -> str:
    """Points as people read them: two decimals at most, half up; the engine keeps them all."""
    if value is None:
        return ""
    return show(value.quantize(Decimal("0.01"), ROUND_HALF_UP), reader_language())


@register.filter
def day(value: date | None) -> str:
    return "" if value is None else value.strftime("%d/%m/%Y")


@register.filter
def say(code: str, data: Mapping[str, object] | None = None) -> str:
    """The sentence of a code, filled in."""
    return say_code(code, data or {}, reader_language())


@register.filter
def step(value: Any) -> str:
    """One step of a computation, in words."""
    return say_code(value.code, value.data, reader_language())


@register.filter
def illustrative(flag: object) -> SafeString:
    """The mark behind an illustrative value, or nothing."""
    if not flag:
        return SafeString("")
    words = _("illustrative figure")
    # Both parts are ours: a constant and a catalogue entry.
    return mark_safe(  # noqa: S308
        f'<abbr class="illus" title="{words}">{ILLUSTRATIVE_SIGN}</abbr>'
    )


@register.filter
def anchor(value: str) -> str:
    """An item id as an HTML id: “I.1.a” → “I-1-a”."""
    return "".join(letter if letter.isalnum() else "-" for letter in value)


@register.filter
def at(values: Sequence[Any], place: int) -> Any:
    """What stands at a place of a row: for tables whose head and cells are read side by side."""
    return values[place]
