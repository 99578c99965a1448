"""Who makes and reads the papers of a meeting; who writes the record of an inspection."""

from thidua.apps.accounts.policy import ANY, Rule
from thidua.apps.accounts.roles import Position
from thidua.wording.common import gettext_noop as _

KEPT, SENT = "kept", "sent"  # a round of a paper is sent, or not yet
_SENT = (SENT,)

RULES = (
    Rule(
        "pack.view", _("Read a paper of a meeting"),
        {
            Position.SECRETARY: ANY, Position.HEAD: ANY, Position.MEMBER: _SENT,
            Position.STANDING: _SENT, Position.INSPECTOR: _SENT,
        },
        writes=False,
    ),
    Rule(
        "pack.make", _("Make, change and send the papers of a meeting"),
        {Position.SECRETARY: ANY, Position.HEAD: ANY}, view="year.view",
    ),
    Rule(
        "inspection.write", _("Put scores into the record of an inspection"),
        {Position.INSPECTOR: ANY, Position.STANDING: ANY}, writes=False,
    ),
)  # fmt: skip
