"""The day for which the rulebook is read."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.common import clock
from thidua.apps.common.forms import DayField


class DayForm(forms.Form):
    """The day of consideration; nothing or something unreadable: today."""

    ngay = DayField(label=_("Considered on"), required=False)

    def day(self) -> date:
        if self.is_valid() and self.cleaned_data["ngay"]:
            chosen: date = self.cleaned_data["ngay"]
            return chosen
        return clock.today()
