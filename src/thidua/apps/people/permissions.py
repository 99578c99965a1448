"""Who may read and write the files of persons and collectives.

A file belongs to no year: whoever leaves an office reads it no more, and a closed year does not
hinder that it is kept up.
"""

from thidua.apps.accounts.policy import ANY, Rule
from thidua.apps.accounts.roles import Position
from thidua.wording.common import gettext_noop as _

VIEW, EDIT = "person.view", "person.edit"
WRITERS = (Position.OFFICER, Position.STANDING, Position.ORGANISATION)
READERS = (
    Position.LEADER, Position.SECRETARY, Position.HEAD, Position.COUNCIL, Position.ARCHIVIST,
    Position.INSPECTOR,
)  # fmt: skip
RULES = (
    Rule(
        VIEW, _("Read the files of an agency's people and collectives"),
        dict.fromkeys((*WRITERS, *READERS), ANY), writes=False, now=True,
    ),
    Rule(
        EDIT, _("Keep, import and merge the files of an agency's people and collectives"),
        dict.fromkeys(WRITERS, ANY), view=VIEW, closed=True,
    ),
)  # fmt: skip
