"""The scores of a year: engine inputs from the records, scored and ranked, with their sources."""

from collections.abc import Iterable, Mapping
from datetime import date

from thidua.apps.assessment.models import ScoreLine
from thidua.apps.assessment.selectors import units_in_force
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.models import ResultLine
from thidua.apps.yearbook.cards import Scored, scoring_facts, words
from thidua.apps.yearbook.facts import ScoringFacts
from thidua.apps.yearbook.sources import source_of
from thidua.core.composing.ledger import Source
from thidua.core.composing.trace import Record
from thidua.core.scoring.describe import describe
from thidua.core.scoring.inputs import ItemInput
from thidua.core.scoring.ranking import rank
from thidua.core.scoring.score import score

Units = Mapping[str, Mapping[str, ItemInput]]
Names = Mapping[int, str]


def scoring_of(bloc_year: BlocYear, names: Names) -> ScoringFacts | None:
    """The scored year; None before a scheme is adopted or anything is entered."""
    if not hasattr(bloc_year, "scheme_adoption"):
        return None
    scheme, units = units_in_force(bloc_year)
    if not units:
        return None
    cards = score(scheme, units)
    version = bloc_year.scheme_adoption.scheme
    record = Record("scheme_version", str(version.pk), version.title)
    return scoring_facts(
        Scored(
            scheme=scheme,
            scheme_source=Source(record),
            cards=cards,
            ranking=rank(scheme, cards),
            rules={item.id: words(describe(item)) for item in scheme.items()},
            sources=_sources(units, names),
        )
    )


def _sources(units: Units, names: Names) -> dict[tuple[str, str], Source]:
    """For each agency and item the row that its input came from, with its proofs."""
    refs = {
        (unit, item): given.source
        for unit, items in units.items()
        for item, given in items.items()
        if given.source is not None
    }
    rows = _rows(refs.values(), names)
    return {place: rows[ref] for place, ref in refs.items() if ref in rows}


def _rows(refs: Iterable[object], names: Names) -> dict[object, Source]:
    wanted = list(refs)
    lines = ScoreLine.objects.filter(pk__in=_keys(wanted, "score_line"))
    results = ResultLine.objects.filter(pk__in=_keys(wanted, "result_line"))
    cited = "citations__evidence"
    sources: dict[tuple[str, int], Source] = {}
    for line in lines.select_related("sheet", "provenance").prefetch_related(cited):
        who, when = line.who or line.sheet.who, line.sheet.entered_on
        sources["score_line", line.pk] = _source(line, names, who, when)
    for result in results.select_related("report", "provenance").prefetch_related(cited):
        sources["result_line", result.pk] = _source(result, names, "", result.report.filed_on)
    return {ref: sources[_key(ref)] for ref in wanted if _key(ref) in sources}


def _source(row: ScoreLine | ResultLine, names: Names, who: str, when: date | None) -> Source:
    return source_of(row, citations=row.citations.all(), names=names, who=who, when=when)


def _key(ref: object) -> tuple[str, int]:
    return str(getattr(ref, "kind", "")), int(getattr(ref, "pk", 0))


def _keys(refs: Iterable[object], kind: str) -> set[int]:
    return {pk for found, pk in map(_key, refs) if found == kind}
