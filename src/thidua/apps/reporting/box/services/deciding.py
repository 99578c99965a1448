"""One figure or document number is accepted or skipped; the report is not touched yet."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import Place, require
from thidua.apps.common.clock import now
from thidua.apps.common.versions import Stale, keep
from thidua.apps.movements.models import Indicator
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.box.reading import WRONG_UNIT
from thidua.apps.reporting.cells import BadCell, read_cell
from thidua.apps.reporting.errors import BoxError
from thidua.apps.reporting.models import BoxFile, BoxFinding, Report, ResultLine
from thidua.core.vietnamese import nfc

CHOICES = {
    "accept": BoxFinding.State.ACCEPTED, "skip": BoxFinding.State.SKIPPED,
    "again": BoxFinding.State.WAITING,
}  # fmt: skip
FIELDS = (
    "state", "indicator", "taken", "beside", "reason", "decided_by", "decided_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the secretary chose for one row; `value` and `indicator` as typed and picked."""

    choice: str
    version: int | None = None
    value: str = ""
    indicator: str = ""
    reason: str = ""


@transaction.atomic
def decide(actor: Actor, bloc_year: BlocYear, key: int, given: Decision) -> BoxFinding:
    """Keep the decision; the same one twice is one.

    Raises:
        NotVisible, Forbidden: Not the secretary, or the file waits no longer.
        Stale: Somebody else decided otherwise meanwhile.
        BoxError: The figure can not be taken so; the sentence says what to do.
    """
    row = BoxFinding.objects.select_related("file", "indicator").get(
        pk=key, file__bloc_year=bloc_year
    )
    file = BoxFile.objects.select_for_update(of=("self",)).get(pk=row.file_id)
    require(actor, "box.accept", Place(bloc_year, file.agency_id, file.state))
    row = BoxFinding.objects.select_for_update(of=("self",)).get(pk=key)
    state = CHOICES[given.choice]
    indicator = _indicator(row, bloc_year, given)
    taken = _taken(row, indicator, given) if state == BoxFinding.State.ACCEPTED else None
    if (row.state, row.taken) == (state, taken) and row.indicator == indicator:
        return row
    if given.version is not None and given.version != row.version:
        raise Stale(row)
    row.state, row.indicator, row.taken, row.beside, row.reason = state, indicator, taken, None, ""
    if state == BoxFinding.State.ACCEPTED and row.kind == BoxFinding.Kind.FIGURE:
        _beside(row, file, given)
    row.decided_by, row.decided_at = actor.user, now()
    keep(row, FIELDS)
    return row


def _indicator(row: BoxFinding, bloc_year: BlocYear, given: Decision) -> Indicator | None:
    if not given.indicator:
        return row.indicator
    return Indicator.objects.filter(bloc_year=bloc_year, code=given.indicator).first()


def _taken(row: BoxFinding, indicator: Indicator | None, given: Decision) -> Decimal | None:
    """The value in the unit of its indicator; none for a document."""
    if row.kind == BoxFinding.Kind.DOCUMENT:
        return None
    if indicator is None:
        raise BoxError("no_indicator")
    same = indicator.pk == row.indicator_id
    if given.value.strip():
        try:
            value = read_cell(given.value, indicator).value
        except BadCell as error:
            raise BoxError(error.code) from error
    else:
        value = row.value
    if value is None:
        raise BoxError("no_value")
    if WRONG_UNIT in row.flags and same and value == row.value:
        unit = indicator.noun or indicator.get_unit_display()
        raise BoxError("wrong_unit", written=row.written, unit=str(unit))
    return value


def _beside(row: BoxFinding, file: BoxFile, given: Decision) -> None:
    """What stands in the report already is never overwritten without a look and a reason."""
    others = file.findings.filter(
        kind=BoxFinding.Kind.FIGURE, state=BoxFinding.State.ACCEPTED, indicator=row.indicator
    ).exclude(pk=row.pk)
    if any(each.taken != row.taken for each in others):
        raise BoxError("taken_twice", indicator=str(row.indicator))
    line = in_force(file).filter(indicator=row.indicator).first()
    reason = nfc(given.reason).strip()
    if line and line.value != row.taken and not reason:
        raise BoxError("needs_reason", before=line.value, now=row.taken)
    row.beside = line.value if line else None
    row.reason = reason if line and line.value != row.taken else ""


def in_force(file: BoxFile) -> QuerySet[ResultLine]:
    """The figures that the agency's report of that period says now."""
    report = Report.objects.filter(
        bloc_year=file.bloc_year_id, agency=file.agency_id, period=file.period,
        state=Report.State.IN_FORCE,
    )  # fmt: skip
    return ResultLine.objects.filter(report__in=report)
