"""A year's scores read once: who stood where before, at, and after each stage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from thidua.apps.assessment.in_force import Records, inputs_of
from thidua.apps.assessment.models import ScoreLine, ScoreSheet
from thidua.apps.assessment.selectors import Units, adopted_scheme
from thidua.apps.assessment.stages import YearStage, stages_of
from thidua.apps.movements.models import PactTarget
from thidua.apps.movements.selectors import targets
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members
from thidua.apps.reporting.models import ResultLine
from thidua.apps.reporting.selectors import results_in_force
from thidua.core.scoring.card import Scorecard
from thidua.core.scoring.inputs import ItemInput
from thidua.core.scoring.scheme import Scheme
from thidua.core.scoring.score import score

Lines = Mapping[str, ScoreLine]
COUNTS = frozenset({ScoreSheet.State.FINISHED})


@dataclass(frozen=True)
class Book:
    """Every sheet of a year that is in force or being written, with its lines."""

    bloc_year: BlocYear
    scheme: Scheme
    agencies: tuple[Member, ...]
    sheets: tuple[ScoreSheet, ...]
    lines: Mapping[int, Lines]  # sheet → item → line
    results: Mapping[tuple[str, str], ResultLine]
    targets: Mapping[tuple[str, str], PactTarget]

    @cached_property
    def places(self) -> dict[str, int]:
        return {stage.code: stage.place for stage in stages_of(self.scheme)}

    def units(
        self,
        *,
        before: YearStage | None = None,
        after: YearStage | None = None,
        drafts: Iterable[int] = (),
    ) -> Units:
        """The engine's inputs of every agency.

        Args:
            before: Only what was finished in the stages before this one.
            after: Only what was finished in this stage and those before it.
            drafts: Sheets that count as if they were finished, whatever their stage.
        """
        chosen, limit = frozenset(drafts), len(self.places)
        if before or after:
            limit = before.place if before else after.place + 1  # type: ignore[union-attr] # one is there
        counted = [
            sheet
            for sheet in sorted(self.sheets, key=lambda each: self.places.get(each.stage, -1))
            if sheet.pk in chosen
            or (sheet.state in COUNTS and self.places.get(sheet.stage, -1) < limit)
        ]
        return self._units(counted)

    def alone(self, sheet: ScoreSheet) -> Mapping[str, ItemInput]:
        """The agency's inputs from reports and this sheet only, as a blind reviewer sees them."""
        return self._units([sheet])[sheet.agency.code]

    def cards(self, units: Units, stage: str | None = None) -> Mapping[str, Scorecard]:
        return score(self.scheme, units, stage=stage)

    def _units(self, sheets: Iterable[ScoreSheet]) -> Units:
        found: dict[tuple[str, str], ScoreLine] = {}
        for sheet in sheets:
            for item, line in self.lines.get(sheet.pk, {}).items():
                put(found, (sheet.agency.code, item), line)
        records = Records(found, self.results, self.targets)
        return {
            agency.code: inputs_of(self.scheme, agency.code, records) for agency in self.agencies
        }


def put(found: dict[tuple[str, str], ScoreLine], key: tuple[str, str], line: ScoreLine) -> None:
    """Let a later line count, unless it only holds a remark."""
    if key not in found or line.inputs or line.absence:
        found[key] = line


def read_book(bloc_year: BlocYear) -> Book:
    """Everything that scoring reads of a year: seven queries, whatever its size.

    Raises:
        NoScheme: No scheme has been adopted for the year.
    """
    scheme = adopted_scheme(bloc_year)
    kept = ScoreSheet.objects.filter(bloc_year=bloc_year).exclude(
        state__in=(ScoreSheet.State.REPLACED, ScoreSheet.State.RETURNED)
    )
    sheets = tuple(kept.select_related("agency"))
    lines: dict[int, dict[str, ScoreLine]] = {sheet.pk: {} for sheet in sheets}
    for line in ScoreLine.objects.filter(sheet__in=kept.order_by()):
        lines.setdefault(line.sheet_id, {})[line.item] = line
    return Book(
        bloc_year=bloc_year,
        scheme=scheme,
        agencies=members(bloc_year),
        sheets=sheets,
        lines=lines,
        results=results_in_force(bloc_year),
        targets=targets(bloc_year),
    )
