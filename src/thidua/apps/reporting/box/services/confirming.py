"""The agency's leader confirms what was entered for the agency, by a link or a signed paper."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from thidua.apps.accounts.actor import Actor, system
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.flow import move
from thidua.apps.accounts.policy import Place, require
from thidua.apps.common.clock import now, today
from thidua.apps.common.uploads import KeptFile
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.box import links
from thidua.apps.reporting.errors import BoxError
from thidua.apps.reporting.flows import CONFIRMATION
from thidua.apps.reporting.models import Confirmation, Report, ResultLine
from thidua.core.vietnamese import nfc

WAITING, CONFIRMED = ResultLine.OnBehalf.WAITING, ResultLine.OnBehalf.CONFIRMED
ASKED = Confirmation.State.ASKED
RAN_OUT = "Hết hạn, chưa trả lời"  # kept with the step, in the language of the papers


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came by the link: who typed what, from where, looking at which figures."""

    name: str
    confirms: bool
    reason: str = ""
    address: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper that the leader signed, and its scan."""

    number: str
    day: date
    name: str
    file: KeptFile


@transaction.atomic
def ask_leader(
    actor: Actor, bloc_year: BlocYear, report: Report, *, days: int = links.USUAL
) -> Confirmation:
    """The link that is open for this report, or a new one.

    Raises:
        NotVisible, Forbidden: Not the secretary.
        BoxError: The report holds no figure that waits for a confirmation.
    """
    row = _locked(bloc_year, report)
    require(actor, "confirmation.ask", Place(bloc_year, row.agency_id))
    found = row.confirmations.filter(state=ASKED).first()
    if found and today() <= found.last_day:
        return found
    if found:  # it ran out unanswered
        move(actor, found, CONFIRMATION, "withdraw", _place(row, found), reason=RAN_OUT)
    return _asked(actor, row, Confirmation.Way.LINK, days)


@transaction.atomic
def withdraw(actor: Actor, bloc_year: BlocYear, key: int, *, reason: str) -> Confirmation:
    """The link opens nothing any more; twice is once.

    Raises:
        NotVisible, Forbidden: Not the secretary.
        WrongState, ReasonNeeded: It was answered; nothing was said.
    """
    report, row = _both(key)
    require(actor, "confirmation.ask", Place(bloc_year, report.agency_id, row.state))
    if row.state != Confirmation.State.WITHDRAWN:
        move(actor, row, CONFIRMATION, "withdraw", _place(report, row), reason=nfc(reason))
    return row


@transaction.atomic
def settle_by_paper(
    actor: Actor, bloc_year: BlocYear, report: Report, paper: Paper
) -> Confirmation:
    """The figures are confirmed by what the leader signed; an open link is used up by it.

    Raises:
        NotVisible, Forbidden: Not the secretary.
        BoxError: Nothing waits for a confirmation.
    """
    row = _locked(bloc_year, report)
    require(actor, "confirmation.settle", Place(bloc_year, row.agency_id, ASKED))
    asked = row.confirmations.filter(state=ASKED).first()
    if asked is None:
        asked = _asked(actor, row, Confirmation.Way.PAPER, 0)
    asked.way, asked.name = Confirmation.Way.PAPER, nfc(paper.name).strip()
    asked.paper_number, asked.paper_day = nfc(paper.number).strip(), paper.day
    asked.file_hash, asked.file_name = paper.file.sha256, paper.file.name
    return _settled(actor, row, asked, "confirm")


@transaction.atomic
def settle_by_link(key: int, answer: Answer) -> Confirmation:
    """What the leader says by the link; whoever holds it acts as nobody of ours.

    Raises:
        BoxError: The link is used, withdrawn or ran out; the figures changed; a word is missing.
    """
    report, row = _both(key)
    links.refuse_ended(row)
    if answer.digest != links.digest_of(report.results.all()):
        raise BoxError("link_replaced")
    if not nfc(answer.name).strip():
        raise BoxError("name_missing")
    if not answer.confirms and not nfc(answer.reason).strip():
        raise BoxError("reason_missing")
    row.name, row.address = nfc(answer.name).strip(), answer.address
    row.reason = "" if answer.confirms else nfc(answer.reason).strip()
    return _settled(system(), report, row, "confirm" if answer.confirms else "object")


def _asked(actor: Actor, row: Report, way: str, days: int) -> Confirmation:
    if not row.results.filter(on_behalf=WAITING).exists():
        raise BoxError("nothing_to_confirm")
    return Confirmation.objects.create(
        report=row, way=way, nonce=links.fresh_nonce(), last_day=today() + timedelta(days=days),
        made_by=actor.user, made_at=now(),
    )  # fmt: skip


def _settled(actor: Actor, report: Report, row: Confirmation, step: str) -> Confirmation:
    row.settled_at, row.digest = now(), links.digest_of(report.results.all())
    row.version += 1
    row.save()
    move(actor, row, CONFIRMATION, step, _place(report, row), reason=row.reason)
    if step == "confirm":
        for line in report.results.filter(on_behalf=WAITING):
            line.on_behalf = CONFIRMED
            line.save(update_fields=["on_behalf"])
    return row


def _place(report: Report, row: Confirmation) -> Place:
    return Place(report.bloc_year, report.agency_id, row.state)


def _locked(bloc_year: BlocYear, report: Report) -> Report:
    rows = Report.objects.select_for_update(of=("self",)).select_related("bloc_year__bloc")
    found = rows.filter(pk=report.pk, bloc_year=bloc_year, state=Report.State.IN_FORCE).first()
    if found is None:
        raise NotVisible
    return found


def _both(key: int) -> tuple[Report, Confirmation]:
    """Both locked, the report first, as everybody does: no two wait for each other."""
    rows = Report.objects.select_for_update(of=("self",)).select_related("bloc_year__bloc")
    report = rows.get(confirmations=key)
    row = Confirmation.objects.select_for_update(of=("self",)).get(pk=key)
    row.report = report
    return report, row
