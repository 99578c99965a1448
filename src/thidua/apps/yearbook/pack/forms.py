"""What a secretary types about a meeting, and ticks."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.forms import DayField, TextField
from thidua.apps.organisations.selectors import Member
from thidua.apps.yearbook.pack.proposals import Sheet, Ticked


class MeetingForm(forms.Form):
    """Everything is optional: what stays empty is a marked blank on the papers."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    day = DayField(label=_("Day"), required=False)
    hour = TextField(
        label=_("Hour"), max_length=40, required=False,
        help_text=_("As it shall be printed, such as 8 giờ 00."),
    )  # fmt: skip
    venue = TextField(label=_("Place"), max_length=200, required=False)
    chair = TextField(
        label=_("Chaired by"), max_length=200, required=False,
        help_text=_("Left empty: the leader of the head agency."),
    )  # fmt: skip
    secretary = TextField(label=_("Minutes by"), max_length=200, required=False)
    guests = TextField(label=_("Guests from above"), max_length=300, required=False)
    submit_to = TextField(label=_("The submission goes to"), max_length=200, required=False)
    legal_basis = TextField(
        label=_("Legal basis of the submission"), required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The texts in force on the day; the software does not choose them."),
    )  # fmt: skip


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Word file"), allow_empty_file=True,  # the door for uploads says it better
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        help_text=_("The file that you changed, saved as Word (.docx), at most 20 MB."),
    )  # fmt: skip


class AwardsForm(forms.Form):
    awards = TextField(
        label=_("Awards that the bloc may propose"), required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One a line, in the words in which they shall be printed."),
    )  # fmt: skip

    def lines(self) -> list[str]:
        return [line.strip() for line in str(self.cleaned_data["awards"]).splitlines()]


class ProposalForm(forms.Form):
    """For each agency the awards to tick and one reason."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, sheet: Sheet) -> None:
        super().__init__(data, initial=sheet.initial)
        self.sheet = sheet
        for agency in sheet.agencies:
            self.fields[f"awards-{agency.code}"] = forms.MultipleChoiceField(
                label=agency.name, choices=[(award, award) for award in sheet.awards],
                widget=forms.CheckboxSelectMultiple, required=False,
            )  # fmt: skip
            self.fields[f"reason-{agency.code}"] = TextField(
                label=_("Achievement in short"), required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def rows(self) -> Iterator[tuple[Member, str, BoundField, BoundField]]:
        for agency in self.sheet.agencies:
            place = self.sheet.places.get(agency.code, "")
            yield agency, place, self[f"awards-{agency.code}"], self[f"reason-{agency.code}"]

    def ticked(self) -> list[Ticked]:
        found = self.cleaned_data
        return [
            Ticked(agency.code, award, found[f"reason-{agency.code}"])
            for agency in self.sheet.agencies
            for award in found[f"awards-{agency.code}"]
        ]
