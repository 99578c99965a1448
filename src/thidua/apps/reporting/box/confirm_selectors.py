"""What the pages of a confirmation show: to the secretary, and to the leader behind a link."""

from dataclasses import dataclass

from django.db.models import Prefetch

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.policy import Place, may, require
from thidua.apps.common.uploads import KeptFile
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members
from thidua.apps.reporting.box import links
from thidua.apps.reporting.box.selectors import WAITING, stored
from thidua.apps.reporting.errors import BoxError
from thidua.apps.reporting.models import (
    Confirmation,
    Report,
    ResultCitation,
    ResultLine,
)


@dataclass(frozen=True, slots=True)
class ConfirmationPage:
    """What waits for the leader of one agency, and what was asked and answered so far."""

    report: Report
    agency: Member
    lines: tuple[ResultLine, ...]
    asked: Confirmation | None
    token: str
    earlier: tuple[Confirmation, ...]
    may_ask: bool

    @property
    def waiting(self) -> int:
        return sum(line.on_behalf == WAITING for line in self.lines)


def report_in_force(actor: Actor, bloc_year: BlocYear, key: int) -> Report:
    """A report in force of this year, or the one that took its place.

    Raises:
        NotVisible: There is none, or not for this person.
    """
    require(actor, "confirmation.view", Place(bloc_year))
    rows = Report.objects.filter(bloc_year=bloc_year).exclude(agency=None)
    named = rows.filter(pk=key, state__in=("in_force", "replaced")).first()
    if named is None:
        raise NotVisible
    found = rows.filter(
        agency=named.agency_id, period=named.period, state=Report.State.IN_FORCE
    ).select_related("bloc_year__bloc").first()  # fmt: skip
    if found is None:
        raise NotVisible
    return found


def confirmation_page(actor: Actor, bloc_year: BlocYear, key: int) -> ConfirmationPage:
    """Six queries."""
    report = report_in_force(actor, bloc_year, key)
    agency = next(each for each in members(bloc_year) if each.pk == report.agency_id)
    rows = Confirmation.objects.filter(
        report__bloc_year=bloc_year, report__agency=report.agency_id, report__period=report.period
    ).select_related("made_by")  # fmt: skip
    asked = next(
        (each for each in rows if each.state == "asked" and each.report_id == report.pk), None
    )
    place = Place(bloc_year, report.agency_id, "asked")
    return ConfirmationPage(
        report=report, agency=agency, lines=lines_of(report), asked=asked,
        token=links.token_of(asked) if asked else "",
        earlier=tuple(each for each in rows if each != asked),
        may_ask=may(actor, "confirmation.ask", place),
    )  # fmt: skip


def lines_of(report: Report) -> tuple[ResultLine, ...]:
    """The figures of a report in printed order, each with where it stands in its file."""
    cited = ResultCitation.objects.select_related("evidence").order_by("position", "pk")
    rows = ResultLine.objects.filter(report=report).select_related("indicator")
    return tuple(
        rows.prefetch_related(Prefetch("citations", cited)).order_by("indicator__position", "pk")
    )


def confirmation_for(actor: Actor, bloc_year: BlocYear, key: int) -> Confirmation:
    """One confirmation of this year.

    Raises:
        NotVisible: There is none, or not for this person.
    """
    require(actor, "confirmation.view", Place(bloc_year))
    rows = Confirmation.objects.filter(pk=key, report__bloc_year=bloc_year)
    found = rows.select_related("report").first()
    if found is None:
        raise NotVisible
    return found


@dataclass(frozen=True, slots=True)
class LeaderPage:
    """What the holder of a link sees: one report of one agency, nothing else."""

    confirmation: Confirmation
    report: Report
    agency: str
    lines: tuple[ResultLine, ...]
    digest: str


def leader_page(token: str) -> LeaderPage:
    """The report behind a genuine link, whether or not it may still be answered.

    Raises:
        NotVisible: The token is none of ours.
    """
    found = links.opened(token)
    if found is None:
        raise NotVisible
    report = found.report
    agency = next(
        (each.name for each in members(report.bloc_year) if each.pk == report.agency_id), ""
    )
    lines = lines_of(report)
    return LeaderPage(found, report, agency, lines, links.digest_of(lines))


def scan_of(row: Confirmation) -> KeptFile:
    """The scan of the paper that the leader signed.

    Raises:
        NotVisible: It was confirmed by a link.
    """
    if not row.file_hash:
        raise NotVisible
    return stored(row.file_hash, row.file_name)


def require_settling(actor: Actor, bloc_year: BlocYear) -> None:
    """Nothing, if the person may record a signed paper.

    Raises:
        NotVisible, Forbidden: Not the secretary.
    """
    require(actor, "confirmation.settle", Place(bloc_year, state="asked"))


def refuse_own(actor: Actor, found: LeaderPage) -> None:
    """Nothing, unless the person who holds the link is signed in as who entered the figures.

    Raises:
        BoxError: The secretary can not confirm in the leader's place.
    """
    place = Place(found.report.bloc_year, found.report.agency_id)
    if actor.user and may(actor, "box.receive", place):
        raise BoxError("own_link")
