"""What the secretary types about received files, and the leader behind a link."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.forms import DayField, TextField
from thidua.apps.organisations.selectors import Member
from thidua.apps.reporting.box.links import DAYS, USUAL
from thidua.apps.reporting.forms import FilesField, ManyFiles
from thidua.apps.reporting.models import PERIODS

MOST_FILES = 10
READABLE = ".docx,.xlsx,.pdf"


class DropForm(forms.Form):
    """One agency and one period for all files that are dropped together."""

    upload = FilesField(
        label=_("Files that the agency sent"), allow_empty_file=True,
        help_text=_(
            "Word (.docx), Excel (.xlsx) or PDF with text; several at once; 20 MB each at most."
        ),
        widget=ManyFiles(attrs={"accept": READABLE, "data-drop": ""}),
    )  # fmt: skip
    agency = forms.ChoiceField(
        label=_("Agency"), error_messages={"required": _("Choose the agency that sent the files.")}
    )
    period = forms.ChoiceField(label=_("Period"), choices=PERIODS)

    def __init__(self, *args: Any, members: tuple[Member, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [("", _("Choose the agency")), *((each.code, each.name) for each in members)]
        self.fields["agency"].choices = chosen  # type: ignore[attr-defined] # a ChoiceField

    def clean_upload(self) -> list[Any]:
        files: list[Any] = self.cleaned_data["upload"]
        if not files:
            raise forms.ValidationError(_("Choose at least one file."))
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("Ten files at once at most. Send the rest afterwards."))
        return files


class AskForm(forms.Form):
    days = forms.TypedChoiceField(
        label=_("The link holds for"), coerce=int, initial=USUAL,
        choices=[(each, format_lazy(_("{number} days"), number=each)) for each in DAYS],
    )  # fmt: skip


class PaperForm(forms.Form):
    """A paper that the agency's leader signed."""

    number = TextField(label=_("Number of the paper"), max_length=60)
    day = DayField(label=_("Day of the paper"))
    name = TextField(label=_("Who signed"), max_length=120)
    upload = forms.FileField(
        label=_("Scan of the signed paper"), allow_empty_file=True,
        help_text=_("PDF or a photo (.jpg, .png); 20 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.docx"}),
    )  # fmt: skip


class AnswerForm(forms.Form):
    """What the leader says behind the link."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    name = TextField(
        label=_("Your full name and office"), max_length=120,
        help_text=_("Such as: Trần Văn A, Trưởng ban. It is kept with the figures."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    choice = forms.ChoiceField(
        label=_("Your answer"), widget=forms.RadioSelect,
        choices=[
            ("confirm", _("The figures are right; I confirm them for the agency.")),
            ("object", _("I object; the reason is written below.")),
        ],
    )  # fmt: skip
    reason = TextField(
        label=_("Reason"), required=False, max_length=500,
        help_text=_("Needed when you object: which figure is wrong, and what is right."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("choice") == "object" and not found.get("reason"):
            self.add_error("reason", _("Write why you object, so that the secretary can correct."))
        return found
