"""For which day the rulebook is read, and for which year a file is asked about."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.common import clock
from thidua.apps.common.forms import DayField
from thidua.apps.eligibility.asking import usual_day
from thidua.core.rules.compiling import Question

FIRST_YEAR, LAST_YEAR = 2000, 2100


class DayForm(forms.Form):
    """The day of consideration; nothing or something unreadable: today."""

    ngay = DayField(label=_("Considered on"), required=False)

    def day(self) -> date:
        if self.is_valid() and self.cleaned_data["ngay"]:
            chosen: date = self.cleaned_data["ngay"]
            return chosen
        return clock.today()


class AskForm(forms.Form):
    """Year of achievement, day of consideration, day of receipt; what is missing is usual."""

    nam = forms.IntegerField(
        label=_("Year of achievement"), min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    ngay = DayField(label=_("Considered on"))
    nhan = DayField(
        label=_("Received on"), required=False,
        help_text=_("Only if the dossier was received before the law changed."),
    )  # fmt: skip

    @classmethod
    def of(cls, given: Mapping[str, Any], year: int) -> "AskForm":
        """What was asked in the address; `year`: that of the pages around."""
        usual = {"nam": year, "ngay": usual_day(year)}
        asked = any(given.get(name) for name in cls.base_fields)
        return cls(given if asked else None, initial=usual)

    def question(self) -> Question:
        """What is asked; unreadable parts are as usual."""
        self.full_clean()
        known = getattr(self, "cleaned_data", {})
        year = known.get("nam") or self.initial["nam"]
        return Question(year, known.get("ngay") or usual_day(year), known.get("nhan"))

    def address(self) -> str:
        """The question as the end of an address."""
        asked = self.question()
        told = f"nam={asked.year}&ngay={asked.considered_on:%d/%m/%Y}"
        return told + (f"&nhan={asked.received_on:%d/%m/%Y}" if asked.received_on else "")
