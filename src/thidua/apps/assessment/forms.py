"""What people type about stages, sheets, differences, the ranking and the hand-over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.assessment.services import Cell, Elected, Reply, Said, StageForm, Step
from thidua.apps.common.forms import DayField, TextField
from thidua.apps.organisations.selectors import Member

LONGEST = 4000
CHOICES = (("yes", _("Agrees")), ("no", _("Does not agree")), ("abstain", _("Abstains")))
QUESTION_FILTERS = (
    ("", _("All")), ("late", _("Overdue")), ("asked", _("Waits for the agency")),
    ("answered", _("Waits for the reviewer")), ("closed", _("Closed or withdrawn")),
)  # fmt: skip


def _version() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


def _text(label: Any, *, rows: int = 3, **more: Any) -> TextField:
    return TextField(
        label=label, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


class CellForm(forms.Form):
    """One cell, as the grid sends it."""

    row = forms.CharField(max_length=80)
    col = forms.CharField(max_length=80)
    value = forms.CharField(max_length=LONGEST, required=False, strip=False)
    version = forms.IntegerField(required=False, min_value=0)

    def cell(self) -> Cell:
        given = self.cleaned_data
        return Cell(given["row"], given["col"], given["value"], given["version"])


class PasteForm(forms.Form):
    """Cells from the clipboard and where they begin."""

    text = forms.CharField(max_length=200_000, strip=False)
    row = forms.CharField(max_length=80)
    col = forms.CharField(max_length=80)


class StepForm(forms.Form):
    """A step of a sheet; some want a reason."""

    name = forms.CharField(max_length=30, widget=forms.HiddenInput)
    reason = _text(_("Reason"), required=False)
    version = _version()

    def step(self) -> Step:
        given = self.cleaned_data
        return Step(given["name"], given["reason"], given["version"])


class OpenStageForm(forms.Form):
    """Which stage is open, and until when."""

    stage = forms.ChoiceField(label=_("Stage"))
    due = DayField(
        label=_("Last day"), required=False, help_text=_("Such as 15/01/2023; the day counts.")
    )
    version = _version()

    def __init__(self, *args: Any, stages: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = tuple(stages.items())  # type: ignore[attr-defined] # a ChoiceField

    def given(self) -> StageForm:
        data = self.cleaned_data
        return StageForm(data["stage"], data["due"], data["version"])


class AdoptForm(forms.Form):
    """Which kept scheme the year is scored by."""

    scheme = forms.TypedChoiceField(label=_("Scoring scheme"), coerce=int)
    decision = TextField(label=_("Decision"), max_length=100, required=False)

    def __init__(self, *args: Any, schemes: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scheme"].choices = tuple(schemes.items())  # type: ignore[attr-defined] # a ChoiceField


class ThresholdForm(forms.Form):
    """Whether the bloc votes on its ranking."""

    threshold = forms.IntegerField(
        label=_("Votes needed (percent of all members)"), required=False,
        min_value=1, max_value=100, help_text=_("Leave empty if the bloc does not vote."),
    )  # fmt: skip
    version = _version()


class SeedForm(forms.Form):
    """The seed of a draw."""

    seed = TextField(
        label=_("Seed of the draw"), max_length=64,
        help_text=_(
            "Chosen by the meeting, such as a date or a number. It is kept, so that anybody can"
            " repeat the draw."
        ),
    )  # fmt: skip


class CrossingForm(forms.Form):
    """Who checks whom, one choice an agency."""

    def __init__(self, *args: Any, agencies: tuple[Member, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = (("", "–"), *((each.code, each.name) for each in agencies))
        for each in agencies:
            self.fields[each.code] = forms.ChoiceField(
                label=_("%(agency)s checks") % {"agency": each.name}, choices=options
            )

    def checks(self) -> dict[str, str]:
        return {code: str(checked) for code, checked in self.cleaned_data.items()}


class SayForm(forms.Form):
    """What is said to a difference."""

    name = forms.CharField(max_length=30, widget=forms.HiddenInput)
    text = _text(_("Explanation"), required=False)
    evidence = forms.TypedChoiceField(
        label=_("Proof"), coerce=int, required=False, empty_value=None,
        help_text=_("From the agency's own evidence."),
    )  # fmt: skip
    version = _version()

    def __init__(self, *args: Any, proofs: dict[int, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].choices = (("", "–"), *(proofs or {}).items())  # type: ignore[attr-defined] # a ChoiceField

    def said(self) -> Said:
        given = self.cleaned_data
        return Said(given["name"], given["text"], given["evidence"], given["version"])


class AskForm(forms.Form):
    """What a reviewer asks about one line."""

    text = _text(_("Question"), help_text=_("The agency has three working days to answer."))


class ReplyForm(forms.Form):
    """What is said to a question; an answer may cite proofs."""

    name = forms.CharField(max_length=30, widget=forms.HiddenInput)
    text = _text(_("Answer"), required=False)
    evidence = forms.TypedMultipleChoiceField(
        label=_("Proofs"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("From the agency's own evidence."),
    )  # fmt: skip
    version = _version()

    def __init__(self, *args: Any, proofs: dict[int, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].choices = tuple((proofs or {}).items())  # type: ignore[attr-defined] # a choice field

    def reply(self) -> Reply:
        given = self.cleaned_data
        return Reply(given["name"], given["text"], tuple(given["evidence"]), given["version"])


class QuestionFilter(forms.Form):
    """Which questions the list shows."""

    state = forms.ChoiceField(label=_("State"), choices=QUESTION_FILTERS, required=False)
    agency = forms.ChoiceField(label=_("Agency"), required=False)

    def __init__(self, *args: Any, agencies: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = (("", _("All agencies")), *agencies.items())  # type: ignore[attr-defined] # a choice field


class SearchForm(forms.Form):
    """Words to look for among the proofs."""

    tim = TextField(label=_("Search the proofs"), max_length=200, required=False)


class FormFile(forms.Form):
    """A filled Excel form."""

    upload = forms.FileField(
        label=_("The filled form"), widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        help_text=_("The Excel file that was downloaded here, with its yellow cells filled."),
    )  # fmt: skip


class ReasonForm(forms.Form):
    """A step of the ranking or the year that the bloc is told the reason of."""

    reason = _text(_("Reason, which the whole bloc reads"))
    version = _version()


class VersionForm(forms.Form):
    version = _version()


class VoteForm(forms.Form):
    """The vote of one's own agency."""

    choice = forms.ChoiceField(label=_("Vote"), choices=CHOICES, widget=forms.RadioSelect)


class VotesForm(forms.Form):
    """How every agency voted at the meeting."""

    def __init__(
        self, *args: Any, agencies: tuple[Member, ...], given: dict[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.keys = {f"vote-{each.code}": each.pk for each in agencies}
        for each in agencies:
            self.fields[f"vote-{each.code}"] = forms.ChoiceField(
                label=each.name, choices=(("", "–"), *CHOICES), required=False,
                initial=given.get(each.pk, ""),
            )  # fmt: skip

    def votes(self) -> dict[int, str]:
        return {self.keys[name]: str(choice) for name, choice in self.cleaned_data.items()}


class HandOverForm(forms.Form):
    """Who was elected, when, and what goes over."""

    head = forms.TypedChoiceField(label=_("Head of the bloc next year"), coerce=int)
    deputy = forms.TypedChoiceField(
        label=_("Deputy head next year"), coerce=int, required=False, empty_value=None
    )
    day = DayField(label=_("Elected on"))
    note = _text(_("What is handed over"), required=False)

    def __init__(self, *args: Any, agencies: tuple[Member, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = (("", "–"), *((each.pk, each.name) for each in agencies))
        for name in ("head", "deputy"):
            self.fields[name].choices = options  # type: ignore[attr-defined] # a ChoiceField

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("head") and data.get("head") == data.get("deputy"):
            self.add_error("deputy", _("Head and deputy are two different agencies."))
        return data

    def elected(self) -> Elected:
        data = self.cleaned_data
        return Elected(data["head"], data["deputy"], data["day"], data["note"])
