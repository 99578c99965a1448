"""Keeps one agency of a workbook: a report and a score sheet, each as a new round."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from thidua.apps.assessment.encoding import as_result, pact_input, reported_input, to_json
from thidua.apps.assessment.importing.compare import is_filled, own_values
from thidua.apps.assessment.importing.deeds import deed_entry
from thidua.apps.assessment.models import ScoreCitation, ScoreLine, ScoreSheet
from thidua.apps.movements.models import Pact, PactTarget
from thidua.apps.movements.selectors import indicators_by_code
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.reporting.entries import ProofEntry, ReportEntry, ResultEntry
from thidua.apps.reporting.evidence import EvidenceShelf
from thidua.apps.reporting.models import Report
from thidua.apps.reporting.services import file_report
from thidua.core.kernel.quantities import Unit
from thidua.core.scoring.inputs import Scalar
from thidua.core.scoring.scheme import Item, Scheme
from thidua.workbook.contents import AgencyContents, DeedContents, RowContents

SELF = "self"  # the stage of a scheme that names none


class AgencyWriter:
    """Writes the agencies of one file into one year."""

    def __init__(
        self, bloc_year: BlocYear, scheme: Scheme, *, file_hash: str, file_name: str, today: date
    ) -> None:
        self._year, self._scheme = bloc_year, scheme
        self._hash, self._name = file_hash, file_name[:255]
        self._today = today
        self._stage = scheme.stages[0].code if scheme.stages else SELF

    def write(
        self,
        agency: Organisation,
        contents: AgencyContents,
        deeds: list[DeedContents],
        period: str,
    ) -> int:
        """Keep what the file says about one agency; answers with the number of the round."""
        rows = [(self._scheme.item(row.item_id), row) for row in contents.rows if is_filled(row)]
        self._keep_targets(agency, rows)
        report = self._file_report(agency, rows, deeds, period)
        self._keep_sheet(agency, contents.name, rows)
        return report.round

    def _file_report(
        self,
        agency: Organisation,
        rows: list[tuple[Item, RowContents]],
        deeds: list[DeedContents],
        period: str,
    ) -> Report:
        results: dict[str, ResultEntry] = {}
        for item, row in rows:
            entry = _result(item, row)
            if entry is not None:  # two items may read one indicator: it is reported once
                results.setdefault(entry.indicator, entry)
        return file_report(
            self._year,
            agency,
            ReportEntry(
                period=period,
                origin=Report.Origin.WORKBOOK,
                filed_on=self._today,
                results=tuple(results.values()),
                deeds=tuple(deed_entry(deed, self._year.provenance) for deed in deeds),
                file_hash=self._hash,
                file_name=self._name,
            ),
        )

    def _keep_targets(self, agency: Organisation, rows: list[tuple[Item, RowContents]]) -> None:
        """Keep targets that the pact does not hold yet; those it holds stay."""
        pact, _ = Pact.objects.get_or_create(bloc_year=self._year)
        indicators = indicators_by_code(self._year)
        for item, row in rows:
            spec = pact_input(item)
            value = as_result(row.values[spec.name]) if spec and spec.name in row.values else None
            if value is not None and item.indicator:
                PactTarget.objects.get_or_create(
                    pact=pact,
                    agency=agency,
                    indicator=indicators[item.indicator],
                    defaults={"value": value, "illustrative": row.illustrative},
                )

    def _keep_sheet(
        self, agency: Organisation, who: str, rows: list[tuple[Item, RowContents]]
    ) -> None:
        sheet = self._next_sheet(agency, who)
        lines = ScoreLine.objects.bulk_create(
            ScoreLine(
                sheet=sheet,
                item=item.id,
                inputs=_stored_inputs(item, row),
                absence=row.absence or "",
                points=_given_points(item, row),
                reason=row.note,
                who=self._scheme.scorers.get(item.scored_by, ""),
                illustrative=row.illustrative,
            )
            for item, row in rows
        )
        shelf = EvidenceShelf(agency, _references(row for _, row in rows))
        ScoreCitation.objects.bulk_create(
            citation
            for line, (item, row) in zip(lines, rows, strict=True)
            if _result(item, row) is None
            for citation in shelf.cite(ScoreCitation, _proofs(row), line=line)
        )

    def _next_sheet(self, agency: Organisation, who: str) -> ScoreSheet:
        earlier = ScoreSheet.objects.select_for_update().filter(
            bloc_year=self._year, agency=agency, stage=self._stage, owner=""
        )
        last = earlier.order_by("round").last()
        earlier.exclude(state=ScoreSheet.State.RETURNED).update(state=ScoreSheet.State.REPLACED)
        return ScoreSheet.objects.create(
            bloc_year=self._year,
            agency=agency,
            stage=self._stage,
            round=last.round + 1 if last else 1,
            state=ScoreSheet.State.FINISHED,
            who=who,
            entered_on=self._today,
            file_hash=self._hash,
            file_name=self._name,
        )


def _result(item: Item, row: RowContents) -> ResultEntry | None:
    """The result that the row reports, where an indicator feeds its item."""
    spec = reported_input(item)
    value = as_result(row.values[spec.name]) if spec and spec.name in row.values else None
    if value is None or not item.indicator:
        return None
    return ResultEntry(
        indicator=item.indicator,
        value=value,
        proofs=_proofs(row),
        illustrative=row.illustrative,
    )


def _stored_inputs(item: Item, row: RowContents) -> dict[str, object]:
    """The inputs that the line itself keeps: not those of the report and the pact."""
    spec = reported_input(item)
    values: dict[str, Scalar] = own_values(item, row)
    if spec and _result(item, row) is not None:
        values.pop(spec.name)
    return {name: to_json(value) for name, value in values.items()}


def _given_points(item: Item, row: RowContents) -> Decimal | None:
    """The points of a judged item: its one input in points."""
    if [spec.unit for spec in item.inputs] != [Unit.POINTS]:
        return None
    given = row.values.get(item.inputs[0].name)
    return given if isinstance(given, Decimal) else None


def _proofs(row: RowContents) -> tuple[ProofEntry, ...]:
    return tuple(
        ProofEntry(
            reference=proof.document_as_written,
            day=proof.day,
            period=proof.period.value if proof.period else "",
            quantity=proof.quantity,
            note=proof.note,
            illustrative=row.illustrative,
        )
        for proof in row.evidence
        if proof.document_as_written
    )


def _references(rows: Iterable[RowContents]) -> list[str]:
    return [proof.document_as_written for row in rows for proof in row.evidence]
