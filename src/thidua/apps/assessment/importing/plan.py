"""Reads the records beside a workbook and says, agency by agency, what differs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thidua.apps.assessment.encoding import as_result, pact_input
from thidua.apps.assessment.importing.check import check_contents, refuse
from thidua.apps.assessment.importing.compare import (
    Change,
    Picture,
    differences,
    picture_of_contents,
    picture_of_records,
)
from thidua.apps.assessment.models import ScoreCitation, ScoreLine, ScoreSheet
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.assessment.sheet_selectors import ranking_in_force
from thidua.apps.movements.models import PactTarget
from thidua.apps.movements.selectors import targets
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import bloc_year, members
from thidua.apps.reporting.models import ResultCitation
from thidua.apps.reporting.selectors import deeds_in_force, result_citations, results_in_force
from thidua.core.kernel.findings import Finding
from thidua.core.scoring.scheme import Scheme
from thidua.workbook.contents import AgencyContents, DeedContents, WorkbookContents

Cited = ScoreCitation | ResultCitation


@dataclass(frozen=True, slots=True)
class Plan:
    """A workbook that may be kept, and what it changes."""

    bloc_year: BlocYear
    scheme: Scheme
    contents: WorkbookContents
    findings: tuple[Finding, ...]  # warnings and notes only
    changes: Mapping[str, tuple[Change, ...]]  # agency code → what differs; only where it does

    def deeds_of(self, agency: str) -> list[DeedContents]:
        return [deed for deed in self.contents.deeds if deed.agency_code == agency]

    def sheet(self, agency: str) -> AgencyContents:
        return next(each for each in self.contents.agencies if each.code == agency)


def make_plan(contents: WorkbookContents, file_name: str) -> Plan:
    """Check the workbook against the records and compare the two; nothing is written.

    Raises:
        BadData: It can not be kept; `findings` say where and why.
        UnknownBloc: Its bloc and year are not among the records.
        NoScheme: The year has no scheme.
    """
    year = bloc_year(contents.bloc_code, contents.year)
    scheme = adopted_scheme(year)
    agencies = members(year)
    findings = check_contents(contents, year, scheme, agencies)
    refuse(file_name, findings)
    changes = _changes(contents, year, scheme)
    if changes and ranking_in_force(year):
        frozen = Finding("import.year_is_frozen", file_name, {"year": str(year.year)})
        refuse(file_name, (*findings, frozen))
    return Plan(year, scheme, contents, findings, changes)


def _changes(
    contents: WorkbookContents, year: BlocYear, scheme: Scheme
) -> dict[str, tuple[Change, ...]]:
    kept = _kept(contents, year, scheme)
    promised = targets(year)
    found = {}
    for agency in contents.agencies:
        deeds = [deed for deed in contents.deeds if deed.agency_code == agency.code]
        new = picture_of_contents(scheme, agency, deeds)
        changes = (
            *differences(agency.code, kept.get(agency.code, {}), new),
            *_new_targets(scheme, agency, promised),
        )
        if changes:
            found[agency.code] = changes
    return found


def _new_targets(
    scheme: Scheme, agency: AgencyContents, promised: Mapping[tuple[str, str], PactTarget]
) -> Iterator[Change]:
    """Targets that the pact does not hold yet; those it holds stay as they were signed."""
    for row in agency.rows:
        item = scheme.item(row.item_id)
        spec = pact_input(item)
        value = as_result(row.values[spec.name]) if spec and spec.name in row.values else None
        if spec and value is not None and (agency.code, item.indicator or "") not in promised:
            yield Change(agency.code, "item", item.id, spec.name, None, value)


def _kept(contents: WorkbookContents, year: BlocYear, scheme: Scheme) -> dict[str, Picture]:
    """What the records say of each agency in the stage that the workbook fills."""
    results = results_in_force(year, contents.period)
    deeds = deeds_in_force(year, contents.period)
    stage = scheme.stages[0].code if scheme.stages else "self"
    lines: defaultdict[str, dict[str, ScoreLine]] = defaultdict(dict)
    rows = (
        ScoreLine.objects.filter(sheet__bloc_year=year, sheet__stage=stage)
        .exclude(sheet__state__in=(ScoreSheet.State.REPLACED, ScoreSheet.State.RETURNED))
        .select_related("sheet__agency")
        .prefetch_related("citations__evidence")
    )
    for row in rows:
        lines[row.sheet.agency.code][row.item] = row
    proofs = result_citations(results.values())
    found = {}
    for agency in contents.agencies:
        own = {code: result for (unit, code), result in results.items() if unit == agency.code}
        cited: dict[str, list[Cited]] = {}
        for item in scheme.items():
            line, result = lines[agency.code].get(item.id), own.get(item.indicator or "")
            cited[item.id] = [*(line.citations.all() if line else ())]
            if result:
                cited[item.id] += proofs.get(result.pk, [])
        found[agency.code] = picture_of_records(
            scheme, lines[agency.code], own, cited, deeds.get(agency.code, [])
        )
    return found
