"""Sentences about the Excel form of a scheme."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "form.unknown_row_kind": gettext_noop(
        "The kind of row “{value}” is not known. Choose one of: {allowed}."
    ),
    "form.wrong_level": gettext_noop(
        "The level “{value}” does not fit here. Enter a whole number from 1 to {highest}."
    ),
}
