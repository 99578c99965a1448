"""The secretary's board: agency by task, a light and a word in each field; and who is late."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.apps.accounts.models import RoleGrant
from thidua.apps.accounts.roles import AGENCY_ROLES
from thidua.apps.common.clock import now, today
from thidua.apps.desk.board_sources import Source, sources_of
from thidua.apps.desk.models import Reminder
from thidua.apps.desk.services.reminders import SLEEP
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members

SOON = 7  # days before a deadline from which an agency can be reminded by hand
NONE, LATE, WAIT, DONE = "none", "late", "wait", "done"


@dataclass(frozen=True, slots=True)
class Cell:
    """One agency and one task, as far as the bloc knows."""

    source: Source
    light: str
    days_late: int
    sent_on: date | None

    @property
    def word(self) -> str:
        """What the light says; the colour alone says nothing."""
        if self.light == DONE:
            over = (self.sent_on - self.source.due).days if self.sent_on else 0
            late = ngettext("Sent, {n} day late", "Sent, {n} days late", over).format(n=over)
            return late if over > 0 else _("Sent")
        if self.light == WAIT:
            return _("Sent, to be completed")
        number = abs(self.days_late)
        if self.light == LATE:
            return ngettext("{n} day late", "{n} days late", number).format(n=number)
        if number == 0:
            return _("Due today")
        return ngettext("{n} day left", "{n} days left", number).format(n=number)

    @property
    def can_be_reminded(self) -> bool:
        return self.light in {NONE, LATE, WAIT} and self.days_late >= -SOON


@dataclass(frozen=True, slots=True)
class Row:
    """One agency: its fields, whether it ever signed in, until when it is left in peace."""

    agency: Member
    cells: tuple[Cell, ...]
    signed_in: bool
    reminded_at: datetime | None  # by a person
    told_at: datetime | None  # by the daily job

    @property
    def late(self) -> int:
        return sum(cell.light == LATE for cell in self.cells)

    @property
    def days_late(self) -> int:
        return max((cell.days_late for cell in self.cells if cell.light == LATE), default=0)

    @property
    def asleep_until(self) -> datetime | None:
        until = self.reminded_at + SLEEP if self.reminded_at else None
        return until if until and until > now() else None

    @property
    def reminders(self) -> tuple[Cell, ...]:
        """The tasks of which this agency can be reminded now."""
        if self.asleep_until:
            return ()
        return tuple(cell for cell in self.cells if cell.can_be_reminded)


@dataclass(frozen=True, slots=True)
class Head:
    """One task above its column: when it is due, how many have sent it, how many in time."""

    source: Source
    sent: int
    in_time: int
    expected: int
    days: int

    @property
    def days_over(self) -> int:
        return -self.days


@dataclass(frozen=True, slots=True)
class Board:
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]

    @property
    def late(self) -> int:
        return sum(row.late > 0 for row in self.rows)

    @property
    def can_remind(self) -> bool:
        return any(row.reminders for row in self.rows)


def board_of(bloc_year: BlocYear) -> Board:
    """The board, those that are late the longest first."""
    agencies, sources = members(bloc_year), sources_of(bloc_year)
    signed_in = _signed_in(agencies)
    by_hand, by_itself = last_reminded(bloc_year)
    rows = [
        Row(
            agency,
            tuple(_cell(source, agency) for source in sources),
            agency.pk in signed_in,
            by_hand.get(agency.pk),
            by_itself.get(agency.pk),
        )
        for agency in agencies
    ]
    rows.sort(key=lambda row: (-row.late, -row.days_late))
    return Board(tuple(_head(source, agencies) for source in sources), tuple(rows))


def _cell(source: Source, agency: Member) -> Cell:
    days_late = (today() - source.due).days
    if agency.pk in source.unsettled:
        return Cell(source, WAIT, days_late, None)
    if agency.pk in source.sent:
        return Cell(source, DONE, days_late, source.sent[agency.pk])
    return Cell(source, LATE if days_late > 0 else NONE, days_late, None)


def _head(source: Source, agencies: tuple[Member, ...]) -> Head:
    sent = [source.sent[each.pk] for each in agencies if each.pk in source.sent]
    in_time = sum(day is None or day <= source.due for day in sent)
    return Head(source, len(sent), in_time, len(agencies), (source.due - today()).days)


def last_reminded(
    bloc_year: BlocYear,
) -> tuple[Mapping[int, datetime], Mapping[int, datetime]]:
    """Agency → when somebody last reminded it by hand, and when the daily job did: one query."""
    by_hand: dict[int, datetime] = {}
    by_itself: dict[int, datetime] = {}
    rows = Reminder.objects.filter(bloc_year=bloc_year).order_by("at")
    for agency, kind, at in rows.values_list("agency", "kind", "at"):
        (by_hand if kind == Reminder.Kind.MANUAL else by_itself)[agency] = at
    return by_hand, by_itself


def _signed_in(agencies: tuple[Member, ...]) -> frozenset[int]:
    """The agencies of which somebody has signed in at least once."""
    grants = RoleGrant.objects.filter(
        organisation__in=[each.pk for each in agencies], role__in=AGENCY_ROLES
    ).exclude(user__last_login=None)
    return frozenset(grants.values_list("organisation", flat=True))
