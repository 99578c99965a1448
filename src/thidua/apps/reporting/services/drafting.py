"""An officer writes the agency's report: cell by cell, nothing lost, nothing overwritten."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import require
from thidua.apps.common.clock import today
from thidua.apps.movements.models import Indicator
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.reporting.cells import BadCell, read_cell
from thidua.apps.reporting.entries import DeedEntry
from thidua.apps.reporting.models import Deed, Report, ResultLine
from thidua.apps.reporting.places import place_of_report
from thidua.apps.reporting.services.copying import copy_contents
from thidua.core.kernel.periods import Period

IN_HAND = (Report.State.DRAFT, Report.State.SUBMITTED)


@dataclass(frozen=True, slots=True)
class CellAnswer:
    """What became of one cell: `saved`, `invalid`, `stale` or `locked`."""

    state: str
    value: Decimal | None
    version: int
    code: str = ""
    doubtful: bool = False


@transaction.atomic
def begin_report(
    actor: Actor, bloc_year: BlocYear, agency: Organisation, period: Period
) -> Report:
    """The round that is being written, or a new one that begins as the last one ended.

    Where the period has none yet, the figures of the period before stand in it, to be changed.

    Raises:
        NotVisible, Forbidden: The actor is of another agency, or the year is closed.
    """
    require(actor, "report.edit", place_of_report(bloc_year, agency.pk, None))
    rounds = Report.objects.select_for_update().filter(
        bloc_year=bloc_year, agency=agency, period=period.value
    )
    found = rounds.filter(state__in=IN_HAND).first()
    if found:
        return found
    number = rounds.aggregate(last=Max("round"))["last"] or 0
    fresh = Report.objects.create(
        bloc_year=bloc_year, agency=agency, period=period.value, round=number + 1,
        origin=Report.Origin.SCREEN,
    )  # fmt: skip
    last = rounds.exclude(pk=fresh.pk).order_by("round").last()
    if last:
        copy_contents(last, fresh, deeds=True)
    elif before := before_of(bloc_year, agency.pk, period):
        copy_contents(before, fresh, deeds=False)
    return fresh


def before_of(bloc_year: BlocYear, agency: int, period: Period) -> Report | None:
    """The report in force of the nearest period before this one."""
    earlier = period.before
    while earlier is not None:
        found = Report.objects.filter(
            bloc_year=bloc_year, agency=agency, period=earlier.value, state=Report.State.IN_FORCE
        ).first()
        if found:
            return found
        earlier = earlier.before
    return None


@transaction.atomic
def keep_cell(
    actor: Actor, report: Report, code: str, text: str, *, version: int, column: str = "value"
) -> CellAnswer:
    """Keep one cell of the grid, or say why not; what stands there already is simply kept.

    Args:
        actor: Who types.
        report: The draft.
        code: The indicator's code.
        text: As it stands in the cell.
        version: The version that the cell was filled from; 0 for an empty one.
        column: `value`, or `certainty` for “estimate” against “final”.

    Raises:
        NotVisible, Forbidden: The report is not the actor's, or there is no such row.
    """
    rows = Report.objects.select_related("bloc_year__bloc").select_for_update(of=("self",))
    row = rows.get(pk=report.pk)
    place = place_of_report(row.bloc_year, row.agency_id, row)
    indicator = Indicator.objects.get(bloc_year=row.bloc_year, code=code)
    line = ResultLine.objects.filter(report=row, indicator=indicator).first()
    kept, now = (line.value, line.version) if line else (None, 0)
    if row.state != Report.State.DRAFT:
        return CellAnswer("locked", kept, now, "reporting.cell_locked")
    require(actor, "report.edit", place)
    if column == "certainty":
        return _keep_certainty(line, text)
    try:
        read = read_cell(text, indicator)
    except BadCell as error:
        return CellAnswer("invalid", kept, now, error.code)
    if read.value == kept:
        return CellAnswer("saved", kept, now)
    if version != now:
        return CellAnswer("stale", kept, now, "reporting.cell_stale")
    return _write(row, indicator, line, read.value, doubtful=read.doubtful)


def _write(
    report: Report, indicator: Indicator, line: ResultLine | None, value: Decimal | None, *,
    doubtful: bool,
) -> CellAnswer:  # fmt: skip
    if line is None:
        assert value is not None  # noqa: S101 - empty over nothing was “saved” before
        line = ResultLine.objects.create(
            report=report, indicator=indicator, value=value, certainty=usual_certainty(report)
        )
    elif value is None:
        line.delete()
        return CellAnswer("saved", None, 0)
    else:
        line.value, line.version, line.illustrative = value, line.version + 1, False
        line.source_ref, line.provenance, line.on_behalf = "", None, ""
        line.save()
    return CellAnswer("saved", line.value, line.version, doubtful=doubtful)


def usual_certainty(report: Report) -> str:
    """A figure for the whole year that is typed before the year ends is an estimate."""
    before_the_end = report.period == Period.Y and today() <= report.bloc_year.last_day
    kinds = ResultLine.Certainty
    return kinds.ESTIMATED if before_the_end else kinds.FINAL


def _keep_certainty(line: ResultLine | None, text: str) -> CellAnswer:
    if line is None:
        return CellAnswer("invalid", None, 0, "reporting.cell_value_first")
    if text not in ResultLine.Certainty.values:
        return CellAnswer("invalid", line.value, line.version, "reporting.cell_certainty")
    if line.certainty != text:
        line.certainty, line.version = text, line.version + 1
        line.save(update_fields=["certainty", "version"])
    return CellAnswer("saved", line.value, line.version)


@transaction.atomic
def keep_cells(
    actor: Actor, report: Report, cells: Iterable[tuple[str, str, int]]
) -> dict[str, CellAnswer]:
    """Keep many cells (code, text, version), each for itself: the answer of each by its code."""
    return {
        code: keep_cell(actor, report, code, text, version=version)
        for code, text, version in cells
    }


@transaction.atomic
def keep_deed(actor: Actor, report: Report, entry: DeedEntry) -> Deed:
    """Add one thing done to a draft."""
    row = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    require(actor, "report.edit", place_of_report(row.bloc_year, row.agency_id, row))
    return Deed.objects.create(
        report=row, kind=entry.kind, text=entry.text, when=entry.when, day=entry.day,
        quantity=entry.quantity, noun=entry.noun, reference=entry.document,
        position=row.deeds.count() + 1,
    )  # fmt: skip


@transaction.atomic
def remove_deed(actor: Actor, report: Report, key: int) -> None:
    """Take one thing out of a draft again; twice is once."""
    row = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    require(actor, "report.edit", place_of_report(row.bloc_year, row.agency_id, row))
    row.deeds.filter(pk=key).delete()
