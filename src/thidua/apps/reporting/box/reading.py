"""What a received file says: figures and document numbers beside the year's indicators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile

from thidua.apps.common.uploads import KeptFile, keep, read_once
from thidua.apps.documents.selectors import documents
from thidua.apps.movements.models import Indicator
from thidua.apps.reporting.cells import WHOLE, BadCell, read_cell
from thidua.core.citations import Citation, Figure
from thidua.core.kernel.quantities import Unit
from thidua.intake.blocks import Block, Place
from thidua.intake.matching import Candidate, Catalogue
from thidua.intake.reading import Found, read_found
from thidua.wording.values import show_number

WRONG_UNIT = "wrong_unit"
MOST = {"figure": 300, "document": 150}  # rows that a person can still look through
AROUND = 240  # characters of the paragraph shown on each side
LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A figure or a document number where it stands, with the indicator that it may belong to."""

    kind: str
    written: str
    value: Decimal | None
    before: str
    after: str
    place: Place
    indicator: Indicator | None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A stored file, its text, and what was found in it."""

    kept: KeptFile
    blocks: Sequence[Block]
    seen: Sequence[Seen] = field(default=())


def read_upload(
    upload: "UploadedFile[bytes]", indicators: Sequence[Indicator], *, used: int
) -> Reading:
    """Judge, read and store one upload; what can not be read is not stored either.

    Takes seconds: call it outside any transaction.

    Raises:
        BadFile: With the reason for which it is refused; see `thidua.wording.intake`.
    """
    blocks = read_once(upload)
    kept = keep(upload, used=used)
    return Reading(kept, blocks, find(blocks, indicators))


def find(blocks: Sequence[Block], indicators: Sequence[Indicator]) -> tuple[Seen, ...]:
    """Every figure and document number, in reading order, each with its likeliest indicator.

    A figure that only fits an indicator of another unit is shown beside it and marked.
    """
    by_code = {each.code: each for each in indicators}
    known = [Candidate(each.canonical, each.canonical) for each in documents()]
    strict = Catalogue([_candidate(each) for each in indicators], known)
    loose = Catalogue([Candidate(each.code, each.label) for each in indicators])
    papers, figures = read_found(blocks, strict)
    texts = {block.place: block for block in blocks}
    seen = [_figure(each, texts[each.place], by_code, loose) for each in figures]
    owners = {each.place: each.indicator for each in seen if each.indicator}
    numbers = [_paper(each, texts[each.place], owners) for each in papers]
    return (*_first(seen, MOST["figure"]), *numbers[: MOST["document"]])


def _candidate(indicator: Indicator) -> Candidate:
    label = f"{indicator.label} {indicator.noun}".strip()
    return Candidate(indicator.code, label, Unit(indicator.unit))


def _first(seen: Sequence[Seen], most: int) -> list[Seen]:
    """When there are too many, those that fit no indicator go first."""
    fitting = [each for each in seen if each.indicator]
    kept = {id(each) for each in [*fitting, *(e for e in seen if not e.indicator)][:most]}
    return [each for each in seen if id(each) in kept]


def _figure(found: Found, block: Block, known: dict[str, Indicator], loose: Catalogue) -> Seen:
    what = found.what
    assert isinstance(what, Figure)  # noqa: S101 - the second list holds figures only
    match, flags = found.belongs, what.flags
    if match is None:
        match = loose.indicator_of(what, block.text, block.label)
        flags = (*flags, WRONG_UNIT) if match else flags
    indicator = known[match.code] if match else None
    value = _value(what, indicator)
    if indicator and WRONG_UNIT not in flags and not fits(value, indicator):
        flags = (*flags, WRONG_UNIT)
    before, after = _around(block, what)
    written = what.as_written
    if what.unit == Unit.COUNT and what.noun:
        written = f"{written} {what.noun}"
        after = after.lstrip().removeprefix(what.noun)  # it stands in what was written
    return Seen(
        kind="figure", written=written[:LONGEST], value=value, before=before, after=after,
        place=found.place, indicator=indicator, flags=flags,
    )  # fmt: skip


def _value(figure: Figure, indicator: Indicator | None) -> Decimal:
    """Where whole things are counted the other reading of 1.500 is meant."""
    other = figure.alternative
    whole = indicator is not None and Unit(indicator.unit) in WHOLE
    if whole and other is not None and figure.value != figure.value.to_integral_value():
        return other
    return figure.value


def fits(value: Decimal, indicator: Indicator) -> bool:
    """Whether it is a value of the indicator's unit: no half meeting, no 120 %."""
    try:
        read_cell(show_number(value, "vi"), indicator)
    except BadCell:
        return False
    return True


def _paper(found: Found, block: Block, owners: Mapping[Place, Indicator]) -> Seen:
    what = found.what
    assert isinstance(what, Citation)  # noqa: S101 - the first list holds citations only
    before, after = _around(block, what)
    return Seen(
        kind="document", written=what.as_written[:LONGEST], value=None, before=before,
        after=after, place=found.place, indicator=owners.get(found.place) or _of_row(
            found.place, owners
        ), flags=what.flags,
    )  # fmt: skip


def _of_row(place: Place, owners: Mapping[Place, Indicator]) -> Indicator | None:
    """In a table a number proves the figure of its own row, where there is only one."""
    row = _row(place)
    found = {each.pk: each for at, each in owners.items() if row and _row(at) == row and each}
    return next(iter(found.values())) if len(found) == 1 else None


def _row(place: Place) -> tuple[object, ...]:
    if place.code == "place.cell":
        return (place.sheet, place.numbers[0])
    return place.numbers[:2] if place.code == "place.table" else ()


def _around(block: Block, what: Citation | Figure) -> tuple[str, str]:
    """The paragraph before and after, cut at a word; a lone cell says its headings before."""
    before, after = block.text[: what.start], block.text[what.end :]
    if len(before) > AROUND:
        before = f"… {before[-AROUND:].partition(' ')[2]}"
    if len(after) > AROUND:
        after = f"{after[:AROUND].rpartition(' ')[0]} …"
    return (f"{block.label}: {before}" if block.label else before), after
