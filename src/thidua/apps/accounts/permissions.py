"""Rules of accounts and of a year as a whole."""

from django.utils.translation import gettext_lazy

from thidua.apps.accounts.policy import ANY, EVERYBODY, Rule
from thidua.apps.accounts.roles import Position
from thidua.apps.common.offers import MenuItem
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
    Rule(
        "stand_in.view", _("See who stands in for the leader of an agency"),
        dict.fromkeys(
            (
                Position.OFFICER, Position.LEADER, Position.SECRETARY, Position.HEAD,
                Position.STANDING, Position.INSPECTOR,
            ),
            ANY,
        ),
        writes=False,
    ),
    Rule(
        "stand_in.name", _("Name a deputy while the leader is away, or end it"),
        {Position.LEADER: ANY}, view="stand_in.view",
    ),
)  # fmt: skip
MENU = MenuItem(
    label=gettext_lazy("Who stands in for the leader"), url_name="stand_ins:own",
    section="stand_ins", action="stand_in.name", order=90,
)  # fmt: skip
