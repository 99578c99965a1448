"""What the registration page shows: choices, last year's figures beside, every round."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.flow import took
from thidua.apps.accounts.models import RoleGrant
from thidua.apps.accounts.policy import ask, may, require
from thidua.apps.accounts.roles import Role
from thidua.apps.movements.models import (
    Indicator,
    Movement,
    Pact,
    PactTarget,
    RegisteredTarget,
    Registration,
    TitleAim,
)
from thidua.apps.movements.places import place_of_registration
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members


@dataclass(frozen=True, slots=True)
class MovementChoice:
    key: int
    name: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator with what was registered last year."""

    key: int
    code: str
    label: str
    unit: str
    unit_name: str
    last: Decimal | None

    @property
    def field(self) -> str:
        return f"target-{self.key}"


@dataclass(frozen=True, slots=True)
class RegistrationPage:
    """An agency's registration as one person may see it."""

    agency: Member
    rounds: tuple[Registration, ...]
    current: Registration | None
    may_write: bool
    may_approve: bool
    may_begin: bool
    submitted_by_reader: bool  # then another person approves it
    movements: list[MovementChoice]
    indicators: list[IndicatorRow]
    values: dict[int, Decimal]
    ticked: frozenset[int]


def member_or_hidden(bloc_year: BlocYear, code: str) -> Member:
    """The member of that code.

    Raises:
        NotVisible: The bloc has none.
    """
    found = next((each for each in members(bloc_year) if each.code == code), None)
    if found is None:
        raise NotVisible
    return found


def rounds_for(actor: Actor, bloc_year: BlocYear, agency: int) -> list[Registration]:
    """The rounds that this person may read, oldest first."""
    rows = Registration.objects.filter(bloc_year=bloc_year, agency=agency).order_by("round")
    return [
        row
        for row in rows
        if ask(actor, "registration.view", place_of_registration(bloc_year, agency, row)).allowed
    ]


def registration_page(actor: Actor, bloc_year: BlocYear, code: str) -> RegistrationPage:
    """Everything of one agency's registration.

    Raises:
        NotVisible: Nothing of it is for this person.
    """
    agency = member_or_hidden(bloc_year, code)
    rounds = rounds_for(actor, bloc_year, agency.pk)
    may_write = may(actor, "registration.edit", place_of_registration(bloc_year, agency.pk, None))
    if not rounds and not may_write:
        raise NotVisible
    current = rounds[-1] if rounds else None
    place = place_of_registration(bloc_year, agency.pk, current)
    waits = (
        current is not None
        and current.state == Registration.State.SUBMITTED
        and may(actor, "registration.approve", place)
    )
    submitted = waits and current is not None and took(actor, current, "submit")
    values = dict(current.targets.values_list("indicator_id", "value")) if current else {}
    return RegistrationPage(
        agency=agency,
        rounds=tuple(rounds),
        current=current,
        may_write=may_write and (current is None or may(actor, "registration.edit", place)),
        may_approve=waits and not submitted,
        may_begin=may_write,
        submitted_by_reader=submitted,
        movements=movement_choices(bloc_year),
        indicators=indicator_rows(bloc_year, agency.pk),
        values=values,
        ticked=frozenset(current.movements.values_list("pk", flat=True) if current else ()),
    )


def require_edit(actor: Actor, bloc_year: BlocYear, found: RegistrationPage) -> None:
    """Nothing, if the actor may write what this page shows, now."""
    place = place_of_registration(bloc_year, found.agency.pk, found.current)
    require(actor, "registration.edit", place)


def movement_choices(bloc_year: BlocYear) -> list[MovementChoice]:
    """What can be ticked: movements that are launched and not an agency's own."""
    rows = Movement.objects.filter(bloc_year=bloc_year, state=Movement.State.LAUNCHED)
    rows = rows.exclude(level=Movement.Level.AGENCY)
    return [MovementChoice(row.pk, row.name) for row in rows]


def indicator_rows(bloc_year: BlocYear, agency: int) -> list[IndicatorRow]:
    """Every indicator of the year, with the agency's target of last year."""
    last = {
        row.indicator.code: row.value
        for row in PactTarget.objects.filter(
            pact__bloc_year__bloc=bloc_year.bloc,
            pact__bloc_year__year=bloc_year.year - 1,
            agency=agency,
        ).select_related("indicator")
    }
    return [
        IndicatorRow(
            row.pk, row.code, row.label, row.unit, row.noun or row.get_unit_display(),
            last.get(row.code),
        )
        for row in Indicator.objects.filter(bloc_year=bloc_year)
    ]  # fmt: skip


def registration_of(actor: Actor, bloc_year: BlocYear, code: str, number: int) -> Registration:
    """One round.

    Raises:
        NotVisible: There is none, or not for this person.
    """
    agency = member_or_hidden(bloc_year, code)
    for row in rounds_for(actor, bloc_year, agency.pk):
        if row.round == number:
            return row
    raise NotVisible


@dataclass(frozen=True, slots=True)
class Registered:
    """One line of the overview: an agency, and what of its registration may be read."""

    agency: Member
    registration: Registration | None
    targets: int


def registered(bloc_year: BlocYear) -> list[Registered]:
    """Every agency with its approved registration; drafts are nobody else's business."""
    rows = {
        row.agency_id: row
        for row in Registration.objects.filter(
            bloc_year=bloc_year, state=Registration.State.APPROVED
        )
    }
    counts: dict[int, int] = {}
    for key in RegisteredTarget.objects.filter(registration__in=rows.values()).values_list(
        "registration__agency_id", flat=True
    ):
        counts[key] = counts.get(key, 0) + 1
    return [
        Registered(each, rows.get(each.pk), counts.get(each.pk, 0)) for each in members(bloc_year)
    ]


def pact_of(bloc_year: BlocYear) -> Pact | None:
    return Pact.objects.filter(bloc_year=bloc_year).first()


def targets_by_agency(bloc_year: BlocYear) -> QuerySet[PactTarget]:
    return (
        PactTarget.objects.filter(pact__bloc_year=bloc_year)
        .select_related("indicator", "agency")
        .order_by("agency__code", "indicator__position")
    )


@dataclass(frozen=True, slots=True)
class TargetTold:
    """One registered number beside last year's."""

    row: IndicatorRow
    value: Decimal


def targets_told(found: RegistrationPage) -> list[TargetTold]:
    return [
        TargetTold(row, found.values[row.key])
        for row in found.indicators
        if row.key in found.values
    ]


def initial_of(found: RegistrationPage, draft: Registration) -> dict[str, object]:
    """What the form is filled from."""
    told: dict[str, object] = {row.field: found.values.get(row.key) for row in found.indicators}
    ticked = [str(key) for key in sorted(found.ticked)]
    return told | {"titles": draft.titles, "movements": ticked, "version": draft.version}


@dataclass(frozen=True, slots=True)
class PactPage:
    """The pact with what every agency promised and who signed."""

    pact: Pact | None
    signatures: dict[int, str]
    registered: list[Registered]
    targets: dict[str, list[PactTarget]]
    titles: dict[str, list[str]]


def pact_page(bloc_year: BlocYear) -> PactPage:
    """Six queries, whatever the number of agencies."""
    pact = pact_of(bloc_year)
    targets: dict[str, list[PactTarget]] = {}
    for row in targets_by_agency(bloc_year):
        targets.setdefault(row.agency.code, []).append(row)
    titles: dict[str, list[str]] = {}
    for aim in TitleAim.objects.filter(bloc_year=bloc_year).select_related("agency"):
        titles.setdefault(aim.agency.code, []).append(aim.title)
    signatures = dict(pact.signatures.values_list("agency_id", "signer")) if pact else {}
    return PactPage(pact, signatures, registered(bloc_year), targets, titles)


def signers_proposed(bloc_year: BlocYear) -> dict[str, str]:
    """The leader of each agency, as the signing form proposes."""
    grants = RoleGrant.objects.filter(
        role=Role.LEADER, last_day=None, organisation__in=[m.pk for m in members(bloc_year)]
    ).select_related("user")
    return {f"signer-{grant.organisation_id}": str(grant.user) for grant in grants}
