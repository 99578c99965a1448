"""Which steps of a sheet a person may take now, and until when."""

from datetime import date

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.flow import took
from thidua.apps.accounts.policy import may, require
from thidua.apps.assessment.models import SchemeAdoption
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.assessment.sheet_selectors import SheetAt, visible_sheet
from thidua.apps.common.flow import Move
from thidua.apps.organisations.models import BlocYear


def require_entry(actor: Actor, bloc_year: BlocYear, pk: int) -> None:
    """Nothing, if the actor may enter that sheet now.

    Raises:
        NotVisible, Forbidden: It is not there for him, or not his to enter, or not now.
    """
    at = visible_sheet(actor, bloc_year, adopted_scheme(bloc_year), pk)
    require(actor, f"{at.kind}.enter", at.place)


def allowed_moves(actor: Actor, at: SheetAt) -> list[Move]:
    """The steps from where the sheet stands that this person may take."""
    moves = at.machine.moves_from(at.sheet.state)
    allowed = [move for move in moves if may(actor, move.action, at.place)]
    return [move for move in allowed if not (move.another and took(actor, at.sheet, move.another))]


def waits_for_another(actor: Actor, at: SheetAt) -> bool:
    """Whether the actor might approve it, had somebody else submitted it."""
    return any(
        may(actor, move.action, at.place) and took(actor, at.sheet, move.another)
        for move in at.machine.moves_from(at.sheet.state)
        if move.another
    )


def sheet_due(bloc_year: BlocYear, at: SheetAt) -> date | None:
    """The last day of the sheet's stage, while that stage is the open one."""
    found = SchemeAdoption.objects.filter(bloc_year=bloc_year, stage=at.stage.code).first()
    return found.stage_due if found else None
