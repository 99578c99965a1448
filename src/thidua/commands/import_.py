"""`thidua import WORKBOOK`: keep what a workbook says, or show what it would change."""

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from thidua.commands.changes import change_lines
from thidua.core.kernel.errors import BadData
from thidua.core.kernel.findings import Finding
from thidua.wording import gettext as _
from thidua.wording import say_finding

if TYPE_CHECKING:
    from thidua.apps.assessment.importing.outcome import ImportOutcome

FILE = click.Path(path_type=Path)


@click.command("import", help=_("Import a workbook: all of it, or nothing."))
@click.argument("workbook", type=FILE)
@click.option("--preview", is_flag=True, help=_("Show what would change; keep nothing."))
@click.option("--bloc", type=FILE, help=_("Load this bloc (YAML) first."))
@click.option("--scheme", type=FILE, help=_("Load this scheme (YAML) first, for --bloc."))
def command(workbook: Path, bloc: Path | None, scheme: Path | None, *, preview: bool) -> None:
    from thidua.config.boot import migrate

    migrate()
    if (bloc is None) != (scheme is None):
        raise click.UsageError(_("Give --bloc and --scheme together."))
    try:
        if bloc and scheme:
            load(bloc, scheme)
        outcome = preview_file(workbook) if preview else import_file(workbook)
    except BadData as error:
        for finding in cast("tuple[Finding, ...]", error.data.get("findings", ())):
            click.echo(say_finding(finding), err=True)
        raise
    tell(outcome, workbook)


def load(bloc: Path, scheme: Path) -> None:
    """Keep a bloc with its year, scored by a scheme; a second time changes nothing."""
    from thidua.apps.assessment.seeding import seed_bloc
    from thidua.core.scoring.load import load_scheme

    seed_bloc(load_scheme(scheme), today=today(), path=bloc)


def preview_file(workbook: Path) -> "ImportOutcome":
    from thidua.apps.assessment.services import preview_import

    return preview_import(read(workbook), file_name=workbook.name)


def import_file(workbook: Path) -> "ImportOutcome":
    """Keep what the workbook says.

    Raises:
        BadFile, BadData, UnknownBloc, NoScheme: It can not be used; nothing is kept.
    """
    from thidua.apps.assessment.services import import_workbook

    contents = read(workbook)
    return import_workbook(
        contents, file_hash=digest_of(contents.files), file_name=workbook.name, today=today()
    )


def digest_of(files: tuple[tuple[str, str], ...]) -> str:
    """The SHA-256 of the file; of several files that of their hashes in order."""
    hashes = [digest for _name, digest in files]
    return hashes[0] if len(hashes) == 1 else sha256("".join(hashes).encode()).hexdigest()


def read(workbook: Path) -> Any:
    from thidua.apps.assessment.selectors import kept_scheme
    from thidua.workbook.reader import read_workbook

    return read_workbook(workbook, kept_scheme)


def today() -> date:
    return date.today()  # noqa: DTZ011 - the day on the user's calendar


def tell(outcome: "ImportOutcome", workbook: Path) -> None:
    """What changed or would change, value by value, and what a person should look at."""
    for finding in outcome.warnings:
        click.echo(say_finding(finding))
    for line in change_lines(outcome):
        click.echo(line)
    click.echo(last_line(outcome, workbook))


def last_line(outcome: "ImportOutcome", workbook: Path) -> str:
    if outcome.unchanged:
        message = _("{file} says nothing new; nothing was changed.")
    elif outcome.written:
        message = _("{file} is imported: {count} values new or changed, of {agencies}.")
    else:
        message = _("{file} would change {count} values, of {agencies}. Nothing was kept.")
    agencies = sorted({change.agency for change in outcome.changes})
    return message.format(
        file=workbook.name, count=len(outcome.changes), agencies=", ".join(agencies)
    )
