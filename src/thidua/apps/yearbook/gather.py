"""Deeds, prose, targets and movements of a year as facts for the report."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from thidua.apps.documents.selectors import documents_in
from thidua.apps.movements.models import Direction, Movement, PactTarget
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.models import Deed, Passage, Report, ResultLine
from thidua.apps.yearbook.facts import GoverningDocument, MovementFact, Said, TargetFact
from thidua.apps.yearbook.shortcomings import inside_a_sentence
from thidua.apps.yearbook.sources import plain_number, source_of
from thidua.core.kernel.periods import Period
from thidua.core.kernel.quantities import Unit

Names = Mapping[int, str]
UNIT_WORDS = {Unit.PERCENT: "%", Unit.DONG: "đồng", Unit.DAYS: "ngày"}


def reports_in_force(bloc_year: BlocYear) -> list[Report]:
    return list(
        bloc_year.reports.filter(state=Report.State.IN_FORCE)
        .select_related("agency", "provenance")
        .order_by("agency__code", "period")
    )


def deeds_of(reports: Iterable[Report], names: Names) -> list[tuple[Deed, Said]]:
    """The deeds of these reports in their order, each with its words."""
    rows = (
        Deed.objects.filter(report__in=list(reports))
        .select_related("report", "document", "provenance")
        .prefetch_related("citations__evidence")
        .order_by("position", "pk")
    )
    return [(deed, _said(deed, names)) for deed in rows]


def _said(deed: Deed, names: Names) -> Said:
    """What was done; quantity, day and document are added where the text does not hold them."""
    text = deed.text.strip().rstrip(".")
    if deed.document and deed.document.citation not in text:
        text += f" theo {deed.document.citation}"
    if deed.quantity is not None and plain_number(deed.quantity) not in text:
        text += f": {plain_number(deed.quantity)} {deed.noun}".rstrip()
    if deed.when and deed.when not in text:
        text += f" ({deed.when})"
    citations = deed.citations.all()
    return Said(text, source_of(deed, citations=citations, names=names, when=deed.day))


def passages_of(reports: Iterable[Report], names: Names) -> dict[str, list[Said]]:
    """Heading → its prose; that of an agency begins with its name."""
    rows = (
        Passage.objects.filter(report__in=list(reports))
        .select_related("report__agency", "provenance")
        .order_by("report__agency__code", "position", "pk")
    )
    found: dict[str, list[Said]] = {heading: [] for heading in Passage.Heading.values}
    for passage in rows:
        agency = names.get(passage.report.agency_id or 0, "")
        words = passage.text.strip().rstrip(".")
        text = f"{agency}: {words}" if agency else words
        found[passage.heading].append(Said(text, source_of(passage)))
    return found


def documents_of(bloc_year: BlocYear) -> tuple[GoverningDocument, ...]:
    """Documents studied and carried out: not those that one deed names, nor mere proofs."""
    rows = documents_in(bloc_year).filter(deeds=None, evidence=None).order_by("position", "pk")
    return tuple(
        GoverningDocument(document.citation, document.summary, source_of(document))
        for document in rows
    )


def targets_of(
    bloc_year: BlocYear, names: Names, periods: Iterable[Period] = tuple(Period)
) -> dict[int, tuple[TargetFact, ...]]:
    """Agency → what it registered and what it reached, in the order of the indicators.

    With `periods` only reports of those count: the half-year is not told by a later report.
    """
    targets = (
        PactTarget.objects.filter(pact__bloc_year=bloc_year)
        .select_related("indicator", "provenance")
        .order_by("indicator__position", "indicator__code")
    )
    lines = (
        ResultLine.objects.filter(
            report__bloc_year=bloc_year,
            report__state=Report.State.IN_FORCE,
            report__period__in=tuple(periods),
        )
        .select_related("report", "provenance")
        .prefetch_related("citations__evidence")
    )
    results = {
        (line.report.agency_id, line.indicator_id): line
        for line in sorted(lines, key=lambda line: _order(line.report))
    }
    found: defaultdict[int, list[TargetFact]] = defaultdict(list)
    for target in targets:
        result = results.get((target.agency_id, target.indicator_id))
        found[target.agency_id].append(_target(target, result, names))
    return {agency: tuple(facts) for agency, facts in found.items()}


def _order(report: Report) -> int:
    """Periods are cumulative: the longest one holds the figure of the year."""
    return list(Period).index(Period(report.period))


def _target(target: PactTarget, result: ResultLine | None, names: Names) -> TargetFact:
    indicator = target.indicator
    unit = UNIT_WORDS.get(Unit(indicator.unit)) or indicator.noun or "số lượng"
    met = None
    if result is not None:
        more = indicator.direction == indicator.Direction.UP
        met = result.value >= target.value if more else result.value <= target.value
    return TargetFact(
        indicator=indicator.label,
        unit=unit,
        target=shown(target.value, indicator.unit),
        achieved="" if result is None else shown(result.value, indicator.unit),
        met=met,
        target_source=source_of(target, label=f"{indicator.label} (đăng ký)"),
        achieved_source=None
        if result is None
        else source_of(
            result,
            citations=result.citations.all(),
            names=names,
            label=indicator.label,
            when=result.report.filed_on,
        ),
    )


def shown(value: Decimal, unit: str) -> str:
    if unit == Unit.YES_NO:
        return "có" if value else "không"
    return plain_number(value)


def movements_of(bloc_year: BlocYear, names: Names) -> tuple[MovementFact, ...]:
    rows = (
        Movement.objects.filter(bloc_year=bloc_year)
        .exclude(state=Movement.State.DRAFT)
        .select_related("launcher", "parent", "provenance")
        .prefetch_related("basis")
    )
    return tuple(
        MovementFact(movement.name, movement.period, _launch(movement, names), source_of(movement))
        for movement in rows
    )


def _launch(movement: Movement, names: Names) -> str:
    """Who launched it, what it answers, on which basis, with which content."""
    pieces = _launcher(movement, names)
    if movement.parent and "hưởng ứng" not in movement.name:
        pieces.append(f"hưởng ứng phong trào “{movement.parent.name.strip('“”')}”")
    basis = ", ".join(document.citation for document in movement.basis.all())
    if basis:
        pieces.append(f"căn cứ {basis}")
    if movement.content:
        content = movement.content.strip().rstrip(".")
        pieces.append(inside_a_sentence(content) if pieces else content)
    return "; ".join(pieces)


def _launcher(movement: Movement, names: Names) -> list[str]:
    """Who launched it; a launcher written with its own verb ("… triển khai") is left so."""
    name = names.get(movement.launcher_id or 0, "")
    written = movement.launcher_name or name
    if not written or "phát động" in movement.name:
        return []
    has_verb = bool(name) and written.startswith(f"{name} ")
    return [written if has_verb else f"{written} phát động"]


def directions_of(bloc_year: BlocYear) -> tuple[Said | None, tuple[Said, ...]]:
    """Theme of the next year, and the other lines of its direction."""
    theme: Said | None = None
    others: list[Said] = []
    for line in Direction.objects.filter(bloc_year=bloc_year).select_related("provenance"):
        said = Said(_direction(line), source_of(line))
        if line.kind == Direction.Kind.THEME:
            theme = said
        else:
            others.append(said)
    return theme, tuple(others)


def _direction(line: Direction) -> str:
    text = line.text.strip().rstrip(".")
    counts = [
        f"{number} {words}"
        for number, words in (
            (line.key_tasks, "nhiệm vụ trọng tâm"),
            (line.breakthroughs, "khâu đột phá"),
        )
        if number is not None and f"{number} {words}" not in text
    ]
    return f"{text}: {', '.join(counts)}" if counts else text
