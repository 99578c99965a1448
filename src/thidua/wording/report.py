"""Sentences about the year-end report, the files of a run, and the server."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "report.number_without_source": gettext_noop(
        "a number of the report has no source; enter it as a result or a deed of a report."
    ),
    "report.number_differs": gettext_noop(
        "the report prints {shown} but the record says {recorded}; make the report again."
    ),
    "report.illustration_hidden": gettext_noop(
        "an illustrative figure stands without its sign; make the report again."
    ),
    "report.note_without_evidence": gettext_noop(
        "evidence {number} is cited but is not in the list; register the evidence."
    ),
    "file.plan_shape": gettext_noop(
        "{file}: the key {place} of the document plan is missing or unknown; correct the plan."
    ),
    "file.plan_digit": gettext_noop(
        "{file}: {place} holds a number without a source; replace it by a token: {text}"
    ),
    "file.plan_token": gettext_noop(
        "The document plan asks for {token}, which nothing fills; correct the plan."
    ),
}
