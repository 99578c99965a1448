"""Sentences about files that come in: why one is refused, and what to do."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "file.not_found": gettext_noop(
        "{file}: there is no such file. Check the name and the folder."
    ),
    "file.is_folder": gettext_noop("{file} is a folder. Name one file inside it."),
    "file.unreadable": gettext_noop(
        "{file} can not be read. Close it in other programs and check your permission to read it."
    ),
    "file.empty": gettext_noop("{file} is empty (0 bytes). Ask the sender to send it again."),
    "file.too_large": gettext_noop(
        "{file} is larger than {limit} MB. Remove pictures or split the file, then send it again."
    ),
    "file.not_office": gettext_noop(
        "{file} is not an Office file ({kinds}), whatever its name says."
        " Open it in Word or Excel and save it as {kinds}."
    ),
    "file.web_page": gettext_noop(
        "{file} is a web page with another name. Open it in Word or Excel and save it as {kinds}."
    ),
    "file.old_office": gettext_noop(
        "{file} is in the old Office format of 1997–2003 (.xls, .doc)."
        " Open it in Word or Excel and save it as {kinds}."
    ),
    "file.wrong_kind": gettext_noop(
        "{file} holds another kind of content ({found}). Send a file of kind {kinds}."
    ),
    "file.password": gettext_noop(
        "{file} is protected by a password. Open it, remove the password"
        " (File → Info → Protect), save it and send it again."
    ),
    "file.truncated": gettext_noop(
        "{file} is cut short: its end is missing. Copy or download it again from its source."
    ),
    "file.damaged": gettext_noop(
        "{file} is damaged. Open it in Word or Excel, let it be repaired, and save a new copy."
    ),
    "file.zip_bomb": gettext_noop(
        "{file} would unpack to more than is allowed ({limit} MB, or 100 times its size)."
        " Copy the needed sheets or pages into a new file and send that."
    ),
    "file.zip_overlap": gettext_noop(
        "{file} has parts that lie over one another, as no Office program writes."
        " Do not open it; ask the sender for a new copy."
    ),
    "file.too_many_parts": gettext_noop(
        "{file} has more than {limit} parts inside."
        " Copy the needed sheets or pages into a new file and send that."
    ),
    "file.unsafe_part": gettext_noop(
        "{file} has a part with a forbidden or repeated name ({part})."
        " Do not open it; ask the sender for a new copy."
    ),
    "file.macro": gettext_noop(
        "{file} holds macros or commands that run by themselves."
        " Save it as .xlsx or .docx without macros and send it again."
    ),
    "file.embedded_object": gettext_noop(
        "{file} holds an embedded object of another program (OLE)."
        " Delete the object or replace it by a picture, save the file and send it again."
    ),
    "file.dtd": gettext_noop(
        "{file} holds declarations that are not allowed in its part {part}."
        " Open it in Word or Excel and save a new copy."
    ),
    "file.remote_template": gettext_noop(
        "{file} fetches its template from another machine ({target})."
        " Copy its content into a new document and send that."
    ),
    "file.external_link": gettext_noop(
        "the file draws on a file elsewhere ({target}); the values last stored are used."
        " Break the link (Data → Edit Links) if it is no longer needed."
    ),
    "file.scan": gettext_noop(
        "{file} is a scan without text: pages are pictures."
        " Ask for the Word file, or run text recognition first."
    ),
    "file.archive": gettext_noop(
        "{file} is an archive (zip, rar, 7z). Unpack it and send the files one by one."
    ),
    "file.not_accepted": gettext_noop(
        "{file} is none of the kinds that can be sent: PDF, Word (.docx), Excel (.xlsx), pictures"
        " (.jpg, .png). Its content decides, not its name. Save it as one of these."
    ),
    "file.heic": gettext_noop(
        "{file} is a photo in a form that few programs read (HEIC). On the phone choose"
        " Settings → Camera → Formats → Most Compatible, or send it as .jpg."
    ),
    "file.two_kinds": gettext_noop(
        "{file} is two kinds of file at once, as no office program writes."
        " Do not open it; ask the sender for a new copy."
    ),
    "file.too_many_cells": gettext_noop(
        "{file} has a sheet that is too large (more than {limit} cells, or cells filled far"
        " apart). Copy the needed rows into a new file and send that."
    ),
    "file.too_many_sheets": gettext_noop(
        "{file} has more than {limit} sheets."
        " Copy the needed sheets into a new file and send that."
    ),
    "file.too_long": gettext_noop(
        "{file} has more than {limit} MB of text inside. Split it into several documents."
    ),
    "file.too_heavy": gettext_noop(
        "{file} needs too much memory or time to be checked."
        " Copy its content into a new file, or print it to a new PDF, and send that."
    ),
    "file.draws_on": gettext_noop(
        "{file} draws on something outside it ({target}), which the reader would not have."
        " Put the value or picture itself into the file (Data → Edit Links → Break Link)"
        " and send it again."
    ),
    "file.too_many_pixels": gettext_noop(
        "{file} has more than {limit} million pixels. Make the picture smaller and send it again."
    ),
    "file.damaged_picture": gettext_noop(
        "{file} is a damaged picture. Open it, save it anew as .jpg or .png and send that."
    ),
    "file.picture_notes": gettext_noop(
        "What the camera had written beside the picture (place, time, device) was removed."
    ),
    "file.pdf_password": gettext_noop(
        "{file} is protected by a password or against changes."
        " Open it, print it to a new PDF without protection and send that."
    ),
    "file.pdf_active": gettext_noop(
        "{file} holds commands, forms or media that run by themselves."
        " Print it to a new PDF and send that."
    ),
    "file.pdf_attachment": gettext_noop(
        "{file} holds other files attached inside it. Send those one by one,"
        " and print the pages to a new PDF."
    ),
    "file.damaged_pdf": gettext_noop(
        "{file} is damaged. Print it to a new PDF, or scan the paper again, and send that."
    ),
    "file.secret": gettext_noop(
        "{file} bears the secrecy stamp {stamp}. Such papers must not enter a networked system:"
        " nothing of it was kept. Hand it over as the rules on state secrets say, and tell the"
        " person in charge of them."
    ),
    "file.over_report": gettext_noop(
        "With {file} the files of this report would exceed {limit} MB."
        " Remove a file that is not needed, or send smaller scans."
    ),
    "file.over_year": gettext_noop(
        "With {file} the files of the agency for this year would exceed {limit} MB."
        " Remove files that are not needed, or ask the administrator for more room."
    ),
    "file.lost": gettext_noop(
        "The stored file {file} is missing. Tell the administrator: it is in the backup."
    ),
    "file.too_many_pages": gettext_noop(
        "{file} has more than {limit} pages. Send the pages of the report only."
    ),
    "file.text_coding": gettext_noop(
        "The letters of {file} can not be read. Save it as UTF-8 and send it again."
    ),
    "place.paragraph": gettext_noop("paragraph {first}"),
    "place.table": gettext_noop("table {first}, row {second}, column {third}"),
    "place.cell": gettext_noop("{sheet}!{cell}"),
    "place.header": gettext_noop("header of section {first}"),
    "place.footer": gettext_noop("footer of section {first}"),
    "place.footnote": gettext_noop("footnote {first}"),
    "place.page": gettext_noop("page {first}, paragraph {second}"),
    "place.line": gettext_noop("line {first}"),
    "reading.spaces": gettext_noop("spaces too many"),
    "reading.look_alike": gettext_noop("Ð typed for Đ"),
    "reading.case": gettext_noop("capital and small letters mixed up"),
    "reading.state_slash": gettext_noop("Party document in the state's form"),
    "reading.slash_lost": gettext_noop("slash missing"),
    "reading.hyphen_lost": gettext_noop("hyphen missing"),
    "reading.hyphen_for_slash": gettext_noop("hyphen instead of slash"),
    "reading.type_lost": gettext_noop("type missing"),
    "reading.unit_lost": gettext_noop("drafting unit missing"),
    "reading.ambiguous": gettext_noop("can be read in two ways"),
    "reading.english_form": gettext_noop("number in the English form"),
    "reading.range": gettext_noop("a range"),
    "reading.fraction": gettext_noop("a part of a whole"),
    "reading.about": gettext_noop("approximate"),
    "reading.in_words": gettext_noop("in words"),
    "reading.ordinal": gettext_noop("a prize"),
    "reading.maybe_year": gettext_noop("may be a year"),
    "reading.bare": gettext_noop("a number alone in its cell"),
}
