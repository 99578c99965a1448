"""Files of persons and collectives."""

from thidua.apps.desk.helping.topic import Topic
from thidua.wording.common import gettext_noop as _

PEOPLE = (
    Topic(
        "con-nguoi",
        ("people:list", "people:collectives", "people:new_person", "people:new_collective"),
        _("People and collectives"),
        _(
            "Find a person by any beginning of the name, with or without marks, and open the"
            " file. Whoever keeps the files of an agency adds a person or a collective here."
        ),
    ),
    Topic(
        "ho-so",
        (
            "people:file", "people:correct", "people:move", "people:remove", "people:add_line",
            "people:correct_line", "people:remove_line",
        ),
        _("The file of a person or a collective"),
        _(
            "Each part is one kind of record: add a line, correct it, remove it. Nothing"
            " recorded means not known, unless the list is declared complete. Opening a file is"
            " written down."
        ),
    ),
    Topic(
        "danh-sach-du", ("people:lists",), _("Complete lists"),
        _(
            "State up to which day a list of your agency holds everything. Only then does a"
            " missing record prove that something did not happen."
        ),
    ),
    Topic(
        "trung", ("people:doubles",), _("Possible doubles"),
        _(
            "Files with the same name stand here side by side. Merge two files of one person;"
            " nothing is lost, and it can be undone at any time."
        ),
    ),
    Topic(
        "nhap-nguoi", ("people:imports", "people:import"), _("Import from Excel"),
        _(
            "Download the form, fill it and send it. Look at what each row would do, then"
            " confirm. Until then nothing is written, and the preview waits for you."
        ),
    ),
)  # fmt: skip
