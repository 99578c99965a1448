"""Sentences of people's records and of their import."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "people.refused_malformed": gettext_noop(
        "This can not be kept as it is written. Check each box and send it again."
    ),
    "people.refused_days": gettext_noop(
        "The last day lies before the first one. Correct one of the two."
    ),
    "people.refused_twice": gettext_noop(
        "The same is recorded already. Correct that line instead of adding another."
    ),
    "people.refused_code_taken": gettext_noop(
        "Another file of the agency has this code. Choose another one, or leave it empty."
    ),
    "people.refused_born_later": gettext_noop(
        "Service begins after the day of birth. Correct one of the two days."
    ),
    "people.refused_year": gettext_noop("Write a year with four digits, such as 2022."),
    "people.refused_undated": gettext_noop(
        "Write the day of the decision, or the last year of the achievements: one of the two is"
        " needed."
    ),
    "people.refused_period": gettext_noop(
        "The achievements end before they begin. Correct one of the two years; the last year is"
        " needed when the first one is given."
    ),
    "people.refused_grade_of_training": gettext_noop(
        "Only a training has a result. Leave the result empty, or choose “Training”."
    ),
    "people.refused_recognised_twice": gettext_noop(
        "This unit recognised the same initiative of the same owner already. An initiative is"
        " recognised once."
    ),
    "people.refused_served_already": gettext_noop(
        "This initiative served a form of commendation already and may serve no other."
    ),
    "people.refused_not_this_award": gettext_noop(
        "This award is not given to this kind of subject. Choose another one."
    ),
    "people.refused_has_records": gettext_noop(
        "The file holds records, so it is not removed. Remove them first, or merge it into the"
        " right file."
    ),
    "people.refused_merge_itself": gettext_noop("Choose two different files to merge."),
    "people.refused_merge_kinds": gettext_noop(
        "A person and a collective are never merged. Choose two files of one kind."
    ),
    "people.refused_merge_chain": gettext_noop(
        "One of the files was merged already, or holds others. Undo that merge first."
    ),
    "people.refused_not_merged": gettext_noop("This file is not merged into another."),
    "people.refused_future": gettext_noop(
        "A list can be complete only up to today. Choose {day} or an earlier day."
    ),
    "people.refused_decided": gettext_noop(
        "This import was confirmed or set aside already; nothing was written a second time."
    ),
    "people.refused_same_agency": gettext_noop(
        "The person belongs to this agency already. Choose another one."
    ),
    "people.import_wrong_file": gettext_noop(
        "This is not the form for people: no sheet is called “{sheet}”. Download the form, fill"
        " it and send that one."
    ),
    "people.import_too_long": gettext_noop(
        "The sheets hold more than {limit} rows. Send them in several files."
    ),
    "people.import_nothing": gettext_noop(
        "No row is filled below the heads. Fill the form and send it again."
    ),
    "people.import_no_column": gettext_noop(
        "Sheet “{sheet}” has no column “{column}”. Keep the heads of the form as they are."
    ),
    "people.import_no_name": gettext_noop(
        "Sheet “{sheet}”, row {row}, column “{column}”: write the full name."
    ),
    "people.import_empty": gettext_noop(
        "Sheet “{sheet}”, row {row}, column “{column}”: this may not stay empty."
    ),
    "people.import_no_day": gettext_noop(
        "Sheet “{sheet}”, row {row}, column “{column}”: “{text}” is no day. Write day, month"
        " and year, such as 15/01/2022."
    ),
    "people.import_no_year": gettext_noop(
        "Sheet “{sheet}”, row {row}, column “{column}”: “{text}” is no year. Write four digits,"
        " such as 2022."
    ),
    "people.import_no_choice": gettext_noop(
        "Sheet “{sheet}”, row {row}, column “{column}”: “{text}” is not known. Choose one of:"
        " {allowed}."
    ),
    "people.import_too_wide": gettext_noop(
        "Sheet “{sheet}”, row {row}, column “{column}”: at most {limit} characters fit. Shorten"
        " it."
    ),
    "people.import_nobody": gettext_noop(
        "Sheet “{sheet}”, row {row}, column “{column}”: nobody of the agency is called “{text}”"
        " with that day of birth. Add the person to the sheet “{people}”, or correct the row."
    ),
    "people.import_several": gettext_noop(
        "Sheet “{sheet}”, row {row}, column “{column}”: several files are called “{text}”."
        " Write the code or the day of birth."
    ),
    "people.import_repeated": gettext_noop(
        "Sheet “{sheet}”, row {row}, column “{column}”: row {first} says the same thing of the"
        " same person. Keep one of the two."
    ),
    "people.import_refused": gettext_noop("Sheet “{sheet}”, row {row}, column “{column}”: {why}"),
}
