"""Rules of accounts and of a year as a whole."""

from thidua.apps.accounts.policy import ANY, EVERYBODY, Rule
from thidua.apps.accounts.roles import Position
from thidua.wording.common import gettext_noop as _

RULES = (
    Rule(
        "year.view", _("See the year of the bloc"), dict.fromkeys(EVERYBODY, ANY), writes=False
    ),
    Rule(
        "results.view", _("See the results of all agencies"),
        {
            Position.MEMBER: ("open",),
            **dict.fromkeys(
                (Position.SECRETARY, Position.HEAD, Position.STANDING, Position.INSPECTOR), ANY
            ),
        },
        writes=False,
    ),
    Rule(
        "results.open", _("Open the results to all members"),
        {Position.SECRETARY: ANY, Position.HEAD: ANY}, view="year.view",
    ),
    Rule(
        "year.set_up", _("Set up the year: calendar, theme, phase"),
        {Position.SECRETARY: ANY, Position.HEAD: ANY, Position.STANDING: ANY}, view="year.view",
    ),
    Rule(
        "accounts.manage", _("Manage accounts and roles"), {Position.ADMIN: ANY}, view="year.view",
        closed=True,
    ),
    Rule(
        "secretary.grant", _("Appoint the secretary of the year"),
        {Position.HEAD: ANY, Position.ADMIN: ANY}, view="year.view",
    ),
)  # fmt: skip
