"""The stages of a year at a glance, who checks whom, and the list of differences."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.policy import Place, may
from thidua.apps.assessment.errors import NoScheme
from thidua.apps.assessment.flows import DIFFERENCE
from thidua.apps.assessment.models import (
    CrossCheck,
    Explanation,
    SchemeAdoption,
    SchemeVersion,
    ScoreLine,
    ScoreSheet,
)
from thidua.apps.assessment.selectors import adopted_scheme, scheme_of
from thidua.apps.assessment.sheet_page import TENTH
from thidua.apps.assessment.sheet_selectors import (
    Duties,
    SheetAt,
    duties_of,
    explanations_in_force,
    known_sheets,
)
from thidua.apps.assessment.stages import Party, YearStage, stages_of
from thidua.apps.common.flow import Move
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members
from thidua.apps.reporting.models import Evidence
from thidua.core.scoring.scheme import Scheme


@dataclass(frozen=True, slots=True)
class StageColumn:
    stage: YearStage
    is_open: bool
    finished: int
    total: int


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A sheet in the overview; who switches the stages knows of all, and reads those he may."""

    at: SheetAt
    linked: bool


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """The sheets of one agency that the reader may know of, stage by stage."""

    agency: Member
    cells: tuple[tuple[SheetCell, ...], ...]


@dataclass(frozen=True, slots=True)
class StagesPage:
    adoption: SchemeAdoption | None
    columns: tuple[StageColumn, ...]
    rows: tuple[AgencyRow, ...]
    needs_crossing: bool  # a stage waits for somebody to be assigned


def stages_page(actor: Actor, bloc_year: BlocYear) -> StagesPage:
    """Every stage with the sheets that this person may see: seven queries."""
    adoption = SchemeAdoption.objects.filter(bloc_year=bloc_year).select_related("scheme").first()
    if adoption is None:
        return StagesPage(None, (), (), False)
    scheme = scheme_of(adoption.scheme)
    every = may(actor, "stage.open", Place(bloc_year))
    found = [
        SheetCell(at, at.may(actor, "view"))
        for at in known_sheets(bloc_year, scheme)
        if every or at.may(actor, "view")
    ]
    stages = stages_of(scheme)
    columns = tuple(_column(stage, adoption, found) for stage in stages)
    rows = tuple(
        AgencyRow(
            agency,
            tuple(
                tuple(
                    cell for cell in found
                    if cell.at.sheet.agency_id == agency.pk and cell.at.stage.code == stage.code
                )
                for stage in stages
            ),
        )
        for agency in members(bloc_year)
    )  # fmt: skip
    crossed = CrossCheck.objects.filter(bloc_year=bloc_year).exists()
    return StagesPage(
        adoption=adoption,
        columns=columns,
        rows=tuple(row for row in rows if any(row.cells)),
        needs_crossing=any(stage.party is Party.CROSS for stage in stages) and not crossed,
    )


def _column(stage: YearStage, adoption: SchemeAdoption, found: list[SheetCell]) -> StageColumn:
    mine = [cell.at for cell in found if cell.at.stage.code == stage.code]
    finished = sum(at.sheet.state == ScoreSheet.State.FINISHED for at in mine)
    return StageColumn(stage, stage.code == adoption.stage, finished, len(mine))


def stage_names(bloc_year: BlocYear) -> dict[str, str]:
    """Code → name of the stages; empty while no scheme is adopted."""
    try:
        scheme = adopted_scheme(bloc_year)
    except NoScheme:
        return {}
    return {stage.code: stage.name for stage in stages_of(scheme)}


def schemes_to_adopt() -> dict[int, str]:
    """Every kept version, newest first."""
    return {each.pk: str(each) for each in SchemeVersion.objects.order_by("-first_day", "code")}


@dataclass(frozen=True, slots=True)
class CheckRow:
    checker: Member
    checked: Member
    seed: str


def crossing_rows(bloc_year: BlocYear) -> tuple[CheckRow, ...]:
    """Who checks whom, in the order of the bloc."""
    agencies = {member.pk: member for member in members(bloc_year)}
    order = list(agencies)
    rows = CrossCheck.objects.filter(bloc_year=bloc_year)
    known = [row for row in rows if row.checker_id in agencies and row.checked_id in agencies]
    known.sort(key=lambda row: order.index(row.checker_id))
    return tuple(
        CheckRow(agencies[row.checker_id], agencies[row.checked_id], row.seed) for row in known
    )


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One difference with what this person may do about it."""

    row: Explanation
    agency: Member
    code: str
    name: str
    earlier: str
    later: str
    moves: tuple[Move, ...]
    reason: str  # the reviewer's, from his line
    frame: Decimal | None = None  # the most that the item gives

    @property
    def far(self) -> bool:
        """More than a tenth of the item apart: the secretary puts it on the agenda."""
        return bool(self.frame and self.gap is not None and abs(self.gap) > self.frame * TENTH)

    @property
    def gap(self) -> Decimal | None:
        if self.row.before is None or self.row.after is None:
            return None
        return self.row.after - self.row.before


def differences_page(actor: Actor, bloc_year: BlocYear) -> list[DifferenceRow]:
    """Every difference that this person may see, those that wait first: eight queries."""
    scheme = adopted_scheme(bloc_year)
    names = {stage.code: stage.name for stage in stages_of(scheme)}
    agencies = {member.pk: member for member in members(bloc_year)}
    duties = duties_of(bloc_year, scheme)
    rows = [
        row for row in explanations_in_force(bloc_year)
        if row.sheet.agency_id in agencies
        and may(actor, "difference.view", _place(bloc_year, duties, row))
    ]  # fmt: skip
    known = _Known(scheme, names, agencies, _reasons(rows))
    order = {"open": 0, "answered": 1, "settled": 2}
    rows.sort(key=lambda row: order[row.state])
    return [_difference(actor, known, _place(bloc_year, duties, row), row) for row in rows]


def agenda(actor: Actor, bloc_year: BlocYear) -> list[DifferenceRow]:
    """What the meeting talks about: differences of more than a tenth, the greatest first."""
    try:
        rows = differences_page(actor, bloc_year)
    except NoScheme:
        return []
    found = [each for each in rows if each.far]
    return sorted(found, key=lambda each: abs(each.gap or Decimal(0)), reverse=True)


def difference(actor: Actor, bloc_year: BlocYear, pk: int) -> DifferenceRow:
    """One of them.

    Raises:
        NotVisible: There is none, or not for this person.
    """
    found = next((r for r in differences_page(actor, bloc_year) if r.row.pk == pk), None)
    if found is None:
        raise NotVisible
    return found


def proofs_of(agency: int) -> dict[int, str]:
    """The evidence that an agency may show for its explanation."""
    return {each.pk: str(each) for each in Evidence.objects.filter(owner=agency)}


def _place(bloc_year: BlocYear, duties: Duties, row: Explanation) -> Place:
    at = duties.place(bloc_year, row.sheet.agency_id)
    return Place(bloc_year, at.agency, row.state, at.checkers)


def _reasons(rows: list[Explanation]) -> dict[tuple[int, str], str]:
    lines = ScoreLine.objects.filter(sheet__in=[row.sheet_id for row in rows])
    return {(line.sheet_id, line.item): line.reason for line in lines}


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read once for all rows."""

    scheme: Scheme
    names: Mapping[str, str]
    agencies: Mapping[int, Member]
    reasons: Mapping[tuple[int, str], str]


def _difference(actor: Actor, known: _Known, place: Place, row: Explanation) -> DifferenceRow:
    item = next((each for each in known.scheme.items() if each.id == row.item), None)
    moves = DIFFERENCE.moves_from(row.state)
    return DifferenceRow(
        row=row,
        agency=known.agencies[row.sheet.agency_id],
        code=item.code if item else row.item,
        name=item.name if item else "",
        earlier=known.names.get(row.earlier_stage, ""),
        later=known.names.get(row.sheet.stage, row.sheet.stage),
        moves=tuple(move for move in moves if may(actor, move.action, place)),
        reason=known.reasons.get((row.sheet_id, row.item), ""),
        frame=item.max if item else None,
    )
