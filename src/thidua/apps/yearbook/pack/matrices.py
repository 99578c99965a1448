"""Indicators against agencies: what was promised, what was reached, what is to be promised."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from thidua.apps.yearbook.context import Values, marked
from thidua.apps.yearbook.facts import AgencyFacts, TargetFact
from thidua.apps.yearbook.pack.blanks import DOTS, by_hand
from thidua.apps.yearbook.pack.facts import PackFacts, PactFacts, Targets
from thidua.core.composing.compose import joined
from thidua.core.composing.document import Column, Row, Span, Spans, Table, Text
from thidua.core.composing.ledger import Ledger, Source
from thidua.core.composing.trace import Record

NOTHING = (Text("–"),)
Cell = Callable[[TargetFact], Spans]


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of an indicator: what it tells, and the cell of one agency."""

    label: str
    cell: Cell


def progress(facts: PackFacts, ledger: Ledger) -> Values:
    """Promised for the year and reached half-way; who has reported nothing is named."""
    lines = (
        _Line("Đăng ký", lambda t: _shown(t.target, t.target_source, ledger)),
        _Line("Thực hiện", lambda t: _shown(t.achieved, t.achieved_source, ledger)),
    )
    silent = [
        agency for agency in facts.year.agencies
        if not any(t.achieved for a, t in facts.progress if a.code == agency.code)
    ]  # fmt: skip
    return {
        "progress": (_matrix(facts, facts.progress, lines, ledger),) if facts.progress else (),
        "unreported": _names(silent, ledger) if facts.progress else (),
    }


def _names(agencies: Sequence[AgencyFacts], ledger: Ledger) -> Spans:
    spans: list[Span] = []
    for n, agency in enumerate(agencies):
        spans += [Text("; " if n else ""), *ledger.quote(agency.name, agency.source)]
    return joined(spans)


def pact(facts: PackFacts, ledger: Ledger) -> Values:
    given = facts.pact
    source = Source(Record("pact", str(given.year), "Giao ước thi đua"))
    theme = given.theme
    return {
        "pact_year": (ledger.figure(str(given.year), source, unit="year"),),
        "pact_theme": (
            Text(" với chủ đề "),
            *marked(ledger.quote(theme.text, theme.source), theme.source),
        )
        if theme
        else (),
        "pact_content": [
            {"text": ledger.quote(line, given.source or source)} for line in given.content
        ],
        "pact_directions": [
            {"text": marked(ledger.quote(said.text, said.source), said.source)}
            for said in given.directions
        ],
        "pact_targets": (_matrix(facts, given.targets, _pact_lines(given, ledger), ledger),)
        if given.targets
        else (),
        "draft_note": "Dự thảo trình Hội nghị" if given.draft else "",
    }


def _pact_lines(given: PactFacts, ledger: Ledger) -> tuple[_Line, ...]:
    """The draft leaves the coming year to the agencies; this year's result stands above."""
    if not given.draft:
        return (_Line("Đăng ký", lambda t: _shown(t.target, t.target_source, ledger)),)
    return (
        _Line("Thực hiện", lambda t: _shown(t.achieved, t.achieved_source, ledger)),
        _Line("Đăng ký", lambda _t: by_hand(DOTS[:2])),
    )


def _matrix(facts: PackFacts, targets: Targets, lines: Sequence[_Line], ledger: Ledger) -> Table:
    """A row for each line of each indicator, a column for each agency."""
    found = {(agency.code, key(target)): target for agency, target in targets}
    agencies = facts.year.agencies
    rows = [
        Row((
            _indicator(each, ledger),
            (Text(line.label),),
            (Text(each.unit),),
            *(_cell(found.get((agency.code, key(each))), line) for agency in agencies),
        ))
        for each in {key(target): target for _agency, target in targets}.values()
        for line in lines
    ]  # fmt: skip
    columns = (
        Column("Chỉ tiêu", 38),
        Column("Nội dung", 22),
        Column("Đơn vị tính", 17, "center"),
        *(Column(facts.short.get(a.code, a.name), 18, "right") for a in agencies),
    )
    return Table(columns, tuple(rows), merged=len(lines) > 1)


def key(target: TargetFact) -> tuple[str, str]:
    return target.indicator, target.unit


def _cell(target: TargetFact | None, line: _Line) -> Spans:
    return line.cell(target) if target else NOTHING


def _indicator(target: TargetFact, ledger: Ledger) -> Spans:
    source = target.target_source or target.achieved_source
    if source is None:
        return (Text(target.indicator),)
    return ledger.quote(target.indicator, replace(source, illustrative=False))


def _shown(text: str, source: Source | None, ledger: Ledger) -> Spans:
    if not text or source is None:
        return NOTHING
    return joined(marked(ledger.quote(text, source), source))
