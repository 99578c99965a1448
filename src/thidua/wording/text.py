"""Sentences of the text room: YAML files, periods, numbers, dates and old encodings."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "file.yaml": gettext_noop(
        "{file}, line {line}: this is not readable YAML. Check the indentation (spaces, no tabs),"
        " a colon followed by a space, and quotes around text that holds “: ” or begins with a"
        " sign."
    ),
    "file.yaml_missing": gettext_noop(
        "{file}: there is no such file that can be read. Check the name and the folder."
    ),
    "file.yaml_encoding": gettext_noop(
        "{file}, line {line}: the text is not UTF-8. Save the file again as UTF-8."
    ),
    "file.yaml_repeated_key": gettext_noop(
        "{file}, line {line}: “{problem}” is given twice. Keep one of the two."
    ),
    "file.yaml_alias": gettext_noop(
        "{file}, line {line}: anchors and aliases (& and *) are not allowed."
        " Write the value out, or put quotes around it if it is text."
    ),
    "file.yaml_tag": gettext_noop(
        "{file}, line {line}: the tag “{problem}” is not allowed. Allowed are text, true, false,"
        " null, numbers and days such as 2023-01-06; put quotes around it if it is text."
    ),
    "file.yaml_day": gettext_noop(
        "{file}, line {line}: there is no day {problem}. Write year-month-day, for example"
        " 2023-01-06, or put quotes around it if it is text."
    ),
    "period.Q1": gettext_noop("First quarter"),
    "period.H1": gettext_noop("First six months"),
    "period.9M": gettext_noop("First nine months"),
    "period.Y": gettext_noop("Whole year"),
}
