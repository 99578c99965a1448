"""Sentences of the records: settings, import, schemes, documents."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "settings.malformed": gettext_noop(
        "The environment variable {name} can not be read. Correct its value or remove it."
    ),
    "settings.no_home": gettext_noop(
        "The folder {folder} can not be made. Set {name} to a folder that can be written."
    ),
    "settings.no_secret_key": gettext_noop(
        "The site answers to other machines, but {name} is not set. Set it to a long random"
        " text that is kept secret, then start again."
    ),
    "settings.demo_is_local": gettext_noop(
        "The demonstration answers on this machine only. Remove {name}, or start without"
        " THIDUA_DEMO."
    ),
    "settings.debug_is_local": gettext_noop(
        "Debugging shows inner details and is for this machine only. Remove {name}, or remove"
        " THIDUA_HOSTS."
    ),
    "assessment.scheme_immutable": gettext_noop(
        "The scheme {scheme}, version {version}, is kept already and is never edited."
        " Give the change a new version and a first day."
    ),
    "assessment.no_scheme": gettext_noop(
        "{bloc} has no scoring scheme for {year}. Adopt one, then try again."
    ),
    "assessment.scheme_in_use": gettext_noop(
        "The year {year} has been scored by {scheme} already, so its scheme can not be "
        "changed. Use the new one from the next year."
    ),
    "assessment.not_final": gettext_noop(
        "The ranking of {year} can not be frozen: {missing} figures are missing. Bring them"
        " in, or record why there are none."
    ),
    "assessment.year_is_frozen": gettext_noop(
        "The ranking of {year} is frozen already. It stays as it is."
    ),
    "documents.secret": gettext_noop(
        "The document {number} is marked as secret and was not kept. Keep secret papers out"
        " of this system."
    ),
    "movements.answers_from_above": gettext_noop(
        "“{movement}” can not answer “{parent}”, which a lower level launched. Choose a "
        "movement of the same or a higher level."
    ),
    "organisations.unknown_bloc": gettext_noop(
        "There is no bloc {bloc} with a year {year}. Known are: {known}. Correct the code "
        "or the year."
    ),
    "import.nothing_filled": gettext_noop(
        "The workbook holds no figure at all. Fill it, save it and import it again."
    ),
    "import.wrong_scheme": gettext_noop(
        "The workbook is for the scheme {theirs}, but the year is scored by {ours} "
        "({title}). Make a new workbook with “thidua template” and fill that one in."
    ),
    "import.unknown_agency": gettext_noop(
        "No agency with the code {code} belongs to the bloc. Use one of: {known}."
    ),
    "import.duplicate_agency": gettext_noop(
        "The agency {code} appears {count} times. Keep one sheet for it."
    ),
    "import.unknown_item": gettext_noop(
        "The scheme has no item {item}. Remove the row, or make a new workbook with “thidua"
        " template”."
    ),
    "import.unknown_deed": gettext_noop(
        "The kind of work “{type}” is not known. Choose one from the list in the cell."
    ),
    "import.negative": gettext_noop("{value} is below zero. Enter zero or more."),
    "import.target_differs": gettext_noop(
        "The workbook gives the target {given}, but the pact holds {promised}; the pact is "
        "kept. Correct the workbook, or change the pact first."
    ),
    "import.year_is_frozen": gettext_noop(
        "The ranking of {year} is frozen, so its figures can not be changed any more; "
        "nothing was saved."
    ),
    "import.deed_without_sheet": gettext_noop(
        "There is work of {code}, but no sheet of that agency. Add its sheet, or remove the row."
    ),
    "import.two_values": gettext_noop(
        "The indicator {indicator} is given as {first} and as {second}. Give it once, or give the"
        " same figure twice."
    ),
    "import.too_long": gettext_noop(
        "The text has {length} characters; at most {limit} fit. Shorten it."
    ),
}
