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
}
