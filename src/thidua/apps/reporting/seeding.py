"""Loads the bloc's own report of a seed: regimes kept, the programme followed, the audience."""

from thidua.apps.common.seeding import Origin, SeedData
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.entries import DeedEntry, PassageEntry, ReportEntry
from thidua.apps.reporting.models import Deed, Report
from thidua.apps.reporting.services import file_report
from thidua.core.kernel.periods import Period


def seed_bloc_report(data: SeedData, year: BlocYear, origin: Origin) -> Report:
    """Keep the report of the bloc itself; one that says the same is left as it is."""
    entry = _entry(data, origin)
    kept = Report.objects.filter(
        bloc_year=year, agency=None, period=Period.Y.value, state=Report.State.IN_FORCE
    ).first()
    if kept is not None and _says(kept) == _texts(entry):
        return kept
    return file_report(year, None, entry)


def _entry(data: SeedData, origin: Origin) -> ReportEntry:
    rows = [(Deed.Kind.REGIME, row) for row in data.get("regimes", ())]
    if "programme" in data:
        rows.append((Deed.Kind.PROGRAMME, data["programme"]))
    return ReportEntry(
        period=Period.Y.value,
        origin=Report.Origin.SEED,
        provenance=origin.source,
        deeds=tuple(
            DeedEntry(
                kind=kind,
                text=row["text"],
                source_ref=row["source_ref"],
                provenance=origin.source,
            )
            for kind, row in rows
        ),
        passages=tuple(
            PassageEntry(**row, provenance=origin.source) for row in data.get("passages", ())
        ),
    )


def _texts(entry: ReportEntry) -> list[tuple[str, str]]:
    deeds = [(row.source_ref, row.text) for row in entry.deeds]
    return deeds + [(row.source_ref, row.text) for row in entry.passages]


def _says(report: Report) -> list[tuple[str, str]]:
    deeds = report.deeds.values_list("source_ref", "text")
    return [*deeds, *report.passages.values_list("source_ref", "text")]
