"""Sentences of scoring stages, differences, the ranking and handing over."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "assessment.too_few_to_cross": gettext_noop(
        "A cross-check needs at least {fewest} agencies; the bloc has {units}. Let the "
        "bloc check by itself."
    ),
    "assessment.not_yet_no_such_stage": gettext_noop(
        "The scheme of the year has no such stage. Open the page anew and choose one of "
        "its stages."
    ),
    "assessment.not_yet_assigned": gettext_noop(
        "Nobody is assigned to check {missing} agencies. Draw or assign who checks whom first."
    ),
    "assessment.not_yet_earlier": gettext_noop(
        "The agency has {n} earlier sheets that are not finished. Wait for them, or ask "
        "the agency."
    ),
    "assessment.not_yet_presented": gettext_noop("No ranking is presented. Present it first."),
    "assessment.not_yet_final": gettext_noop(
        "The ranking of the year is not final. Finalise it first, then hand over."
    ),
    "assessment.not_yet_elected": gettext_noop(
        "Choose two different member agencies as head and deputy."
    ),
    "assessment.not_yet_sheets": gettext_noop(
        "{n} score sheets are not finished. Finish them, then try again."
    ),
    "assessment.not_yet_explanations": gettext_noop(
        "{n} differences are not explained and settled. See the list of differences."
    ),
    "assessment.not_yet_out_of_date": gettext_noop(
        "A figure has changed since the ranking was presented. Look at what moves and "
        "present it anew."
    ),
    "assessment.not_yet_votes": gettext_noop(
        "{n} more votes in favour are needed before the ranking can be final."
    ),
    "assessment.not_yet_question": gettext_noop(
        "Nothing is asked yet. Write in one or two sentences what the agency should answer."
    ),
    "assessment.cell_empty": gettext_noop(
        "“{label}” holds nothing that can be read. Type the value again."
    ),
    "assessment.cell_absence": gettext_noop(
        "“{item}” can not be left out for this reason. Choose one of the reasons in the list."
    ),
    "assessment.cell_not_yours": gettext_noop(
        "The item {item} is not scored on this sheet; another department owns it."
    ),
    "assessment.cell_only_remarks": gettext_noop(
        "In this stage no score is changed. Write a remark."
    ),
    "assessment.cell_computed": gettext_noop(
        "“{item}” is computed from the report. Correct the figure in the report."
    ),
    "assessment.sheet_lacks_input": gettext_noop(
        "{n} items have no score and no reason why not: {items}. Fill them in, then try again."
    ),
    "assessment.sheet_lacks_reason": gettext_noop(
        "{n} items need a reason: {items}. Write one sentence for each."
    ),
    "assessment.crossing_needs_seed": gettext_noop(
        "Type what the meeting chose as the seed of the draw, such as a date or a number."
    ),
    "assessment.crossing_incomplete": gettext_noop(
        "Everybody checks one agency and is checked by one. Left out: {agencies}."
    ),
    "assessment.crossing_conflict": gettext_noop(
        "{checker} may not check {checked}: nobody checks himself or the one who checks "
        "him. Choose another."
    ),
    "assessment.crossing_begun": gettext_noop(
        "A cross-check has begun, so who checks whom can not be changed any more."
    ),
    "assessment.lack_scheme": gettext_noop("No scoring scheme is adopted for the year."),
    "assessment.lack_figures": gettext_noop("{n} figures are missing ({agencies})."),
    "assessment.lack_sheets": gettext_noop("{n} score sheets are not finished ({agencies})."),
    "assessment.lack_explanations": gettext_noop(
        "{n} differences are not explained and settled ({agencies})."
    ),
    "assessment.lack_out_of_date": gettext_noop(
        "A figure has changed since the ranking was presented."
    ),
    "assessment.lack_votes": gettext_noop("{n} more votes in favour are needed."),
}
