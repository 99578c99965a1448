"""What is typed about people: their files, the lines of a file, lists, imports."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from django.forms.models import fields_for_model
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.forms import DayField, TextField
from thidua.apps.common.pages import reader_language
from thidua.apps.organisations.models import Organisation
from thidua.apps.organisations.selectors import Member
from thidua.apps.people.awards import awards_for
from thidua.apps.people.errors import RecordRefused
from thidua.apps.people.kinds import Kind
from thidua.apps.people.models import Collective, Initiative, ListStatement, Person
from thidua.apps.people.sayings import statements_for
from thidua.apps.people.selectors import File
from thidua.apps.people.services.lines import AWARDED
from thidua.wording import say_error

YES_NO = (("True", _("Yes")), ("False", _("No")))
PERSON = ("name", "sort_name", "code", "sex", "birth", "joined")
COLLECTIVE = ("name", "code", "form", "founded")


class Refusable(forms.Form):
    """A form that a service may refuse with a sentence."""

    def refuse(self, error: RecordRefused) -> None:
        self.add_error(None, say_error(error, reader_language()))


class Kept(Refusable):
    """A form over a row that somebody else may change meanwhile."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def values(self) -> dict[str, Any]:
        """What belongs into the row."""
        aside = {"version", "agency"}
        return {name: value for name, value in self.cleaned_data.items() if name not in aside}


def _field(source: Any, **given: Any) -> forms.Field | None:
    """The boxes of this house instead of Django's own."""
    told: dict[str, Any] = {
        "label": capfirst(str(given.get("label", source.verbose_name))),
        "required": not source.blank,
        "help_text": given.get("help_text", source.help_text),
    }  # fmt: skip
    if isinstance(source, models.DateField) and not isinstance(source, models.DateTimeField):
        return DayField(**told)
    if isinstance(source, models.BooleanField):
        return forms.TypedChoiceField(
            choices=YES_NO, coerce=lambda value: value == "True", initial="True",
            **told | {"required": True},
        )  # fmt: skip
    if isinstance(source, models.CharField) and not source.choices:
        return TextField(max_length=source.max_length, **told)
    found: forms.Field | None = source.formfield(**given)
    return found


def _fields(model: type[models.Model], names: tuple[str, ...]) -> dict[str, forms.Field]:
    found = fields_for_model(model, fields=names, formfield_callback=_field)
    return {name: found[name] for name in names}


class PersonForm(Kept):
    """A person's own data."""

    def __init__(self, *args: Any, agencies: tuple[Member, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_agency(self, agencies)
        self.fields |= _fields(Person, PERSON)


class CollectiveForm(Kept):
    """A collective's own data."""

    def __init__(self, *args: Any, agencies: tuple[Member, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_agency(self, agencies)
        self.fields |= _fields(Collective, COLLECTIVE)


class MoveForm(Refusable):
    """The agency to which a person goes, and from which day."""

    day = DayField(label=_("From day"))

    def __init__(self, *args: Any, agencies: tuple[Member, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_agency(self, agencies)
        self.order_fields(["agency", "day"])


class DeclareForm(Refusable):
    """A list of an agency, and the day up to which it holds everything."""

    list = forms.ChoiceField(label=_("List"), choices=ListStatement.List.choices)
    until = DayField(label=_("Complete to day"))

    def __init__(self, *args: Any, agencies: tuple[Member, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_agency(self, agencies)
        self.order_fields(["agency", "list", "until"])


class WorkbookForm(forms.Form):
    """A filled form with people."""

    upload = forms.FileField(
        label=_("The filled form"), widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        help_text=_(
            "The Excel form that was downloaded here. Nothing is kept before you confirm."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, agencies: tuple[Member, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose_agency(self, agencies)
        self.order_fields(["agency", "upload"])


class PairForm(forms.Form):
    """Two files that are one."""

    kept = forms.IntegerField(min_value=1)
    merged = forms.IntegerField(min_value=1)


def line_form(
    kind: Kind, file: File, agencies: tuple[Member, ...], data: Any = None, *, initial: Any = None
) -> Kept:
    """The form of one line, with the choices that such a file has."""
    form = Kept(data, initial=initial)
    form.fields |= _fields(kind.model, kind.fields)
    for name in ("code", "award"):
        if name in form.fields and name in _award_fields(kind):
            choices = [("", "–"), *awards_for(AWARDED[file.kind])]
            form.fields[name] = forms.ChoiceField(label=form.fields[name].label, choices=choices)
    if kind.code == "xac-nhan":
        choices = [("", "–"), *statements_for(file.kind)]
        form.fields["code"] = forms.ChoiceField(label=form.fields["code"].label, choices=choices)
    _choose_among(form, file, agencies)
    return form


def _award_fields(kind: Kind) -> set[str]:
    return {"code"} if kind.code == "khen-thuong" else {"award"}


def _choose_among(form: forms.Form, file: File, agencies: tuple[Member, ...]) -> None:
    """What a line names is of this file or of this agency."""
    here = {"organisation": file.organisation_id, "merged_into": None}
    rows = {
        "initiative": Initiative.objects.filter(subject=file.pk),
        "collective": Collective.objects.filter(**here),
        "person": Person.objects.filter(**here),
    }
    for name in rows.keys() & form.fields.keys():
        field = form.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = rows[name]
    if "organisation" in form.fields:
        form.fields["organisation"] = AgencyField(agencies, label=_("Agency"))


if TYPE_CHECKING:
    AgencyChoice = forms.ModelChoiceField[Organisation]
else:
    AgencyChoice = forms.ModelChoiceField


class AgencyField(AgencyChoice):
    """One of these agencies, by its name."""

    def __init__(self, agencies: tuple[Member, ...], **given: Any) -> None:
        self.names = {each.pk: each.name for each in agencies}
        super().__init__(Organisation.objects.filter(pk__in=self.names), **given)

    def label_from_instance(self, obj: Any) -> str:
        return self.names.get(obj.pk, str(obj))


def _choose_agency(form: forms.Form, agencies: tuple[Member, ...]) -> None:
    """A box for the agency, where there is a choice; else it is the only one."""
    if not agencies:
        return
    choices = [(each.pk, each.name) for each in agencies]
    only = len(choices) == 1
    form.fields["agency"] = forms.TypedChoiceField(
        label=_("Agency"), choices=choices, coerce=int, initial=choices[0][0],
        widget=forms.HiddenInput if only else forms.Select,
    )  # fmt: skip
