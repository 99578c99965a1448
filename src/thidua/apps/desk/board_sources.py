"""What each agency has sent to the bloc, task by task: never what it only began.

Only states that the secretary may see are read here. A draft, or a paper that still waits for
its own leader, is the same as nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext, override

from thidua.apps.accounts.models import Transition
from thidua.apps.assessment.models import SchemeAdoption, ScoreSheet
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.assessment.stages import Party, stage_of
from thidua.apps.movements.models import Pact, Registration
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member
from thidua.apps.reporting.models import Report, ReportPeriod
from thidua.wording.common import gettext_noop as _

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Source:
    """One column of the board: a task that every agency has, and who has sent it when."""

    key: str  # the task's key for an agency: `{code}` stands for the agency
    titles: Mapping[str, str]
    due: date
    sent: Mapping[int, date | None]
    url_of: Callable[[Member], str]
    unsettled: frozenset[int] = field(default_factory=frozenset)  # sent, not yet in order

    def key_of(self, agency: Member) -> str:
        return self.key.format(code=agency.code)


def in_both(message: str, **data: object) -> dict[str, str]:
    """A message in both languages, for texts that others read later."""
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = gettext(message) % data if data else gettext(message)
    return found


def reports(bloc_year: BlocYear) -> list[Source]:
    """The report of each period of the calendar: when it was sent first."""
    calendar = list(ReportPeriod.objects.filter(bloc_year=bloc_year))
    kept = (Report.State.IN_FORCE, Report.State.REPLACED)
    rows = Report.objects.filter(bloc_year=bloc_year, state__in=kept).exclude(agency=None)
    sent: dict[str, dict[int, date | None]] = {}
    for agency, period, day in rows.order_by("-round").values_list("agency", "period", "filed_on"):
        sent.setdefault(period, {})[agency or 0] = day  # the first round is written last
    return [
        Source(
            key=f"report-{row.period}-{{code}}",
            titles=_period_titles(row),
            due=row.due_day,
            sent=sent.get(row.period, {}),
            url_of=partial(_report_page, bloc_year, row.period),
        )
        for row in calendar
    ]


def _report_page(bloc_year: BlocYear, period: str, agency: Member) -> str:
    place = (bloc_year.bloc.code, bloc_year.year, agency.code, period)
    return reverse("reporting:report", args=place)


def _period_titles(row: ReportPeriod) -> dict[str, str]:
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = gettext("Report: %(period)s") % {"period": row.get_period_display()}
    return found


def registrations(bloc_year: BlocYear) -> list[Source]:
    """The registration of each agency, approved by its leader."""
    pact = Pact.objects.filter(bloc_year=bloc_year).exclude(state=Pact.State.DRAFT)
    if bloc_year.launch_day is None or not pact.exists():
        return []
    approved = Registration.objects.filter(
        bloc_year=bloc_year, state__in=(Registration.State.APPROVED, Registration.State.REPLACED)
    )
    sent: dict[int, date | None] = dict.fromkeys(approved.values_list("agency", flat=True))
    return [
        Source(
            key="registration-{code}",
            titles=in_both(_("Register for %(year)s"), year=bloc_year.year),
            due=bloc_year.launch_day,
            sent=sent | _sent_on(bloc_year, "registration", "approve"),
            url_of=lambda agency: _page("movements:registration", bloc_year, agency),
        )
    ]


def self_scores(bloc_year: BlocYear) -> list[Source]:
    """The self-score of each agency, approved by its leader, while that stage is open."""
    adoption = SchemeAdoption.objects.filter(bloc_year=bloc_year).first()
    if adoption is None or adoption.stage_due is None:
        return []
    stage = stage_of(adopted_scheme(bloc_year), adoption.stage)
    if stage is None or stage.party is not Party.SELF:
        return []
    kept = (ScoreSheet.State.FINISHED, ScoreSheet.State.REPLACED)
    sheets = ScoreSheet.objects.filter(bloc_year=bloc_year, stage=stage.code, state__in=kept)
    rows = list(sheets.values_list("agency", "state"))
    finished = {agency for agency, state in rows if state == ScoreSheet.State.FINISHED}
    days = _sent_on(bloc_year, "self_score", "approve")
    return [
        Source(
            key=f"sheet-{stage.code}-{{code}}",
            titles=in_both(_("Self-score of %(year)s"), year=bloc_year.year),
            due=adoption.stage_due,
            sent={agency: days.get(agency) for agency in finished},
            url_of=lambda _agency: reverse(
                "assessment:stages", args=(bloc_year.bloc.code, bloc_year.year)
            ),
            unsettled=frozenset(agency for agency, _state in rows) - finished,
        )
    ]


def _sent_on(bloc_year: BlocYear, machine: str, step: str) -> dict[int, date | None]:
    """Agency → the day on which the thing first took that step."""
    steps = Transition.objects.filter(bloc_year=bloc_year, machine=machine, name=step)
    rows = steps.exclude(agency=None).order_by("-at").values_list("agency", "at")
    return {agency or 0: localdate(at) for agency, at in rows}


def _page(name: str, bloc_year: BlocYear, agency: Member) -> str:
    return reverse(name, args=(bloc_year.bloc.code, bloc_year.year, agency.code))


SOURCES = (registrations, reports, self_scores)


def sources_of(bloc_year: BlocYear) -> list[Source]:
    """Every column of the year, by deadline."""
    found = [source for provider in SOURCES for source in provider(bloc_year)]
    return sorted(found, key=lambda source: (source.due, source.key))
