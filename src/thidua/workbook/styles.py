"""How the workbook looks: one type face, few colours, the same meaning everywhere."""

from typing import Any

import xlsxwriter

FONT, SIZE = "Times New Roman", 12
RED, GOLD = "#9B1C1C", "#FFF6DB"  # headers; cells to fill
GREY, LINE, GREEN, ROSE = "#F1EFEA", "#B9B4A8", "#E3F1E5", "#FBE4E1"
A4 = 9  # Excel's number of the paper size
LINE_HEIGHT, LETTERS_A_UNIT = (
    16.0,
    1.15,
)  # points a line of 12 pt; letters in Times a unit of width

BASE: dict[str, Any] = {"font_name": FONT, "font_size": SIZE, "valign": "vcenter"}
BOXED = {"border": 1, "border_color": LINE}
NAMED: dict[str, dict[str, Any]] = {
    "plain": {},
    "wrap": {"text_wrap": True, "valign": "top"},
    "title": {"bold": True, "font_size": 16, "font_color": RED},
    "subtitle": {"bold": True, "font_size": 13},
    "faint": {"font_color": "#6B6558", "font_size": 11, "italic": True},
    "header": BOXED
    | {"bold": True, "bg_color": RED, "font_color": "white", "text_wrap": True, "align": "center"},
    "section": BOXED | {"bold": True, "bg_color": GREY, "text_wrap": True},
    "section_number": BOXED | {"bold": True, "bg_color": GREY, "align": "center"},
    "cell": BOXED | {"text_wrap": True, "valign": "top"},
    "strong": BOXED | {"text_wrap": True, "valign": "top", "bold": True},
    "small": BOXED | {"text_wrap": True, "valign": "top", "font_size": 11},
    "centre": BOXED | {"text_wrap": True, "valign": "top", "align": "center"},
    "fill": BOXED | {"bg_color": GOLD, "locked": False, "text_wrap": True, "valign": "top"},
    "fill_centre": BOXED | {"bg_color": GOLD, "locked": False, "text_wrap": True,
                            "valign": "top", "align": "center"},
    "fill_number": BOXED | {"bg_color": GOLD, "locked": False, "valign": "top", "align": "right"},
    "fill_whole": BOXED | {"bg_color": GOLD, "locked": False, "valign": "top", "align": "right",
                           "num_format": "#,##0"},
    "fill_day": BOXED | {"bg_color": GOLD, "locked": False, "valign": "top", "align": "center",
                         "num_format": "dd/mm/yyyy"},
    "key": {"font_color": "#8A8478", "font_size": 9, "valign": "top"},
    "good": {"bg_color": GREEN},
    "bad": {"bg_color": ROSE},
}  # fmt: skip


class Styles:
    """The named formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._made = {name: book.add_format(BASE | style) for name, style in NAMED.items()}

    def __getitem__(self, name: str) -> Any:
        return self._made[name]


def open_for_writing(path: str) -> Any:
    """A new workbook in which text stays text, whatever it begins with."""
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
    }
    book = xlsxwriter.Workbook(path, options)
    book.formats[0].set_font_name(FONT)
    book.formats[0].set_font_size(SIZE)
    return book


def print_on_a4(sheet: Any, header_row: int | None, title: str) -> None:
    """Landscape, one page wide, the table's head on every page, page numbers below."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f'&L&"{FONT}"&10{title.replace("&", "&&")}&R&"{FONT}"&10Trang &P/&N')
    if header_row is not None:
        sheet.repeat_rows(header_row)


def lines_of(text: str, width: float) -> int:
    """Lines that a text takes in a column, words unbroken."""
    lines, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > width * LETTERS_A_UNIT:
            lines, used = lines + 1, len(word)
        else:
            used += len(word) + (1 if used else 0)
    return lines
