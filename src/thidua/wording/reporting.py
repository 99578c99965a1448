"""Sentences of reports, their cells and their proofs."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "reporting.cell_no_number": gettext_noop(
        "This is no number. Write digits only, such as 1.500 or 12,5."
    ),
    "reporting.cell_yes_no": gettext_noop("Write “có” or “không” here."),
    "reporting.cell_no_percent": gettext_noop(
        "This figure is no percentage. Write the number in the unit of the row."
    ),
    "reporting.cell_negative": gettext_noop("A number here is never below zero."),
    "reporting.cell_over_hundred": gettext_noop("A percentage lies between 0 and 100."),
    "reporting.cell_whole": gettext_noop(
        "This counts whole things: write a number without decimals."
    ),
    "reporting.cell_too_large": gettext_noop(
        "This number is too large to be meant. Look at its digits."
    ),
    "reporting.cell_locked": gettext_noop(
        "The report is no longer being written, so the figure stays. Ask the leader to return it."
    ),
    "reporting.cell_stale": gettext_noop(
        "Somebody else wrote another figure here meanwhile. Choose one of the two."
    ),
    "reporting.cell_value_first": gettext_noop(
        "There is no figure in this row yet. Write the figure first."
    ),
    "reporting.cell_certainty": gettext_noop("Choose “final” or “estimate” from the list."),
    "reporting.paste_no_row": gettext_noop(
        "No row of the table fits this line. Copy the codes with the figures, or begin at the"
        " right row."
    ),
    "reporting.nothing_yet": gettext_noop(
        "The report says nothing yet. Write at least one figure or one thing done."
    ),
    "reporting.empty_report": gettext_noop(
        "The report says nothing yet. Write at least one figure or one thing done, then submit."
    ),
    "reporting.no_figure": gettext_noop(
        "there is no figure. If nothing arose, write 0; if it is unknown, leave it empty."
    ),
    "reporting.figure_fell": gettext_noop(
        "{now} is less than {before} of the period before, though figures are cumulative. Check"
        " it."
    ),
    "reporting.no_proof": gettext_noop("no proof is chosen for the figure. Choose one."),
    "reporting.is_estimate": gettext_noop(
        "the figure is an estimate to {day}. After that day send the final one as a new round."
    ),
    "reporting.period_in_use": gettext_noop(
        "There are reports for the period {period}; it stays in the calendar. Change its day"
        " instead."
    ),
    "reporting.evidence_is_nothing": gettext_noop(
        "Write the number of a document or choose at least one file."
    ),
    "reporting.evidence_is_cited": gettext_noop(
        "Something rests on “{proof}”, so it stays. Take the citation away first."
    ),
}
