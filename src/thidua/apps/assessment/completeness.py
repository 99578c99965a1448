"""What a sheet still lacks before it can go on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from thidua.apps.assessment.book import Book, read_book
from thidua.apps.assessment.encoding import to_json
from thidua.apps.assessment.models import ScoreCitation, ScoreLine
from thidua.apps.assessment.sheet_selectors import SheetAt
from thidua.apps.assessment.stages import Party, items_of
from thidua.apps.assessment.typed import is_judged, typed_inputs
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.models import ResultCitation
from thidua.core.scoring.card import Scorecard
from thidua.core.scoring.inputs import ItemInput
from thidua.core.scoring.scheme import Item


class Lack(StrEnum):
    """Why a line hinders its sheet."""

    INPUT = "lacks_input"  # nothing was entered, and no reason why there is nothing
    REASON = "lacks_reason"  # points were judged, or a figure changed, without a word why


@dataclass(frozen=True, slots=True)
class Lacking:
    item: str
    code: str
    kind: Lack


def lacks_of(bloc_year: BlocYear, at: SheetAt, book: Book | None = None) -> list[Lacking]:
    """Every line that hinders the sheet, in printed order."""
    book = book or read_book(bloc_year)
    return list(_lacks(book, at))


def _lacks(book: Book, at: SheetAt) -> Iterator[Lacking]:
    lines = book.lines.get(at.sheet.pk, {})
    proved = _proved(at)
    before: Mapping[str, ItemInput] = {}
    if at.stage.reviews:
        before = book.units(before=at.stage)[at.sheet.agency.code]
    for item in items_of(book.scheme, at.stage, at.sheet.owner):
        line = lines.get(item.id)
        if not _has_input(item, line) and _must_enter(item, at):
            yield Lacking(item.id, item.code, Lack.INPUT)
        elif (
            line is not None
            and not line.reason
            and (at.stage.reviews or line.pk not in proved)
            and _needs_reason(item, line, at, before)
        ):
            yield Lacking(item.id, item.code, Lack.REASON)


def unproved_of(
    at: SheetAt,
    items: Iterable[Item],
    card: Scorecard,
    cited: Mapping[str, int],
    given: Mapping[str, ItemInput],
) -> frozenset[str]:
    """Items for which the scheme demands evidence, that claim points and rest on none.

    It is told, and hinders nothing: the proof may be on its way. One query, where any is demanded.
    """  # fmt: skip
    if at.stage.party is not Party.SELF:
        return frozenset()
    claimed = {
        item.id for item in items
        if item.evidence and not cited.get(item.id) and (card.lines[item.id].points or 0) > 0
    }  # fmt: skip
    sources = {item: getattr(given.get(item), "source", None) for item in claimed}
    results = {
        item: source.pk for item, source in sources.items()
        if source is not None and getattr(source, "kind", "") == "result_line"
    }  # fmt: skip
    if not results:
        return frozenset(claimed)
    found = ResultCitation.objects.filter(result__in=results.values())
    proved = set(found.values_list("result", flat=True))
    return frozenset(item for item in claimed if results.get(item) not in proved)


def _proved(at: SheetAt) -> frozenset[int]:
    found = ScoreCitation.objects.filter(line__sheet=at.sheet).values_list("line", flat=True)
    return frozenset(found)


def _must_enter(item: Item, at: SheetAt) -> bool:
    """A reviewer who sees what was scored may leave a line as it is."""
    if not typed_inputs(item, reviewing=False) or not at.stage.may_change:
        return False
    return not at.stage.reviews or not at.stage.sees_earlier


def _has_input(item: Item, line: ScoreLine | None) -> bool:
    if line is None:
        return False
    typed = typed_inputs(item, reviewing=False)
    return bool(line.absence) or all(spec.name in line.inputs for spec in typed)


def _needs_reason(
    item: Item, line: ScoreLine, at: SheetAt, before: Mapping[str, ItemInput]
) -> bool:
    if not at.stage.reviews:
        return is_judged(item) and bool(line.inputs)
    return changes(line, before.get(item.id))


def changes(line: ScoreLine, before: ItemInput | None) -> bool:
    """Whether a reviewer's line says something else than what counted before it."""
    if not (line.inputs or line.absence):
        return False
    if before is None:
        return True
    if line.absence or before.absence:
        return line.absence != (before.absence.value if before.absence else "")
    return any(
        name not in before.values or to_json(before.values[name]) != value
        for name, value in line.inputs.items()
    )
