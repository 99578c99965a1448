"""Sentences about the papers of a meeting."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "yearbook.nothing_to_send": gettext_noop(
        "No paper has been made for this meeting yet. Make the papers first, then send them."
    ),
    "yearbook.not_word": gettext_noop(
        "{file} is not a Word file. Save it as Word (.docx) and upload it again."
    ),
    "yearbook.not_offered": gettext_noop(
        "“{award}” for {agency} is not in the bloc's list of awards and members. Add the award to"
        " the list first, or reload the page."
    ),
}
