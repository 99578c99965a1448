"""Figures in free text with their unit and what they count: `find_figures`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from thidua.core.citations import nouns
from thidua.core.citations.codes import SAME
from thidua.core.citations.find import find_citations
from thidua.core.citations.never import blank
from thidua.core.kernel.quantities import Unit
from thidua.core.vietnamese.numbers import read_number


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that reports something.

    `flags`: `ambiguous` (the other decimal form is as likely; see `alternative`), `english_form`,
    `range` (`high` is its end), `fraction` (`whole` is what it is a part of), `about` (gần, trên),
    `in_words`, `ordinal` (a prize), `maybe_year`, `bare` (a cell that holds only a number).
    """

    as_written: str
    start: int
    end: int
    value: Decimal
    unit: Unit | None
    noun: str
    flags: tuple[str, ...] = ()
    alternative: Decimal | None = None
    high: Decimal | None = None
    whole: Decimal | None = None


N = r"[0-9]{1,3}(?:[.,][0-9]{3})+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?"
FIGURE = re.compile(
    rf"(?<![\w.,/:\-])(?P<first>{N})"
    rf"(?: ?(?P<join>-|/|đến) ?(?P<second>{N}))?"
    r"(?!(?!đ(?!\w))[\w/:]|[.,\-][0-9])"
    r"(?P<scale>(?: (?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w))*)"
    r"(?P<unit> ?%| phần trăm|đ(?!\w)| (?:đồng|VNĐ|VND|vnđ|đ)(?!\w)(?! chí| bào| loạt| thời))?"
)
SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
PRIZES = {"nhất": 1, "nhì": 2, "ba": 3, "tư": 4}
PRIZE = re.compile(
    r"(?<!\w)[gG]iải (?P<grade>[1-4](?![\w.,/]?[0-9])|Nhất|Nhì|Ba|Tư|NHẤT|NHÌ|BA)(?!\w)"
)
WON = re.compile(r"(?<!\w)(?:đạt|đoạt|giành|trao|được) giải (?P<grade>nhất|nhì|ba|tư)(?!\w)")
ABOUT = re.compile(r"(?:gần|trên|hơn|khoảng|ít nhất|tối thiểu|dưới|ước|ước đạt) $")
INTRODUCED = re.compile(r"(?::|\blà|\bđạt|\bgồm|=) ?$")
WORD_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
                "mười": 10}  # fmt: skip
_WORD = "|".join([*WORD_NUMBERS, *(word.title() for word in WORD_NUMBERS)])
IN_WORDS = re.compile(rf"(?<!\w)(?P<word>{_WORD}) (?=(?P<noun>{nouns.SURE})(?!\w))")
NO_COUNT_BEFORE = re.compile(r"(?:thứ|tháng|quý|kỳ|mười|mươi|trăm|nghìn|linh|lẻ|giải|hạng|mồng) $")


def find_figures(text: str) -> list[Figure]:
    """Every figure of `text` (NFC), in the order of the text.

    Document numbers, dates, terms, articles, telephone and house numbers are none.
    """
    plain = text.translate(SAME)
    for citation in find_citations(text):
        plain = _hide(plain, citation.start, citation.end)
    plain = blank(plain)
    counts = list(_counts(text, plain))
    taken = [(f.start, f.end + 1 + len(f.noun)) for f in counts]
    prizes = [f for f in _prizes(text, plain) if not any(a <= f.start < b for a, b in taken)]
    used = [(f.start, f.end) for f in prizes]
    counts = [f for f in counts if not any(a <= f.start < b for a, b in used)]
    return sorted([*counts, *prizes, *_in_words(text, plain)], key=lambda figure: figure.start)


def _counts(text: str, plain: str) -> Iterator[Figure]:
    for match in FIGURE.finditer(plain):
        figure = _figure(match, text, plain)
        if figure is not None:
            yield figure


def _figure(match: re.Match[str], text: str, plain: str) -> Figure | None:
    end = match.end()
    noun = nouns.after(plain, end) if not match["unit"] else ""
    unit = _unit(match, noun)
    bare = text.strip() == match[0].strip()
    if unit is None and not bare and not _is_introduced(match, plain, noun):
        return None
    read = _read(match["first"], unit)
    if read is None:
        return None
    figure = replace(read, unit=unit, noun=noun, start=match.start())
    scale = 1
    for word in match["scale"].split():
        scale *= SCALES[word]
    if scale > 1:
        figure = replace(figure, value=figure.value * scale, alternative=None, flags=())
    figure = _with_second(figure, match, unit, scale)
    if _looks_like_year(match["first"]) and not match["unit"] and scale == 1:
        if not nouns.is_sure(noun):
            return None
        figure = replace(figure, flags=(*figure.flags, "maybe_year"))
    if ABOUT.search(plain[: match.start()][-12:]):
        figure = replace(figure, flags=(*figure.flags, "about"))
    if bare:
        figure = replace(figure, flags=(*figure.flags, "bare"))
    return replace(figure, as_written=text[match.start() : end].rstrip(), end=end)


def _read(written: str, unit: Unit | None) -> Figure | None:
    """The value; where whole things are counted, 1,500 can only be the English 1500."""
    try:
        reading = read_number(written)
    except ValueError:  # 1.234,567.8 or a hundred digits: nobody means a number by it
        return None
    value, other = reading.value, reading.alternative
    flags: tuple[str, ...] = ()
    if other is not None and unit in {Unit.COUNT, Unit.DONG, Unit.DAYS}:
        whole = [number for number in (value, other) if number == number.to_integral_value()]
        if len(whole) == 1:
            flags = () if whole[0] == value else ("english_form",)
            return Figure(written, 0, 0, whole[0], unit, "", flags)
    return Figure(written, 0, 0, value, unit, "", ("ambiguous",) if other else (), other)


def _with_second(figure: Figure, match: re.Match[str], unit: Unit | None, scale: int) -> Figure:
    if match["second"] is None:
        return figure
    read = _read(match["second"], unit)
    if read is None:
        return figure
    second = read.value * scale
    if match["join"] == "/":
        return replace(figure, whole=second, flags=(*figure.flags, "fraction"))
    return replace(figure, high=second, flags=(*figure.flags, "range"))


def _unit(match: re.Match[str], noun: str) -> Unit | None:
    written = (match["unit"] or "").strip()
    if written in {"%", "phần trăm"}:
        return Unit.PERCENT
    if written:
        return Unit.DONG
    return nouns.unit_of(noun)


def _is_introduced(match: re.Match[str], plain: str, noun: str) -> bool:
    """`Tổng số: 23` reports something though no noun follows."""
    return not noun and INTRODUCED.search(plain[: match.start()][-8:]) is not None


def _looks_like_year(written: str) -> bool:
    return len(written) == len("2022") and written.isdigit() and written[:2] in {"19", "20"}


def _prizes(text: str, plain: str) -> Iterator[Figure]:
    for pattern in (PRIZE, WON):
        for match in pattern.finditer(plain):
            grade = match["grade"].lower()
            value = Decimal(grade) if grade.isdigit() else Decimal(PRIZES[grade])
            start = match.start() + match[0].lower().index("giải")
            written = text[start : match.end()]
            yield Figure(written, start, match.end(), value, Unit.GRADE, "giải", ("ordinal",))


def _in_words(text: str, plain: str) -> Iterator[Figure]:
    for match in IN_WORDS.finditer(plain):
        if NO_COUNT_BEFORE.search(plain[: match.start()][-8:]):
            continue
        start, end = match.span("word")
        noun = nouns.after(plain, end)
        value = Decimal(WORD_NUMBERS[match["word"].lower()])
        yield Figure(text[start:end], start, end, value, Unit.COUNT, noun, ("in_words",))


def _hide(text: str, start: int, end: int) -> str:
    return text[:start] + "\0" * (end - start) + text[end:]
