"""Importing a workbook: all of it or nothing, and only what is new."""

from datetime import date

from django.db import transaction

from thidua.apps.assessment.importing.outcome import ImportOutcome
from thidua.apps.assessment.importing.plan import Plan, make_plan
from thidua.apps.assessment.importing.write import AgencyWriter
from thidua.apps.assessment.models import ImportBatch
from thidua.apps.organisations.models import Organisation
from thidua.apps.organisations.services import lock_year
from thidua.workbook.contents import WorkbookContents


def preview_import(contents: WorkbookContents, *, file_name: str) -> ImportOutcome:
    """What an import would change; nothing is written.

    Raises:
        BadData: The workbook can not be kept; `findings` say where and why.
    """
    return _outcome(make_plan(contents, file_name))


@transaction.atomic
def import_workbook(
    contents: WorkbookContents, *, file_hash: str, file_name: str, today: date
) -> ImportOutcome:
    """Keep what a workbook says, all of it or nothing.

    Each agency that says something new gets a new round of its report and of its sheet; the
    earlier round is kept, replaced. A file that says nothing new changes nothing.

    Raises:
        BadData: The workbook can not be kept; `findings` say where and why.
        UnknownBloc: Its bloc and year are not among the records.
        NoScheme: The year has no scheme.
    """
    lock_year(contents.bloc_code, contents.year)  # what is compared must still hold when kept
    plan = make_plan(contents, file_name)
    writer = AgencyWriter(
        plan.bloc_year, plan.scheme, file_hash=file_hash, file_name=file_name, today=today
    )
    agencies = {each.code: each for each in Organisation.objects.filter(code__in=plan.changes)}
    rounds = {
        code: writer.write(
            agencies[code], plan.sheet(code), plan.deeds_of(code), contents.period.value
        )
        for code in plan.changes
    }
    outcome = _outcome(plan, rounds)
    ImportBatch.objects.create(
        bloc_year=plan.bloc_year,
        file_hash=file_hash,
        file_name=file_name[:255],
        imported_on=today,
        unchanged=outcome.unchanged,
        outcome={"rounds": rounds, "changes": len(outcome.changes)},
    )
    return outcome


def _outcome(plan: Plan, rounds: dict[str, int] | None = None) -> ImportOutcome:
    changes = tuple(change for agency in plan.changes.values() for change in agency)
    return ImportOutcome(
        unchanged=not changes,
        changes=changes,
        warnings=plan.findings,
        rounds=rounds,
        written=rounds is not None,
        scheme=plan.scheme,
    )
