"""What people type about movements, registrations and the pact."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.forms import DayField, NumberField, TextField
from thidua.apps.movements.register_page import IndicatorRow, MovementChoice
from thidua.apps.movements.services import MovementText, RegistrationEntry
from thidua.apps.organisations.selectors import Member

AREA = forms.Textarea(attrs={"rows": 4})


class MovementForm(forms.Form):
    name = TextField(label=_("Name"), max_length=300)
    theme = TextField(label=_("Theme"), required=False, widget=AREA)
    subjects = TextField(
        label=_("Who takes part"), required=False, widget=AREA,
        help_text=_("Collectives and persons, as the plan says."),
    )  # fmt: skip
    content = TextField(label=_("Content"), required=False, widget=AREA)
    criteria = TextField(label=_("Criteria"), required=False, widget=AREA)
    aims = TextField(
        label=_("Targets"), required=False, widget=AREA,
        help_text=_("Each with its number and unit, one a line."),
    )  # fmt: skip
    first_year = forms.IntegerField(
        label=_("From year"), required=False, min_value=1948, max_value=2200
    )
    last_year = forms.IntegerField(
        label=_("To year"), required=False, min_value=1948, max_value=2200
    )
    basis = forms.MultipleChoiceField(
        label=_("Legal basis"), required=False, widget=forms.CheckboxSelectMultiple
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, documents: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if documents:
            self.fields["basis"].choices = list(documents.items())  # type: ignore[attr-defined] # a choice field
        else:
            del self.fields["basis"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        first, last = found.get("first_year"), found.get("last_year")
        if first and last and last < first:
            self.add_error("last_year", _("The last year comes before the first. Correct one."))
        return found

    def text(self) -> MovementText:
        given = self.cleaned_data
        return MovementText(**{
            name: given[name] for name in given if name not in {"basis", "version"}
        })  # fmt: skip

    def basis_keys(self) -> list[int]:
        return [int(key) for key in self.cleaned_data.get("basis", ())]


class RegistrationForm(forms.Form):
    """Movements ticked, titles one a line, a number for each indicator."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, movements: list[MovementChoice], indicators: list[IndicatorRow],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.indicators = indicators
        if movements:
            self.fields["movements"] = forms.MultipleChoiceField(
                label=_("Movements that we carry out"), required=False,
                choices=[(str(each.key), each.name) for each in movements],
                widget=forms.CheckboxSelectMultiple,
            )  # fmt: skip
        self.fields["titles"] = TextField(
            label=_("Titles aimed at"),
            required=False,
            widget=AREA,
            help_text=_("One a line, for the agency and for persons."),
        )
        for row in indicators:
            self.fields[row.field] = NumberField(label=row.label, required=False, unit=row.unit)

    def entry(self) -> RegistrationEntry:
        given = self.cleaned_data
        targets: dict[int, Decimal] = {
            row.key: given[row.field] for row in self.indicators if given[row.field] is not None
        }
        keys = tuple(int(key) for key in given.get("movements", ()))
        return RegistrationEntry(given["titles"], keys, targets)


class ReasonForm(forms.Form):
    reason = TextField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


class PactForm(forms.Form):
    content = TextField(
        label=_("What all members promise"), widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("One promise a paragraph; numbers with their unit."),
    )  # fmt: skip
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class SigningForm(forms.Form):
    """The day, and who signed for each member."""

    day = DayField(label=_("Day of the signing"))

    def __init__(self, *args: Any, agencies: tuple[Member, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = agencies
        for each in agencies:
            self.fields[f"signer-{each.pk}"] = TextField(label=each.name, max_length=120)

    def signers(self) -> dict[int, str]:
        return {each.pk: self.cleaned_data[f"signer-{each.pk}"] for each in self.agencies}
