"""Where a PDF can bear a secrecy stamp: a line of a page, or a part of one set apart by a gap."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2

from thidua.core.kernel.errors import BadFile
from thidua.intake.stamps import stamp_in

LINE = re.compile(r"[^\r\n]+")
# "Ậ" may come as one sign or as several; which lines are looked at closely is decided roughly.
ROUGH = re.compile(r"M\s?\S{1,3}\s?T(?!\w)", re.IGNORECASE)
WIDE_GAP = 1.2  # heights of a capital letter; the space between words is about a third of one
BREAKS = re.compile(r"(?:BÍ|BẢO)\s*$")  # a heading on secrecy, broken over two lines


def pdf_stamp(path: Path, shown: str) -> str:
    """The stamp that stands alone on some page of a PDF, or "".

    Raises:
        BadFile: PDFium can not read what qpdf could.
    """
    try:
        document = pypdfium2.PdfDocument(str(path))
    except pypdfium2.PdfiumError as error:
        raise BadFile(reason="damaged_pdf", file=shown) from error
    try:
        stamps = (_stamp_of_page(document, number) for number in range(len(document)))
        return next((stamp for stamp in stamps if stamp), "")
    except pypdfium2.PdfiumError as error:
        raise BadFile(reason="damaged_pdf", file=shown) from error
    finally:
        document.close()


def _stamp_of_page(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    text_page = page.get_textpage()
    try:
        lines = list(LINE.finditer(text_page.get_text_range()))
        for place, line in enumerate(lines):
            before = lines[place - 1][0] if place else ""
            if ROUGH.search(line[0]) and not BREAKS.search(before):
                beside = [one for one in lines[max(place - 1, 0) : place + 2] if one is not line]
                row = [line, *(one for one in beside if _one_row(text_page, line, one))]
                if stamp := stamp_in([piece for one in row for piece in _pieces(text_page, one)]):
                    return stamp
    finally:
        text_page.close()
        page.close()
    return ""


def _one_row(text_page: Any, line: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two lines stand at one height: PDFium breaks a row of a table where it is wide."""
    bottom, top = _height(text_page, line)
    other_bottom, other_top = _height(text_page, other)
    shared = min(top, other_top) - max(bottom, other_bottom)
    return shared > min(top - bottom, other_top - other_bottom) / 2


def _height(text_page: Any, line: re.Match[str]) -> tuple[float, float]:
    letters = [place for place, letter in enumerate(line[0], line.start()) if letter.isalnum()]
    if not letters:
        return 0.0, 0.0
    _left, bottom, _right, top = text_page.get_charbox(letters[0])
    return bottom, top


def _pieces(text_page: Any, line: re.Match[str]) -> Iterator[str]:
    """The line cut where the letters stand wide apart."""
    text, right = "", None
    for place, letter in enumerate(line[0], line.start()):
        if not letter.isspace():
            left, bottom, end, top = text_page.get_charbox(place)
            height = max(top - bottom, 1.0)
            if right is not None and left - right > WIDE_GAP * height:
                yield text
                text = ""
            right = end
        text += letter
    yield text
