"""Who may read what happened to agencies, and who may record it."""

from django.utils.translation import gettext_lazy

from thidua.apps.accounts.policy import ANY, EVERYBODY, Rule
from thidua.apps.accounts.roles import Position
from thidua.apps.common.offers import MenuItem
from thidua.wording.common import gettext_noop as _

RULES = (
    Rule(
        "lineage.view", _("See agencies as of a day, and what happened to them"),
        dict.fromkeys(EVERYBODY, ANY), view="year.view", writes=False,
    ),
    # An agency is renamed whether or not a year of its bloc is closed.
    Rule(
        "lineage.record", _("Record, correct or withdraw what happened to agencies"),
        {Position.STANDING: ANY}, view="lineage.view", closed=True,
    ),
    Rule(
        "lineage.confirm", _("Confirm a proposed event of agencies, or set it aside"),
        {Position.STANDING: ANY}, view="lineage.view", closed=True,
    ),
)  # fmt: skip
MENU = MenuItem(
    label=gettext_lazy("Agencies through time"), url_name="lineage:list", section="lineage",
    action="lineage.view", order=85,
)  # fmt: skip
