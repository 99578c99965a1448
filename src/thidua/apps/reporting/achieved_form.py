"""What an agency types at the year's end: a reason for each target it missed, its titles."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.common.forms import TextField
from thidua.apps.common.models import Versioned
from thidua.apps.movements.models import PactTarget, TitleAim
from thidua.apps.reporting.achieved import AgencyAchieved

ROWS = {"rows": 2}


@dataclass(frozen=True, slots=True)
class Reason:
    target: PactTarget
    field: str
    reason: str
    version: int | None


@dataclass(frozen=True, slots=True)
class Title:
    aim: TitleAim
    field: str
    outcome: str
    said: str
    version: int | None


class AchievedForm(forms.Form):
    """A text for every target that fell short; an outcome and a text for every title."""

    def __init__(self, *args: Any, found: AgencyAchieved, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.short = [each.target for each in found.targets if each.short or each.target.shortfall]
        self.aims = found.titles
        for target in self.short:
            label = _("Why it was not reached: %(what)s") % {"what": target.indicator.label}
            self._text(f"reason-{target.pk}", label, target.shortfall)
            self._version(target)
        for aim in self.aims:
            self.fields[f"outcome-{aim.pk}"] = forms.ChoiceField(
                label=_("Outcome: %(what)s") % {"what": aim.title}, required=False,
                choices=TitleAim.Outcome.choices, initial=aim.outcome,
            )  # fmt: skip
            label = _("Decision or reason: %(what)s") % {"what": aim.title}
            self._text(f"said-{aim.pk}", label, aim.said)
            self._version(aim)

    def _text(self, name: str, label: str, initial: str) -> None:
        self.fields[name] = TextField(
            label=label, required=False, initial=initial, widget=forms.Textarea(attrs=ROWS)
        )

    def _version(self, row: Versioned) -> None:
        self.fields[_version_of(row)] = forms.IntegerField(
            required=False, initial=row.version, widget=forms.HiddenInput
        )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        for aim in self.aims:
            missed = found.get(f"outcome-{aim.pk}") == TitleAim.Outcome.MISSED
            if missed and not found.get(f"said-{aim.pk}"):
                self.add_error(
                    f"said-{aim.pk}",
                    gettext_lazy(
                        "Say why the title was not reached; without a reason it stays undecided."
                    ),
                )
        return found

    def reasons(self) -> Iterator[Reason]:
        for target in self.short:
            name = f"reason-{target.pk}"
            if name in self.changed_data:
                given = self.cleaned_data
                yield Reason(target, name, given[name], given[_version_of(target)])

    def titles(self) -> Iterator[Title]:
        for aim in self.aims:
            name, told = f"outcome-{aim.pk}", f"said-{aim.pk}"
            if {name, told} & set(self.changed_data):
                given = self.cleaned_data
                yield Title(aim, told, given[name], given[told], given[_version_of(aim)])

    def stale(self, field: str, row: Versioned, theirs: str) -> None:
        """Somebody wrote meanwhile: his text stands beside ours, which may be sent again."""
        self.data = {name: self.data[name] for name in self.data} | {_version_of(row): row.version}
        words = _(
            "Somebody else wrote here meanwhile: “%(theirs)s”. Yours is kept below; send it"
            " again if it still holds."
        )
        self.add_error(field, words % {"theirs": theirs})


def _version_of(row: Versioned) -> str:
    kind = "target" if isinstance(row, PactTarget) else "title"
    return f"version-{kind}-{row.pk}"
