"""Receipts: what an agency or the bloc sent, by a code that can be asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.models import Receipt, SignedPaper, Transition
from thidua.apps.accounts.policy import Place, ask, rules
from thidua.apps.accounts.roles import Position
from thidua.apps.accounts.selectors import years_for
from thidua.apps.assessment.models import CrossCheck, SchemeAdoption
from thidua.apps.common.flow import machines
from thidua.apps.common.offers import Hit
from thidua.apps.desk.contents import digest_of
from thidua.apps.desk.links import link_of, receipt_link
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import organisation_names
from thidua.apps.reporting.models import Report, ReportPeriod
from thidua.wording.common import gettext_noop

SHORTEST = 4
# What comes next after a step that was receipted; with a last day where there is one.
NEXT: Mapping[str, tuple[str, str]] = {
    "submit": (
        gettext_noop("The leader of the agency approves or returns it."),
        gettext_noop("The leader of the agency approves or returns it, by %(day)s."),
    ),
    "approve": (
        gettext_noop("It is with the secretary of the bloc. Nothing more is to be done."),
        gettext_noop("It is with the secretary of the bloc. Nothing more is to be done."),
    ),
    "finish": (
        gettext_noop("It is with the agency and the bloc. Differences are explained next."),
        gettext_noop("It is with the agency and the bloc. Differences are explained next."),
    ),
}


@dataclass(frozen=True, slots=True)
class Page:
    """A receipt as its page shows it."""

    receipt: Receipt
    step: Transition
    label: str
    agency: str
    action: str
    next_step: str
    unchanged: bool
    papers: tuple[SignedPaper, ...]
    url: str


def receipt_page(actor: Actor, bloc_year: BlocYear, code: str) -> Page:
    """One receipt.

    Raises:
        NotVisible: There is none in that year, or the reader may not see what was sent.
    """
    found = _receipts().filter(step__bloc_year=bloc_year, code=code.upper()).first()
    if found is None or not sees(actor, found.step):
        raise NotVisible
    step, machine = found.step, machines()[found.step.machine]
    names = organisation_names([step.agency_id] if step.agency_id else [], bloc_year.last_day)
    return Page(
        receipt=found,
        step=step,
        label=_(machine.label),
        agency=names.get(step.agency_id or 0, bloc_year.bloc.name),
        action=_(machine.move(step.name).label),
        next_step=next_step(step),
        unchanged=digest_of(step.machine, step.subject_id) == found.digest,
        papers=tuple(
            SignedPaper.objects.filter(subject_type=step.subject_type, subject_id=step.subject_id)
        ),
        url=link_of(step),
    )


def _receipts() -> QuerySet[Receipt]:
    return Receipt.objects.select_related(
        "step__who", "step__acting_for", "step__agency", "step__bloc_year__bloc"
    )


def newest_of(actor: Actor, machine: str, subject: int) -> Receipt | None:
    """The newest receipt of a thing that the reader may see."""
    rows = _receipts().filter(step__machine=machine, step__subject_id=subject)
    return next((row for row in rows if sees(actor, row.step)), None)


def sees(actor: Actor, step: Transition) -> bool:
    """Whether the reader sees the thing in the state to which the step led."""
    view, place = f"{step.machine}.view", Place(step.bloc_year, step.agency_id, step.target)
    if ask(actor, view, place).allowed:
        return True
    if Position.CHECKER not in rules()[view].who:
        return False
    pairs = CrossCheck.objects.filter(bloc_year=step.bloc_year, checked=step.agency_id)
    checkers = frozenset(pairs.values_list("checker", flat=True))
    return ask(actor, view, replace(place, checkers=checkers)).allowed


def next_step(step: Transition) -> str:
    """Who has to do what now, and until when."""
    plain, dated = NEXT[step.name]
    due = due_of(step)
    return _(dated) % {"day": due.strftime("%d/%m/%Y")} if due else _(plain)


def due_of(step: Transition) -> date | None:
    if step.machine == "report":
        period = Report.objects.filter(pk=step.subject_id).values("period")
        rows = ReportPeriod.objects.filter(bloc_year=step.bloc_year, period__in=period)
        return rows.values_list("due_day", flat=True).first()
    if step.machine == "self_score":
        adopted = SchemeAdoption.objects.filter(bloc_year=step.bloc_year)
        return adopted.values_list("stage_due", flat=True).first()
    return step.bloc_year.launch_day if step.machine == "registration" else None


def search(actor: Actor, query: str, limit: int) -> list[Hit]:
    """Receipts whose code holds what was typed, hyphens or not: for those who see the thing."""
    typed = query.replace("-", "").replace(" ", "").upper()
    if len(typed) < SHORTEST or not typed.isalnum():
        return []
    rows = _receipts().filter(
        step__bloc_year__in=years_for(actor).order_by().values("pk"), code__contains=typed
    )
    hits = []
    for row in rows[: limit * 5]:
        if sees(actor, row.step):
            label = _(machines()[row.step.machine].label)
            title = _("Receipt %(code)s") % {"code": row.shown}
            hits.append(Hit(kind=_("Receipt"), title=title, url=receipt_link(row), excerpt=label))
    return hits[:limit]
