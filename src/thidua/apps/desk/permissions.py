"""Rules of the board of the secretary and of reminders."""

from thidua.apps.accounts.policy import ANY, Rule
from thidua.apps.accounts.roles import Position
from thidua.wording.common import gettext_noop as _

SEEN_BY = (Position.SECRETARY, Position.HEAD, Position.STANDING, Position.INSPECTOR)
RULES = (
    Rule(
        "board.view", _("See which agency is late with what"),
        dict.fromkeys(SEEN_BY, ANY), writes=False,
    ),
    Rule(
        "board.remind", _("Remind an agency that is late"),
        {Position.SECRETARY: ANY, Position.HEAD: ANY}, view="board.view",
    ),
    Rule(
        "paper.keep", _("Keep the scan of a sheet that the leader signed by hand"),
        {Position.OFFICER: ANY, Position.LEADER: ANY}, view="year.view",
    ),
)  # fmt: skip
