"""Which steps of a sheet a person may take now, and until when."""

from datetime import date

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import may
from thidua.apps.assessment.models import SchemeAdoption
from thidua.apps.assessment.sheet_selectors import SheetAt
from thidua.apps.common.flow import Move
from thidua.apps.organisations.models import BlocYear


def allowed_moves(actor: Actor, at: SheetAt) -> list[Move]:
    """The steps from where the sheet stands that this person may take."""
    moves = at.machine.moves_from(at.sheet.state)
    return [move for move in moves if may(actor, move.action, at.place)]


def sheet_due(bloc_year: BlocYear, at: SheetAt) -> date | None:
    """The last day of the sheet's stage, while that stage is the open one."""
    found = SchemeAdoption.objects.filter(bloc_year=bloc_year, stage=at.stage.code).first()
    return found.stage_due if found else None
