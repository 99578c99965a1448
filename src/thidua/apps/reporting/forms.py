"""What people type about reports and proofs, beside the grid."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.forms import DayField, NumberField, TextField
from thidua.apps.reporting.entries import DeedEntry
from thidua.apps.reporting.models import PERIODS, Deed
from thidua.core.kernel.periods import Period


class CalendarForm(forms.Form):
    """The last day of each period; empty: the agencies do not report for it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, label in PERIODS:
            self.fields[f"day-{code}"] = DayField(label=label, required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        days = [found.get(f"day-{code}") for code, _label in PERIODS]
        told = [day for day in days if day]
        if told != sorted(told):
            raise forms.ValidationError(
                _("A later period ends before an earlier one. Correct the days.")
            )
        return found

    def days(self) -> dict[Period, date | None]:
        return {Period(code): self.cleaned_data[f"day-{code}"] for code, _label in PERIODS}


class DeedForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=Deed.Kind.choices)
    text = TextField(label=_("What was done"), widget=forms.Textarea(attrs={"rows": 3}))
    day = DayField(label=_("Day"), required=False)
    quantity = NumberField(label=_("Quantity"), required=False)
    noun = TextField(
        label=_("What is counted"), required=False, max_length=60,
        help_text=_("Such as: meetings, Party members, articles."),
    )  # fmt: skip
    document = TextField(
        label=_("Document"), required=False, max_length=300,
        help_text=_("Number and day, as printed on it."),
    )  # fmt: skip

    def entry(self) -> DeedEntry:
        given = self.cleaned_data
        return DeedEntry(
            kind=given["kind"], text=given["text"], day=given["day"], quantity=given["quantity"],
            noun=given["noun"], document=given["document"],
        )  # fmt: skip


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once; what each of them is gets judged where it is kept."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(each, initial) for each in files if each]


class EvidenceForm(forms.Form):
    """A document by its number, files, or both."""

    reference = TextField(
        label=_("Document"), required=False, max_length=300,
        help_text=_("Type and number as printed, such as: Báo cáo số 12-BC/BTCTU."),
    )  # fmt: skip
    day = DayField(label=_("Day of the document"), required=False)
    period = TextField(label=_("Period it covers"), required=False, max_length=60)
    upload = FilesField(
        label=_("Files"), required=False, allow_empty_file=True,
        help_text=_("PDF, Word (.docx), Excel (.xlsx), photos (.jpg, .png); 20 MB each at most."),
        widget=ManyFiles(attrs={"accept": ".pdf,.docx,.xlsx,.jpg,.jpeg,.png"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not found.get("reference") and not found.get("upload"):
            raise forms.ValidationError(
                _("Write the number of a document or choose at least one file.")
            )
        return found


class CiteForm(forms.Form):
    """The figure for which a proof is added."""

    for_period = forms.ChoiceField(choices=PERIODS, widget=forms.HiddenInput)
    for_indicator = forms.SlugField(allow_unicode=True, widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    reason = TextField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))
