"""What the administrator types, and what an invited person chooses."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.errors import StandInRefused
from thidua.apps.accounts.models import User
from thidua.apps.accounts.roles import Role
from thidua.apps.accounts.selectors import agencies_to_choose, years_to_choose
from thidua.apps.accounts.stand_ins import Absence
from thidua.apps.common.clock import today
from thidua.apps.common.forms import DayField, TextField
from thidua.apps.organisations.models import BlocYear, Organisation


class AccountForm(forms.Form):
    username = forms.RegexField(
        r"^[\w.-]+$", label=_("User name"), max_length=60,
        help_text=_("Letters without marks, digits, dots and hyphens, such as van.thu.btc."),
    )  # fmt: skip
    full_name = forms.CharField(label=_("Full name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), required=False)


class GrantForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    organisation: forms.ModelChoiceField[Organisation] = forms.ModelChoiceField(
        label=_("Agency"), queryset=None
    )
    bloc_year: forms.ModelChoiceField[BlocYear] = forms.ModelChoiceField(
        label=_("Year of the bloc"), queryset=None, required=False,
        help_text=_("For the secretary of a bloc only."),
    )  # fmt: skip
    first_day = DayField(label=_("From"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = agencies_to_choose()  # type: ignore[attr-defined] # a model choice
        self.fields["bloc_year"].queryset = years_to_choose()  # type: ignore[attr-defined] # a model choice


class ProfileForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"), required=False,
        help_text=_("Where your notices are sent. Empty: you read them here only."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip


class InvitationForm(forms.Form):
    """A password, typed twice."""

    password = forms.CharField(
        label=_("New password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 15 characters; several words that only you put together are best."),
    )  # fmt: skip
    again = forms.CharField(
        label=_("The same once more"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if "password" in found and found.get("again") != found["password"]:
            self.add_error("again", _("The two passwords differ. Type the same one twice."))
        return found


class AbsenceForm(forms.Form):
    """Who stands in for a leader, for which days, by which paper."""

    deputy: forms.ModelChoiceField[User] = forms.ModelChoiceField(
        label=_("Person who stands in"), queryset=None,
        help_text=_("A person of your agency who has an account."),
    )  # fmt: skip
    first_day = DayField(label=_("From"), initial=today)
    last_day = DayField(label=_("To, that day included"))
    authority = TextField(
        label=_("Reason, or number and day of the paper"), max_length=200,
        help_text=_("For example: business trip; authorisation 12-UQ/BTC of 05/06/2026."),
    )  # fmt: skip

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deputy"].queryset = people  # type: ignore[attr-defined] # a model choice

    def absence(self) -> Absence:
        given = self.cleaned_data
        return Absence(
            given["deputy"].pk, given["first_day"], given["last_day"], given["authority"]
        )

    def field_of(self, error: StandInRefused) -> str | None:
        """Beside which field a refusal stands."""
        name = error.code.removeprefix("accounts.stand_in_")
        return {
            "not_of_agency": "deputy", "in_the_past": "first_day",
            "ends_before_it_begins": "last_day", "beyond_the_year": "last_day",
        }.get(name)  # fmt: skip
