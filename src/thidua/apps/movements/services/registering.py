"""An agency registers for the year: movements, titles and targets, round by round."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.flow import move
from thidua.apps.accounts.models import Transition
from thidua.apps.accounts.policy import Place, require
from thidua.apps.common.versions import keep, locked
from thidua.apps.movements.errors import NotYetPossible
from thidua.apps.movements.flows import REGISTRATION
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
from thidua.apps.organisations.models import BlocYear, Organisation

IN_HAND = (Registration.State.DRAFT, Registration.State.SUBMITTED)


@dataclass(frozen=True, slots=True)
class RegistrationEntry:
    """What the agency writes: titles one a line, movement keys, value by indicator key."""

    titles: str = ""
    movements: tuple[int, ...] = ()
    targets: Mapping[int, Decimal] | None = None


@transaction.atomic
def begin_registration(actor: Actor, bloc_year: BlocYear, agency: Organisation) -> Registration:
    """The round that is being written, or a new one that begins as the last one ended.

    Raises:
        NotYetPossible: The pact is signed.
        Forbidden: The actor is of another agency.
    """
    require(actor, "registration.edit", place_of_registration(bloc_year, agency.pk, None))
    rounds = Registration.objects.select_for_update().filter(bloc_year=bloc_year, agency=agency)
    found = rounds.filter(state__in=IN_HAND).first()
    if found:
        require(actor, "registration.edit", place_of_registration(bloc_year, agency.pk, found))
        return found
    _pact_is_open(bloc_year)
    last = rounds.order_by("round").last() or _of_last_year(bloc_year, agency)
    number = rounds.aggregate(last=Max("round"))["last"] or 0
    fresh = Registration.objects.create(
        bloc_year=bloc_year, agency=agency, round=number + 1, titles=last.titles if last else ""
    )
    if last:
        _copy(last, fresh)
    return fresh


@transaction.atomic
def keep_registration(
    actor: Actor, registration: Registration, entry: RegistrationEntry, *, version: int | None
) -> Registration:
    """Keep the draft as written.

    Raises:
        Stale: Somebody else kept a change since `version`.
        NotVisible, Forbidden: Not the actor's, or not a draft.
    """
    row = locked(Registration.objects.all(), registration.pk, version)
    year = row.bloc_year
    require(actor, "registration.edit", place_of_registration(year, row.agency_id, row))
    row.titles = entry.titles
    keep(row, ["titles"])
    row.movements.set(Movement.objects.filter(bloc_year=year, pk__in=entry.movements))
    known = {each.pk: each for each in Indicator.objects.filter(bloc_year=year)}
    row.targets.all().delete()
    RegisteredTarget.objects.bulk_create(
        RegisteredTarget(registration=row, indicator=known[key], value=value)
        for key, value in (entry.targets or {}).items()
        if key in known
    )
    return row


@transaction.atomic
def step_registration(
    actor: Actor, registration: Registration, name: str, *, reason: str = ""
) -> Transition:
    """Submit, approve or return. What is approved goes into the pact and is scored against.

    Raises:
        NotYetPossible: Nothing is registered yet, or the pact is signed.
    """
    row = locked(Registration.objects.all(), registration.pk, None)
    place = place_of_registration(row.bloc_year, row.agency_id, row)
    if name == "submit" and not (row.titles.strip() or row.targets.exists()):
        raise NotYetPossible("empty_registration")
    if name == "approve":
        _pact_is_open(row.bloc_year)
        _replace_approved(actor, row, place)
    step = move(actor, row, REGISTRATION, name, place, reason=reason)
    if name == "approve":
        _into_the_pact(row)
    registration.refresh_from_db()
    return step


def _pact_is_open(bloc_year: BlocYear) -> None:
    pact = Pact.objects.filter(bloc_year=bloc_year).first()
    if pact and pact.state == Pact.State.SIGNED:
        raise NotYetPossible("pact_is_signed")


def _replace_approved(actor: Actor, row: Registration, place: Place) -> None:
    require(actor, "registration.approve", place)
    earlier = Registration.objects.select_for_update().filter(
        bloc_year=row.bloc_year, agency=row.agency, state=Registration.State.APPROVED
    )
    for old in earlier:
        at = place_of_registration(row.bloc_year, row.agency_id, old)
        move(actor, old, REGISTRATION, "replace", at)


def _into_the_pact(row: Registration) -> None:
    pact, _ = Pact.objects.get_or_create(bloc_year=row.bloc_year)
    told = {each.indicator_id: each.value for each in row.targets.all()}
    kept = PactTarget.objects.filter(pact=pact, agency=row.agency)
    kept.exclude(indicator__in=told).delete()
    for indicator, value in told.items():  # what was said about a target stays with it
        PactTarget.objects.update_or_create(
            pact=pact, agency=row.agency, indicator_id=indicator, defaults={"value": value}
        )
    titles = {title[:200] for title in row.title_list}
    aims = TitleAim.objects.filter(bloc_year=row.bloc_year, agency=row.agency)
    aims.exclude(title__in=titles).delete()
    for title in dict.fromkeys(each[:200] for each in row.title_list):
        TitleAim.objects.get_or_create(bloc_year=row.bloc_year, agency=row.agency, title=title)


def _of_last_year(bloc_year: BlocYear, agency: Organisation) -> Registration | None:
    return Registration.objects.filter(
        bloc_year__bloc=bloc_year.bloc, bloc_year__year=bloc_year.year - 1, agency=agency,
        state=Registration.State.APPROVED,
    ).first()  # fmt: skip


def _copy(source: Registration, fresh: Registration) -> None:
    """Targets by the indicator's code and movements by their name: keys differ between years."""
    codes = {each.code: each for each in Indicator.objects.filter(bloc_year=fresh.bloc_year)}
    RegisteredTarget.objects.bulk_create(
        RegisteredTarget(
            registration=fresh, indicator=codes[each.indicator.code], value=each.value
        )
        for each in source.targets.select_related("indicator")
        if each.indicator.code in codes
    )
    names = source.movements.values_list("name", flat=True)
    fresh.movements.set(Movement.objects.filter(bloc_year=fresh.bloc_year, name__in=names))
