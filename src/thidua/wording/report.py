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
    "file.out_not_a_folder": gettext_noop(
        "{folder} is a file, not a folder; name another folder after --out."
    ),
    "file.out_is_here": gettext_noop(
        "{folder} is the folder you work in, or one above it; name a folder inside it after --out."
    ),
    "file.out_busy": gettext_noop(
        "Another run is writing to {folder} right now; wait until it has ended, then try again."
    ),
    "file.out_refused": gettext_noop(
        "{folder} can not be written ({problem}); the earlier files are unchanged. "
        "Free space or permission, or name another folder after --out."
    ),
    "serve.port_taken": gettext_noop(
        "Port {port} is already in use; stop the other program or choose a port after --port."
    ),
    "serve.demo_is_local": gettext_noop(
        "The demonstration is for this machine only; leave out --host {host}."
    ),
    "serve.not_migrated": gettext_noop(
        "The database does not fit this version yet; run: thidua manage migrate"
    ),
    "run.wrong_year": gettext_noop(
        "{file} is of the year {found}, not {wanted}; choose the right workbook or leave out "
        "--year."
    ),
}
