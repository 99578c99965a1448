"""The life of a report."""

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
        Move("approve", ("submitted",), "in_force", "report.approve", _("Approve and send")),
        Move("return", ("submitted",), "returned", "report.approve", _("Return"), True),
        Move("replace", ("in_force",), "replaced", "report.approve", _("Replace")),
    ),
)  # fmt: skip
MACHINES = (REPORT,)
