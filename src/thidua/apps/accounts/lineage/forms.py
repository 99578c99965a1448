"""What people type about what happened to agencies; each kind of event has its form."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.forms import DayField, TextField
from thidua.apps.common.pages import reader_language
from thidua.apps.organisations.errors import EventRefused
from thidua.apps.organisations.models import OrganisationEvent, OrganisationVersion
from thidua.apps.organisations.services import EventDraft, NewAgency, Paper
from thidua.wording import say_error

Choices = Sequence[tuple[str, str]]
Kind = OrganisationEvent.Kind
SMALL = forms.Textarea(attrs={"rows": 2})
IF_NEW = _("Only if a new agency comes of it.")
NO_NUMBER = _(
    "Write the number of the decision; if nobody has it yet, tick “needs a person's check”."
)
# Which field an event that can not be is told at; the first one that the form has.
AT: Mapping[str, tuple[str, ...]] = {
    "decision_missing": ("number",), "decision_later": ("decision_day",),
    "with_itself": ("agencies",), "one_result": ("into",), "split_into_one": ("code_2",),
    "no_agency": ("agencies", "agency"), "nameless": ("name", "name_1"), "same_name": ("name",),
    "name_taken": ("name", "name_1"), "same_superior": ("parent",), "circle": ("parent",),
    "superior_not_there": ("parent", "heir"), "superior_ended": ("heir",),
    "code_taken": ("code", "code_1"), "there_already": ("code", "code_1"),
    "reason_missing": ("reason",),
}  # fmt: skip


class DayForm(forms.Form):
    """As of which day the list is asked."""

    ngay = DayField(label=_("As of the day"), required=False)


class ReasonForm(forms.Form):
    reason = TextField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class EventForm(forms.Form):
    """The decision, which every event has, behind what the kind of event asks for."""

    kind: ClassVar[str]
    paper: ClassVar[tuple[str, ...]] = ("day", "number", "decision_day", "needs_check", "note")
    day = DayField(label=_("In force from"))
    number = TextField(
        label=_("Number of the decision"), max_length=100,
        help_text=_("As written on the decision, such as 123-QĐ/TU."),
        error_messages={"required": NO_NUMBER},
    )  # fmt: skip
    decision_day = DayField(label=_("Day of the decision"), required=False)
    needs_check = forms.BooleanField(
        label=_("Needs a person's check"), required=False,
        help_text=_("Tick this while the number of the decision is not known."),
    )  # fmt: skip
    note = TextField(label=_("Note"), required=False, max_length=300, widget=SMALL)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, agencies: Choices, bloc: int, correcting: bool = False,
        checking: bool = False, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.bloc = bloc
        self.fields["number"].required = not self.data.get("needs_check")
        for name, empty in (("agency", None), ("parent", _("No superior")), ("heir", "–")):
            if name in self.fields and not self.fields[name].choices:  # type: ignore[attr-defined] # a choice field
                first = [] if empty is None else [("", empty)]
                self.fields[name].choices = [*first, *agencies]  # type: ignore[attr-defined] # a choice field
        self.take_choices(agencies)
        if correcting:
            self.fields["reason"] = TextField(label=_("Why it is corrected"), widget=SMALL)
        if checking:
            self.fields["checked"] = forms.BooleanField(
                label=_("I have compared this with the decision itself")
            )
        last = [*self.paper, *(name for name in ("reason", "checked") if name in self.fields)]
        self.order_fields([*(name for name in self.fields if name not in last), *last])

    def take_choices(self, agencies: Choices) -> None:
        """What only one kind of event has to choose from."""

    def draft(self) -> EventDraft:
        """The event as typed; the form is valid."""
        given = self.cleaned_data
        paper = Paper(
            number=given["number"], day=given["decision_day"], needs_check=given["needs_check"],
            note=given["note"],
        )  # fmt: skip
        return EventDraft(kind=self.kind, day=given["day"], paper=paper, **self.said())

    def said(self) -> dict[str, Any]:
        raise NotImplementedError

    def key(self, name: str) -> int | None:
        value = self.cleaned_data.get(name)
        return int(value) if value else None

    def refuse(self, error: EventRefused) -> None:
        """Tell at the field that is to be mended why the event can not be."""
        fields = [name for name in AT.get(error.reason, ("day",)) if name in self.fields]
        self.add_error(fields[0] if fields else None, say_error(error, reader_language()))


def _agency(label: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, **more)


class FoundedForm(EventForm):
    kind = Kind.FOUNDED
    code = TextField(
        label=_("Code"), max_length=20, help_text=_("Short and never changed, such as BTGDV.")
    )
    name = TextField(label=_("Name"), max_length=200)
    short_name = TextField(label=_("Short name"), max_length=60, required=False)
    agency_kind = forms.ChoiceField(
        label=_("Kind of agency"), choices=OrganisationVersion.Kind.choices
    )
    document_format = forms.ChoiceField(
        label=_("Document format"), choices=OrganisationVersion.Format.choices
    )
    parent = _agency(_("Superior"), required=False)
    joins = forms.BooleanField(label=_("It joins this bloc from that day on"), required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if self.alone(found) and not (found.get("parent") or found.get("joins")):
            words = _("Choose its superior, or let it join the bloc: nobody would find it again.")
            self.add_error("parent", words)
        return found

    def alone(self, _found: Mapping[str, Any]) -> bool:
        """Whether nothing else ties the new agency to the bloc."""
        return True

    def new(self) -> NewAgency:
        given = self.cleaned_data
        return NewAgency(
            code=given["code"], name=given["name"], short_name=given["short_name"],
            kind=given["agency_kind"], document_format=given["document_format"],
            parent=self.key("parent"),
        )  # fmt: skip

    def said(self) -> dict[str, Any]:
        joins = self.bloc if self.cleaned_data["joins"] else None
        return {"founds": (self.new(),), "joins": joins}


class RenamedForm(EventForm):
    kind = Kind.RENAMED
    agency = _agency(_("Agency"))
    name = TextField(label=_("New name"), max_length=200)
    short_name = TextField(label=_("New short name"), max_length=60, required=False)

    def said(self) -> dict[str, Any]:
        key, given = int(self.cleaned_data["agency"]), self.cleaned_data
        said = {"name": given["name"], "short_name": given["short_name"] or given["name"][:60]}
        return {"predecessors": (key,), "successors": (key,), "says": {key: said}}


class MovedForm(EventForm):
    kind = Kind.MOVED
    agency = _agency(_("Agency"))
    parent = _agency(_("New superior"), required=False)

    def said(self) -> dict[str, Any]:
        key = int(self.cleaned_data["agency"])
        return {
            "predecessors": (key,), "successors": (key,),
            "says": {key: {"parent": self.key("parent")}},
        }  # fmt: skip


class DissolvedForm(EventForm):
    kind = Kind.DISSOLVED
    agency = _agency(_("Agency"))
    heir = _agency(
        _("Who takes over the units below it"), required=False,
        help_text=_("Only if units stand below it."),
    )  # fmt: skip

    def said(self) -> dict[str, Any]:
        return {"predecessors": (int(self.cleaned_data["agency"]),), "heir": self.key("heir")}


class MergedForm(FoundedForm):
    """Several become one: a new agency, or one of them that goes on."""

    kind = Kind.MERGED
    agencies = forms.MultipleChoiceField(
        label=_("Agencies that are merged"), widget=forms.CheckboxSelectMultiple
    )
    into = _agency(
        _("What comes of it"), required=False,
        help_text=_("A new agency takes over the units below the merged ones by itself."),
    )  # fmt: skip
    code = TextField(
        label=_("Code of the new agency"), max_length=20, required=False, help_text=IF_NEW
    )
    name = TextField(
        label=_("Name of the new agency"), max_length=200, required=False, help_text=IF_NEW
    )

    def take_choices(self, agencies: Choices) -> None:
        self.fields["agencies"].choices = agencies  # type: ignore[attr-defined] # a choice field
        self.fields["into"].choices = [("", _("A new agency")), *agencies]  # type: ignore[attr-defined] # a choice field
        self.order_fields(["agencies", "into"])

    def alone(self, _found: Mapping[str, Any]) -> bool:
        return False

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if not found.get("into"):
            for name in ("code", "name"):
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, _("A new agency needs a code and a name."))
        return found

    def said(self) -> dict[str, Any]:
        merged = tuple(int(key) for key in self.cleaned_data["agencies"])
        into = self.key("into")
        if into is None:
            new = self.new()
            return {**super().said(), "predecessors": merged, "heir": new.code}
        whole = merged if into in merged else (*merged, into)
        return {"predecessors": whole, "successors": (into,), "heir": into}


class SplitForm(EventForm):
    """One becomes several; kind and superior of the new ones are those of the old one."""

    kind = Kind.SPLIT
    agency = _agency(_("Agency that is split"))
    stays = forms.BooleanField(label=_("It goes on itself"), required=False)
    code_1 = TextField(label=_("Code of the first new agency"), max_length=20)
    name_1 = TextField(label=_("Name of the first new agency"), max_length=200)
    code_2 = TextField(label=_("Code of the second new agency"), max_length=20, required=False)
    name_2 = TextField(label=_("Name of the second new agency"), max_length=200, required=False)
    heir = forms.ChoiceField(
        label=_("Who takes over the units below it"), required=False,
        help_text=_("Only if units stand below it."),
        choices=[("", "–"), ("1", _("The first new agency")), ("2", _("The second new agency"))],
    )  # fmt: skip
    joins = forms.BooleanField(
        label=_("The new agencies join this bloc from that day on"), required=False
    )

    def said(self) -> dict[str, Any]:
        given, key = self.cleaned_data, int(self.cleaned_data["agency"])
        news = tuple(self._news())
        heir = given[f"code_{given['heir']}"] if given["heir"] else None
        return {
            "predecessors": (key,), "successors": (key,) if given["stays"] else (),
            "founds": news, "heir": heir or None, "joins": self.bloc if given["joins"] else None,
        }  # fmt: skip

    def _news(self) -> Iterator[NewAgency]:
        for number in ("1", "2"):
            code, name = (self.cleaned_data[f"{part}_{number}"] for part in ("code", "name"))
            if code or name:
                yield NewAgency(code=code, name=name, like=int(self.cleaned_data["agency"]))


FORMS: Mapping[str, type[EventForm]] = {
    form.kind: form
    for form in (RenamedForm, MergedForm, SplitForm, DissolvedForm, MovedForm, FoundedForm)
}
