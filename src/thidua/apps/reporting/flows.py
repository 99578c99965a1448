"""The life of a report, of a file in the box, and of a confirmation by an agency's leader."""

from thidua.apps.common.flow import Machine, Move
from thidua.wording.common import gettext_noop as _

REPORT = Machine(
    "report", _("Report of an agency"),
    {
        "draft": _("Draft"), "submitted": _("Waits for the leader"), "returned": _("Returned"),
        "in_force": _("In force"), "replaced": _("Replaced by a newer round"),
    },
    "draft",
    (
        Move("submit", ("draft",), "submitted", "report.edit", _("Submit to the leader")),
        Move("approve", ("submitted",), "in_force", "report.approve", _("Approve and send"),
             another="submit"),
        Move("return", ("submitted",), "returned", "report.approve", _("Return"), True),
        Move("replace", ("in_force",), "replaced", "report.approve", _("Replace")),
    ),
)  # fmt: skip
BOX = Machine(
    "box", _("File in the box of received reports"),
    {
        "waiting": _("Waits in the box"), "entered": _("Entered on behalf"),
        "put_aside": _("Put aside"),
    },
    "waiting",
    (
        Move("enter", ("waiting",), "entered", "box.accept", _("Enter on behalf")),
        Move("put_aside", ("waiting",), "put_aside", "box.accept", _("Put aside")),
    ),
)  # fmt: skip
CONFIRMATION = Machine(
    "confirmation", _("Confirmation by the agency's leader"),
    {
        "asked": _("Waits for the agency's leader"), "confirmed": _("Confirmed"),
        "objected": _("Objected to"), "withdrawn": _("Withdrawn"),
    },
    "asked",
    (
        Move("confirm", ("asked",), "confirmed", "confirmation.settle", _("Confirm")),
        Move("object", ("asked",), "objected", "confirmation.settle", _("Object"), True),
        Move(
            "withdraw", ("asked",), "withdrawn", "confirmation.ask", _("Withdraw the link"), True
        ),
    ),
)  # fmt: skip
MACHINES = (REPORT, BOX, CONFIRMATION)
