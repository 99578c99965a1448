"""A file that was read comes into the box, with everything found in it."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.timezone import localdate

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import Place, require
from thidua.apps.common.clock import now
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members
from thidua.apps.reporting.box.reading import Reading, Seen
from thidua.apps.reporting.box.remarks import remarks_on
from thidua.apps.reporting.errors import BoxError
from thidua.apps.reporting.models import BoxFile, BoxFinding
from thidua.core.kernel.periods import Period


@dataclass(frozen=True, slots=True)
class Drop:
    """From whom and for when the files are that are dropped together."""

    agency: Member
    period: Period


@transaction.atomic
def receive(actor: Actor, bloc_year: BlocYear, drop: Drop, reading: Reading) -> BoxFile:
    """Keep what was read, all of it or nothing.

    Raises:
        BoxError: The same file is in the box of this year already; it says when and where.
        NotVisible, Forbidden: The actor is not the secretary of the year.
    """
    require(actor, "box.receive", Place(bloc_year, drop.agency.pk))
    kept = reading.kept
    BlocYear.objects.select_for_update(of=("self",)).get(pk=bloc_year.pk)
    if same := already_here(bloc_year, kept.sha256):
        raise _received(same, bloc_year, kept.name)
    made = BoxFile.objects.create(
        bloc_year=bloc_year, agency_id=drop.agency.pk, period=drop.period.value,
        file_hash=kept.sha256, file_name=kept.name, size=kept.size,
        remarks=remarks_on(reading, bloc_year, drop.agency, drop.period, members(bloc_year)),
        received_by=actor.user, received_at=now(),
    )  # fmt: skip
    BoxFinding.objects.bulk_create(
        _finding(made, position, seen) for position, seen in enumerate(reading.seen, 1)
    )
    return made


def already_here(bloc_year: BlocYear, sha256: str) -> BoxFile | None:
    """The file of these bytes that is in the box of the year and not put aside."""
    rows = BoxFile.objects.filter(bloc_year=bloc_year, file_hash=sha256)
    return rows.exclude(state=BoxFile.State.PUT_ASIDE).select_related("agency").first()


def _received(same: BoxFile, bloc_year: BlocYear, name: str) -> BoxError:
    owner = next((each for each in members(bloc_year) if each.pk == same.agency_id), None)
    return BoxError(
        "received_before", file=name, day=localdate(same.received_at),
        agency=owner.name if owner else same.agency.code, period=same.get_period_display(),
    )  # fmt: skip


def _finding(file: BoxFile, position: int, seen: Seen) -> BoxFinding:
    return BoxFinding(
        file=file, kind=seen.kind, position=position, written=seen.written, value=seen.value,
        before=seen.before, after=seen.after, place_code=seen.place.code,
        place_data={key: str(value) for key, value in seen.place.data.items()},
        indicator=seen.indicator, flags=list(seen.flags),
    )  # fmt: skip
