"""Sentences about workbooks: what is wrong in which cell, and what to do."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "file.no_info_sheet": gettext_noop(
        "{file} is not a workbook of Thi Đua: no sheet states its scheme (“{sheet}”)."
        " Use the workbook that “thidua template” makes, and do not delete this sheet."
    ),
    "file.info_damaged": gettext_noop(
        "{file}: on the sheet “{sheet}” the line “{label}” is missing or wrong."
        " Copy the sheet from the workbook as it was sent out."
    ),
    "file.other_format": gettext_noop(
        "{file} is a workbook of another format version ({found})."
        " Ask the bloc's secretary for the new workbook."
    ),
    "file.unknown_scheme": gettext_noop(
        "{file} is made for the scheme “{scheme}”, version {version}, which is not loaded here."
        " Load this version, or ask for the workbook of the scheme in force."
    ),
    "file.scheme_differs": gettext_noop(
        "{file} is made for other content of the scheme “{scheme}”, version {version}, than the"
        " one loaded here. Make the workbook anew and copy the figures over."
    ),
    "file.no_stored_values": gettext_noop(
        "{file}: the formulas (first in {cell}) have no stored values."
        " Open the file in Excel, save it and send it again."
    ),
    "file.files_differ": gettext_noop(
        "{file} is of another scheme, bloc, year or period than {first}."
        " Read the files of each period by themselves."
    ),
    "file.no_workbooks": gettext_noop(
        "The folder {file} holds no Excel file (.xlsx). Name the folder that the files are in."
    ),
    "file.bloc_shape": gettext_noop(
        "{file} does not describe a bloc: “bloc” or “members” lacks a code or a name."
        " Complete them as in rulebook/blocs/nam-dinh-2022.yaml."
    ),
    "file.no_such_scheme": gettext_noop(
        "There is no scheme “{file}”, neither as a file nor by its code. Known codes: {known}."
    ),
    "file.bloc_incomplete": gettext_noop(
        "{file}: “{missing}” is missing or wrong. A bloc has a code and a name, members with code"
        " and name, and a year; codes are letters without marks, digits and hyphens. Correct it"
        " and run the command again."
    ),
    "file.code_taken": gettext_noop(
        "{file}: the code {code} belongs to “{name}”. Give the agency of this bloc another code."
    ),
    "file.no_such_bloc": gettext_noop(
        "There is no bloc “{file}”, neither as a file nor by its code. Known codes: {known}."
    ),
    "workbook.not_a_number": gettext_noop(
        "“{value}” is no number. Type the number alone, without words; for no figure choose a"
        " status."
    ),
    "workbook.percent_for_count": gettext_noop(
        "{value} % stands where a count belongs. Type how many there are, not the share."
    ),
    "workbook.fraction_for_percent": gettext_noop(
        "{value} stands where a percentage belongs. If it means {percent} %, type {percent};"
        " if it really is less than one percent, type “{value} %”."
    ),
    "workbook.one_percent": gettext_noop(
        "1 is read as 1 %. If it means all of them, type 100."
    ),
    "workbook.above_hundred": gettext_noop(
        "{value} % is more than a hundred. Check that it is meant."
    ),
    "workbook.number_read_as": gettext_noop(
        "“{text}” is read as {value}, not as {other}. Type the number as a number to be sure."
    ),
    "workbook.negative": gettext_noop("{value} is negative. Type a number from 0 upwards."),
    "workbook.too_small": gettext_noop(
        "{value} is below the lowest allowed value {minimum}. Type a number from {minimum}"
        " upwards."
    ),
    "workbook.too_large": gettext_noop(
        "{value} is above the highest allowed value {maximum}. Type a number up to {maximum}."
    ),
    "workbook.not_whole": gettext_noop("{value} is not a whole number. Type a whole number."),
    "workbook.not_yes_no": gettext_noop("“{value}” is neither “Có” nor “Không”. Choose one."),
    "workbook.not_a_day": gettext_noop(
        "“{value}” is no day. Type it as day/month/year, for example 18/01/2022."
    ),
    "workbook.unknown_option": gettext_noop(
        "“{value}” is not in the list. Choose one of: {allowed}."
    ),
    "workbook.unknown_status": gettext_noop(
        "The status “{value}” is not known. Choose one of: {allowed}."
    ),
    "workbook.formula_error": gettext_noop(
        "The cell shows the error {value}. Mend the formula or type the value."
    ),
    "workbook.needs_other_file": gettext_noop(
        "The value is fetched from another Excel file, which did not come along."
        " Type the value itself (copy, then paste special → values)."
    ),
    "workbook.uncalculated": gettext_noop(
        "The formula has no stored value. Open the file in Excel and save it."
    ),
    "workbook.absent_with_value": gettext_noop(
        "Item {code} “{item}” has a figure and the status “{status}”. Keep one of the two."
    ),
    "workbook.must_be_assigned": gettext_noop(
        "Item {code} “{item}” is assigned to every agency. Type its figure or leave it empty."
    ),
    "workbook.must_arise": gettext_noop(
        "Item {code} “{item}” can not be “nothing arose”. Type its figure, 0 too if it is 0."
    ),
    "workbook.row_incomplete": gettext_noop(
        "Item {code} “{item}” lacks: {missing}. Until it comes the item has no points."
    ),
    "workbook.rows_empty": gettext_noop(
        "{count} of {all} items have no figure yet. They count as missing, not as 0."
    ),
    "workbook.item_missing": gettext_noop(
        "The row of item {code} “{item}” is not there. Copy it from the workbook as it was sent"
        " out; if the agency has no such task, choose a status instead of deleting the row."
    ),
    "workbook.item_twice": gettext_noop(
        "Item {code} “{item}” stands twice; the first is at {first}. Delete one of the rows."
    ),
    "workbook.unknown_item": gettext_noop(
        "The scheme has no item “{code}”. Move the figure to a row of the workbook, or clear it."
    ),
    "workbook.value_without_item": gettext_noop(
        "“{value}” stands in a row without an item. Move it to the row of its item, or clear it."
    ),
    "workbook.scored_elsewhere": gettext_noop(
        "“{item}” is scored by {owner} on the sheet “{sheet}”. Clear this cell."
    ),
    "workbook.proof_without_document": gettext_noop(
        "Item {code} “{item}” has a day or a quantity of a proof but no document."
        " Write the document's number."
    ),
    "workbook.unknown_agency": gettext_noop(
        "“{agency}” is no agency of this bloc. Check the agency's code and name against the"
        " sheet “Thông tin”."
    ),
    "workbook.agency_twice": gettext_noop(
        "The agency {agency} has two sheets; the first is “{first}”. Delete the wrong one."
    ),
    "workbook.agency_in_two_files": gettext_noop(
        "The agency “{agency}” stands in this file and in {first}. Leave out one of the files."
    ),
    "workbook.agency_column_twice": gettext_noop(
        "The agency “{agency}” has two columns. Delete the wrong one."
    ),
    "workbook.sheet_missing": gettext_noop(
        "The sheet of the agency “{agency}” is not there. Copy it back from the workbook as it"
        " was sent out; it may stay empty."
    ),
    "workbook.no_specialised": gettext_noop(
        "There is no sheet “{sheet}”; the items that other bodies score stay missing."
    ),
    "workbook.extra_sheet": gettext_noop("This sheet is not part of the workbook; not read."),
    "workbook.far_rows": gettext_noop(
        "The sheet goes on below row {limit}; what stands there was not read."
    ),
    "workbook.hidden_sheet": gettext_noop("This sheet is hidden; it was read all the same."),
    "workbook.hidden_rows": gettext_noop(
        "The hidden rows {rows} hold figures; they were read all the same."
    ),
    "workbook.deed_without_words": gettext_noop(
        "The deed is not described. Write what was done, or clear the row."
    ),
    "workbook.deed_without_agency": gettext_noop(
        "The deed has no agency. Choose the agency in the list."
    ),
}  # fmt: skip
