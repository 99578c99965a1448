"""Sentences about registers."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "register.exists": gettext_noop("{folder} is there already. Choose another name."),
    "register.none": gettext_noop(
        "No register was found in {folder}. Name the folder that holds register.json."
    ),
    "register.about": gettext_noop(
        "{file} in {folder} can not be read or is of another format. Write the register anew."
    ),
    "register.no_table": gettext_noop(
        "The register {folder} lacks the table {table}. Write the register anew."
    ),
    "register.damaged": gettext_noop("{file} is damaged. Write the register anew."),
    "register.no_column": gettext_noop(
        "{file} lacks the column {column}. Write the register anew."
    ),
    "register.wrong_type": gettext_noop(
        "In {file} the column {column} is {kind}; it must be {wanted}. Write the register anew."
    ),
    "register.repeated_subject": gettext_noop(
        "In {folder} {count} subjects stand twice. Merge them, then write the register anew."
    ),
    "register.repeated_rating": gettext_noop(
        "In {folder} {count} ratings stand twice for one year. Keep one, then write it anew."
    ),
    "register.no_id": gettext_noop(
        "In {folder} {count} rows belong to no subject. Write the register anew."
    ),
}
