"""Random moments at which the line drops while cells are typed; for a test and the drill."""

import random
from collections import Counter

from tests.browser.grid_driver import Grid
from tests.browser.grid_site import COLUMNS, Site

Typed = dict[tuple[str, str], str]
WORDS = ["đạt", "chưa đạt", "có 2 minh chứng", "Nguyễn Thị Ánh", "hoà giải", "xem công văn 12"]
FAULTS = ["before", "after", "busy"]


def drop_out(sheet: Grid, draw: random.Random, typed: Typed) -> str:
    """One to three cells with one failure at a random moment; the word says which."""
    kind = draw.choice(["offline", "offline", "fault", "reload", "close"])
    cells = draw.randint(1, 3)
    moment = draw.randrange(cells)
    if kind == "fault":
        sheet.site.faults.extend(draw.choices(FAULTS, k=draw.randint(1, 3)))
    for number in range(cells):
        _type(sheet, draw, typed, cut=kind in {"offline", "reload", "close"} and number == moment)
    if kind == "reload":
        _come_back(sheet, new_window=False)
    elif kind == "close":
        _come_back(sheet, new_window=True)
    sheet.page.wait_for_timeout(draw.choice([0, 0, 5, 30]))
    sheet.line(on=True)
    return kind


def _type(sheet: Grid, draw: random.Random, typed: Typed, *, cut: bool) -> None:
    """Type over a cell; the line goes before, between the letters, or as the cell is left."""
    row, col = draw.randint(1, sheet.site.rows), draw.choice(list(COLUMNS))
    number = f"{draw.randint(0, 999)},{draw.randint(1, 9)}"
    text = f"{draw.choice(WORDS)} {draw.randint(1, 999)}" if col == "note" else number
    at = draw.randint(0, len(text) + 1) if cut else -1
    sheet.cell(row, col).focus()
    for place, letter in enumerate(text):
        if place == at:
            sheet.line(on=False)
        sheet.page.keyboard.insert_text(letter)
    if at == len(text):
        sheet.line(on=False)
    sheet.press("Enter")
    if at == len(text) + 1:
        sheet.line(on=False)
    typed[f"KT-{row:02}", col] = text


def _come_back(sheet: Grid, *, new_window: bool) -> None:
    sheet.page.evaluate("thiduaGrid.leaving = true")  # the browser's question answered: leave
    if new_window:
        page = sheet.page.context.new_page()
        sheet.page.close()
        sheet.watch(page)
    sheet.line(on=True)
    sheet.open()


def lost(sheet: Grid, typed: Typed) -> dict[tuple[str, str], tuple[str, str]]:
    """Cells in which the server does not hold what was typed last."""
    sheet.site.faults.clear()
    sheet.rest()
    held = {key: sheet.site.value(*key) for key in typed}
    return {key: (text, held[key]) for key, text in typed.items() if held[key] != text}


def doubled(site: Site) -> int:
    """Writes of one value over the same value: what a double send must not do."""
    last: dict[tuple[str, str], str] = {}
    found: Counter[str] = Counter()
    for row, col, value in site.writes:
        found["doubled"] += last.get((row, col)) == value
        last[row, col] = value
    return found["doubled"]
