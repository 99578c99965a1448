"""Who may launch, answer, register and sign."""

from thidua.apps.accounts.policy import ANY, Rule
from thidua.apps.accounts.roles import Position
from thidua.wording.common import gettext_noop as _

BLOC = {Position.SECRETARY: ANY, Position.HEAD: ANY}
AGENCY = {Position.OFFICER: ANY, Position.LEADER: ANY}
SENT = ("launched", "closed")
READERS = (Position.MEMBER, Position.STANDING, Position.INSPECTOR)
RULES = (
    Rule(
        "movement.view", _("See a movement of the bloc"),
        dict.fromkeys(READERS, SENT) | BLOC, writes=False,
    ),
    Rule(
        "movement.edit", _("Write a movement of the bloc"),
        dict.fromkeys(BLOC, ("draft",)), view="movement.view",
    ),
    Rule("movement.launch", _("Launch, close or reopen a movement"), BLOC, view="movement.view"),
    Rule(
        "answer.view", _("See an agency's answer to a movement"),
        dict.fromkeys((*READERS, *BLOC), SENT) | AGENCY, writes=False,
    ),
    Rule(
        "answer.edit", _("Write the agency's answer to a movement"),
        dict.fromkeys(AGENCY, ("draft",)), view="answer.view",
    ),
    Rule(
        "answer.send", _("Send or take back the agency's answer"),
        {Position.LEADER: ANY}, view="answer.view",
    ),
    Rule(
        "registration.view", _("See an agency's registration"),
        dict.fromkeys((*READERS, *BLOC), ("approved", "replaced")) | AGENCY, writes=False,
    ),
    Rule(
        "registration.edit", _("Write and submit the agency's registration"),
        dict.fromkeys(AGENCY, ("draft", "none")), view="registration.view",
    ),
    Rule(
        "registration.approve", _("Approve or return the agency's registration"),
        {Position.LEADER: ANY}, view="registration.view",
    ),
    Rule(
        "pact.view", _("See the pact"),
        dict.fromkeys((*READERS, *BLOC), ANY), writes=False,
    ),
    Rule("pact.edit", _("Write, open and sign the pact"), BLOC, view="pact.view"),
    Rule("pact.unlock", _("Unlock a signed pact"), BLOC, view="pact.view"),
    Rule(
        "achieved.view", _("See what an agency reached of what it registered"),
        AGENCY | BLOC | {
            Position.STANDING: ANY, Position.INSPECTOR: ANY, Position.MEMBER: ("published",)
        },
        writes=False,
    ),
    Rule(
        "shortfall.explain", _("Say why a target or a title was not reached"), AGENCY,
        view="achieved.view",
    ),
    Rule("year.copy", _("Copy last year's set-up"), BLOC, view="year.view"),
)  # fmt: skip
