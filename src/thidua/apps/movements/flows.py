"""The life of a movement, of an agency's answer, of a registration and of the pact."""

from thidua.apps.common.flow import Machine, Move
from thidua.wording.common import gettext_noop as _

DRAFT, LAUNCHED, CLOSED = _("Draft"), _("Launched"), _("Closed")

MOVEMENT = Machine(
    "movement", _("Movement of the bloc"),
    {"draft": DRAFT, "launched": LAUNCHED, "closed": CLOSED}, "draft",
    (
        Move("launch", ("draft",), "launched", "movement.launch", _("Launch")),
        Move("close", ("launched",), "closed", "movement.launch", _("Close")),
        Move("reopen", ("closed",), "launched", "movement.launch", _("Reopen"), True),
    ),
)  # fmt: skip
ANSWER = Machine(
    "answer", _("Answer of an agency to a movement"),
    {"draft": DRAFT, "launched": _("Sent"), "closed": CLOSED}, "draft",
    (
        Move("send", ("draft",), "launched", "answer.send", _("Send the plan")),
        Move("withdraw", ("launched",), "draft", "answer.send", _("Take back"), True),
        Move("close", ("launched",), "closed", "answer.send", _("Close")),
    ),
)  # fmt: skip
REGISTRATION = Machine(
    "registration", _("Registration for the year"),
    {
        "draft": DRAFT, "submitted": _("Waits for the leader"), "returned": _("Returned"),
        "approved": _("Approved"), "replaced": _("Replaced by a newer round"),
    },
    "draft",
    (
        Move("submit", ("draft",), "submitted", "registration.edit", _("Submit to the leader")),
        Move("approve", ("submitted",), "approved", "registration.approve", _("Approve"),
             another="submit"),
        Move("return", ("submitted",), "returned", "registration.approve", _("Return"), True),
        Move("replace", ("approved",), "replaced", "registration.approve", _("Replace")),
    ),
)  # fmt: skip
PACT = Machine(
    "pact", _("Emulation pact"),
    {"draft": DRAFT, "open": _("Open for registration"), "signed": _("Signed")}, "draft",
    (
        Move("open", ("draft",), "open", "pact.edit", _("Open for registration")),
        Move("sign", ("open",), "signed", "pact.edit", _("Record the signing")),
        Move("unlock", ("signed",), "open", "pact.unlock", _("Unlock"), True),
    ),
)  # fmt: skip
MACHINES = (MOVEMENT, ANSWER, REGISTRATION, PACT)
