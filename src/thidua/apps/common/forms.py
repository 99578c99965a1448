"""Fields that read what Vietnamese officers type."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.pages import reader_language
from thidua.core.vietnamese import nfc, read_date, read_number
from thidua.wording.values import show

HUNDRED = Decimal(100)
WHOLE = frozenset({"count", "dong", "days"})


class DayField(forms.Field):
    """A day in one box: 1/2/2026, 01-02-2026, 010226; shown as 01/02/2026."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {  # noqa: RUF012 - Django's own manner
        "no_day": _("This is no day. Write day, month and year, such as 15/01/2022.")
    }

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        try:
            return read_date(str(value))
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["no_day"], "no_day") from error

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%d/%m/%Y") if isinstance(value, date) else value


class TextField(forms.CharField):
    """Text in its one stored form (NFC), however it was typed or pasted."""

    def to_python(self, value: Any) -> str:
        return nfc(str(super().to_python(value) or ""))


class NumberField(forms.Field):
    """A number as officers type or paste it: 1.500, 12,5, full-width digits; never negative."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {  # noqa: RUF012 - Django's own manner
        "no_number": _("This is no number. Write digits only, such as 1.500 or 12,5."),
        "negative": _("A number here is never below zero."),
        "percent": _("A percentage lies between 0 and 100."),
        "whole": _("This counts whole things: write a number without decimals."),
    }

    def __init__(self, *args: Any, unit: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit

    def to_python(self, value: Any) -> Decimal | None:
        text = nfc(str(value)).strip() if value not in self.empty_values else ""
        if not text:
            return None
        try:
            reading = read_number(text)
        except ValueError as error:
            raise self._wrong("no_number") from error
        number = reading.value
        if reading.ambiguous and self.unit in WHOLE and number != number.to_integral_value():
            number = reading.alternative if reading.alternative is not None else number
        if number < 0:
            raise self._wrong("negative")
        if self.unit == "percent" and number > HUNDRED:
            raise self._wrong("percent")
        if self.unit in WHOLE and number != number.to_integral_value():
            raise self._wrong("whole")
        return number

    def prepare_value(self, value: Any) -> Any:
        return show(value, reader_language()) if isinstance(value, Decimal) else value

    def _wrong(self, code: str) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code)
