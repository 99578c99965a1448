"""What does not fit the format of a file of ours."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "format.unknown_key": gettext_noop("There is no key “{key}” here. Allowed: {allowed}."),
    "format.missing_key": gettext_noop("The key “{key}” is missing. Add it."),
    "format.unknown_rule": gettext_noop(
        "{key}: there is no rule “{tag}”. Write one of: {allowed}."
    ),
    "format.unknown_word": gettext_noop("{key}: “{value}” is not known. Write one of: {allowed}."),
    "format.wrong_type_number": gettext_noop("{key}: “{value}” is not a number. Write a number."),
    "format.wrong_type_text": gettext_noop("{key}: “{value}” is not text. Put it in quotes."),
    "format.wrong_type_bool": gettext_noop(
        "{key}: “{value}” is neither true nor false. Write one of them."
    ),
    "format.wrong_type_day": gettext_noop("{key}: “{value}” is not a day. Write year-month-day."),
    "format.wrong_type_list": gettext_noop("{key}: “{value}” is not a list. Write a list."),
    "format.wrong_type_keys": gettext_noop(
        "{key}: “{value}” has no keys. Write keys with values."
    ),
    "format.wrong_type": gettext_noop("{key}: “{value}” does not fit here. Correct it."),
}
