"""Fields that read what Vietnamese officers type."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.core.vietnamese import nfc, read_date


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
