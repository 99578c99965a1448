"""Where a file stands, as the policy asks; an agency of another bloc is not there at all."""

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.policy import Place, may, require
from thidua.apps.organisations.models import BlocYear
from thidua.apps.people.permissions import EDIT, VIEW


def may_read(actor: Actor, bloc_year: BlocYear, agency: int) -> bool:
    inside = agency in actor.members(bloc_year)
    return inside and may(actor, VIEW, Place(bloc_year, agency))


def may_keep(actor: Actor, bloc_year: BlocYear, agency: int) -> bool:
    inside = agency in actor.members(bloc_year)
    return inside and may(actor, EDIT, Place(bloc_year, agency))


def require_keeping(actor: Actor, bloc_year: BlocYear, agency: int) -> None:
    """Do nothing if the actor may write the files of that agency.

    Raises:
        NotVisible: For this actor they are not there.
        Forbidden: They are, but not to be written.
    """
    if agency not in actor.members(bloc_year):
        raise NotVisible
    require(actor, EDIT, Place(bloc_year, agency))
