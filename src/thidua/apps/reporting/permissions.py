"""Who may write, approve and read reports and proofs."""

from thidua.apps.accounts.policy import ANY, Rule
from thidua.apps.accounts.roles import Position
from thidua.wording.common import gettext_noop as _

AGENCY = {Position.OFFICER: ANY, Position.LEADER: ANY}
ABOVE = (Position.SECRETARY, Position.HEAD, Position.STANDING, Position.INSPECTOR)
BLOC = {Position.SECRETARY: ANY, Position.HEAD: ANY}
SENT = ("in_force", "published", "replaced")
RULES = (
    Rule(
        "report.view", _("See an agency's report"),
        AGENCY | dict.fromkeys((*ABOVE, Position.CHECKER), SENT)
        | {Position.MEMBER: ("published",)},
        writes=False,
    ),
    Rule(
        "report.edit", _("Write and submit the agency's report"),
        dict.fromkeys(AGENCY, ("none", "draft")), view="report.view",
    ),
    Rule(
        "report.approve", _("Approve or return the agency's report"),
        {Position.LEADER: ANY}, view="report.view",
    ),
    Rule(
        "evidence.view", _("See an agency's proof"),
        AGENCY | dict.fromkeys((*ABOVE, Position.CHECKER), ("cited", "published"))
        | {Position.MEMBER: ("published",)},
        writes=False,
    ),
    Rule("evidence.add", _("Add and cite the agency's proofs"), AGENCY, view="year.view"),
    Rule(
        "calendar.edit", _("Set the calendar of reports"),
        {Position.SECRETARY: ANY, Position.HEAD: ANY}, view="year.view",
    ),
    Rule(
        "box.view", _("See the box of received reports"), BLOC, writes=False
    ),
    Rule(
        "box.receive", _("Put a file that an agency sent into the box"),
        {Position.SECRETARY: ANY}, view="box.view",
    ),
    Rule(
        "box.accept", _("Accept what was found in a file and enter it for the agency"),
        {Position.SECRETARY: ("waiting",)}, view="box.view",
    ),
    Rule(
        "confirmation.view", _("See whether the agency's leader confirmed the figures"),
        BLOC, writes=False,
    ),
    Rule(
        "confirmation.ask", _("Make or withdraw the link by which the agency's leader confirms"),
        {Position.SECRETARY: ANY}, view="confirmation.view",
    ),
    Rule(
        "confirmation.settle", _("Record what the agency's leader signed about the figures"),
        {Position.SECRETARY: ("asked",)}, view="confirmation.view",
    ),
)  # fmt: skip
