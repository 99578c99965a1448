"""What people type or tick at the desk."""

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.clock import today
from thidua.apps.common.forms import DayField, TextField
from thidua.apps.desk.models import Setting
from thidua.apps.desk.my_work import FILTERS
from thidua.core.vietnamese import nfc

SNOOZES = ((1, _("until tomorrow")), (3, _("for 3 days")), (7, _("for a week")))


class FilterForm(forms.Form):
    loc = forms.ChoiceField(choices=tuple(FILTERS.items()), required=False)

    def chosen(self) -> str:
        """The filter that the address asks for, or the first one."""
        asked = self.cleaned_data["loc"] if self.is_valid() else ""
        return str(asked or next(iter(FILTERS)))


class SnoozeForm(forms.Form):
    days = forms.TypedChoiceField(
        label=_("Put off"), choices=((0, _("not at all")), *SNOOZES), coerce=int, initial=1
    )

    def until(self) -> date:
        """The day on which it comes back; a wrong choice puts off until tomorrow."""
        days: int = self.cleaned_data["days"] if self.is_valid() else 1
        return today() + timedelta(days=days)


class TaskSnoozeForm(SnoozeForm):
    bloc = forms.SlugField()
    year = forms.IntegerField(min_value=1948, max_value=2200)
    key = forms.CharField(max_length=150)


class UpToForm(forms.Form):
    """The newest notice that the page showed."""

    newest = forms.IntegerField(min_value=0, max_value=2**62)


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Search"), max_length=200, required=False)

    def query(self) -> str:
        return nfc(str(self.cleaned_data["q"])).strip() if self.is_valid() else ""


class SettingForm(forms.ModelForm):  # type: ignore[type-arg] # generic at type-checking time only
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Setting
        fields = ("mail", "language", "shortcuts")
        widgets = {"mail": forms.RadioSelect, "language": forms.RadioSelect}  # noqa: RUF012 - Django's own manner
        help_texts = {  # noqa: RUF012 - Django's own manner
            "mail": _(
                "Notices always stand under “My work”. A reminder that the secretary sends by"
                " hand also comes by e-mail at once, unless you choose no e-mail."
            ),
            "shortcuts": _("“/” search, “g v” my work, “?” help. Off, no key does anything."),
        }


class RemindForm(forms.Form):
    """Which agencies are reminded; the page offers those that are late."""

    don_vi = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args: object, agencies: dict[int, str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # handed through
        self.fields["don_vi"].choices = tuple(agencies.items())  # type: ignore[attr-defined]


class PaperForm(forms.Form):
    """The scan of a sheet that was signed by hand."""

    number = TextField(
        label=_("Number of the paper"), max_length=60,
        help_text=_("As written on it, such as 15-BC/BTC."),
    )  # fmt: skip
    day = DayField(label=_("Day of the paper"))
    upload = forms.FileField(
        label=_("Scan or photo"), help_text=_("PDF, .jpg or .png; 20 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )  # fmt: skip
