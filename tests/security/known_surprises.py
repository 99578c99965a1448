"""Answers that differ from the page of permissions and are known: each to be mended in its room.

T-PERM fails for a surprise that does not stand here, and for one that stands here and is mended:
then its line goes. None of them lets anybody write or read what the page forbids him, unless its
line says so.
"""

from collections.abc import Mapping

FORM = "a form is shown that only a refusal can follow; ask the row in the view before it is shown"
GAP = (
    "a checker does not see reports and proofs of the agency it checks: `place_of_report` "
    "names no checkers, since who checks whom is kept in a higher room"
)
SAY = "it is there and may not be done: 403 with the reason, by `require`, instead of 404"
SAVED = "nothing is written, but the page says that the sheet was saved; ask the row first"

KNOWN: Mapping[str, str] = {
    "post assessment:sheet appraisal.enter: 302, not 403": SAVED,
    "post assessment:sheet bloc_check.enter: 302, not 403": SAVED,
    "post assessment:sheet cross.enter: 302, not 403": SAVED,
    "post assessment:sheet office.enter: 302, not 403": SAVED,
    "post assessment:sheet self_score.enter: 302, not 403": SAVED,
    "post assessment:sheet specialised.enter: 302, not 403": SAVED,
    "get desk:evidence evidence.view: 404, not 200": GAP,
    "get movements:register registration.edit: 200, not 403": FORM,
    "get movements:step answer.send: 200, not 403": FORM,
    "get movements:step movement.launch: 200, not 403": FORM,
    "post reporting:cell report.edit: 404, not 403": GAP,
    "get reporting:cite report.edit: 404, not 403": SAY,
    "post reporting:cite report.edit: 404, not 403": SAY,
    "post reporting:deed report.edit: 404, not 403": GAP,
    "get reporting:entry report.edit: 404, not 403": GAP,
    "post reporting:entry report.edit: 404, not 403": GAP,
    "get reporting:download evidence.view: 404, not 200": GAP,
    "post reporting:no_deed report.edit: 404, not 403": GAP,
    "post reporting:paste report.edit: 404, not 403": SAY,
    "get reporting:report report.view: 404, not 200": GAP,
    "get reporting:shelf evidence.view: 404, not 200": GAP,
    "post reporting:remove_proof evidence.add: 404, not 403": GAP,
    "post reporting:shelf evidence.add: 404, not 403": GAP,
    "post reporting:step report.approve: 404, not 403": GAP,
    "post reporting:step report.edit: 404, not 403": GAP,
}
KNOWN_CLOSED: Mapping[str, str] = {
    "get movements:step answer.send: 200, not 403": FORM,
    "get movements:step movement.launch: 200, not 403": FORM,
    "get reporting:cite report.edit: 404, not 403": SAY,
    "post reporting:cite report.edit: 404, not 403": SAY,
    "post reporting:paste report.edit: 404, not 403": SAY,
    "post assessment:sheet appraisal.enter: 302, not 403": SAVED,
    "post assessment:sheet bloc_check.enter: 302, not 403": SAVED,
    "post assessment:sheet cross.enter: 302, not 403": SAVED,
    "post assessment:sheet office.enter: 302, not 403": SAVED,
    "post assessment:sheet self_score.enter: 302, not 403": SAVED,
    "post assessment:sheet specialised.enter: 302, not 403": SAVED,
}
