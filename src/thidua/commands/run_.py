"""`thidua run WORKBOOK`: import, check, score, rank, and write the four files."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from thidua.core.kernel.errors import BadData, DomainError
from thidua.core.kernel.findings import Finding
from thidua.wording import gettext as _
from thidua.wording import say_finding

if TYPE_CHECKING:
    from thidua.apps.organisations.models import BlocYear
    from thidua.apps.yearbook.services import Published

STEPS = 10  # database, reading, importing, freezing, facts, five files
SHOWN = 10  # findings and changes that are listed; the rest is a number
Tick = Callable[[], object]


class WrongYear(DomainError):  # noqa: N818 - reads as the fact it states
    """The workbook is of another year than the one asked for."""

    code = "run.wrong_year"


@click.command(help=_("Import a workbook, score and rank the year, write the report to a folder."))
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True)
@click.option("--year", type=int, help=_("Refuse a workbook of another year."))
@click.option(
    "--freeze", is_flag=True,
    help=_("Freeze the ranking: from then on no figure of the year can be changed."),
)  # fmt: skip
def command(workbook: Path, out: Path, year: int | None, *, freeze: bool) -> None:
    run(workbook, out, year=year, freeze=freeze)


def run(workbook: Path, out: Path, *, year: int | None = None, freeze: bool = False) -> None:
    """Take a workbook all the way to the four files; a failure leaves the earlier ones whole."""
    bar: Any = click.progressbar(length=STEPS, label=_("Running the year"), file=sys.stderr)
    try:
        with bar:
            imported, published = _run(workbook, out, year, lambda: bar.update(1), freeze=freeze)
            bar.update(STEPS)
    except BadData as error:
        echo_findings(cast("tuple[Finding, ...]", error.data.get("findings", ())), err=True)
        raise
    echo_import(imported, workbook)
    echo_outputs(published, out)


@dataclass(frozen=True, slots=True)
class Imported:
    outcome: Any
    bloc_year: "BlocYear"


def _run(
    workbook: Path, out: Path, year: int | None, tick: Tick, *, freeze: bool
) -> tuple[Imported, "Published"]:
    from thidua.config.boot import migrate

    migrate()
    if os.environ.get("THIDUA_DEMO") == "1":
        from thidua.commands.demo_ import seed

        seed()
    tick()
    from thidua.apps.yearbook.services import publish

    imported = import_file(workbook, year, tick)
    if freeze:
        freeze_once(imported.bloc_year)
    tick()
    published = publish(imported.bloc_year, out, tick)
    return imported, published


def import_file(workbook: Path, year: int | None, tick: Tick) -> Imported:
    """Read the workbook and keep what it says.

    Raises:
        WrongYear: It is of another year than `year`.
        BadData, BadFile, UnknownBloc: It can not be used; nothing is kept.
    """
    from thidua.apps.assessment.services import import_workbook
    from thidua.apps.organisations.selectors import bloc_year
    from thidua.workbook.reader import read_workbook

    contents = read_workbook(workbook, known_scheme)
    if year is not None and contents.year != year:
        raise WrongYear(file=workbook.name, found=str(contents.year), wanted=str(year))
    tick()
    outcome = import_workbook(
        contents, file_hash=digest_of(contents.files), file_name=workbook.name, today=today()
    )
    tick()
    return Imported(outcome, bloc_year(contents.bloc_code, contents.year))


def digest_of(files: tuple[tuple[str, str], ...]) -> str:
    """The SHA-256 of the file; of several files that of their hashes in order."""
    hashes = [digest for _name, digest in files]
    return hashes[0] if len(hashes) == 1 else sha256("".join(hashes).encode()).hexdigest()


def known_scheme(code: str, version: str) -> Any:
    """The scheme that the records hold by this name, or None."""
    from thidua.apps.assessment.models import SchemeVersion
    from thidua.apps.assessment.selectors import scheme_of

    found = SchemeVersion.objects.filter(code=code, version=version).first()
    return scheme_of(found) if found else None


def freeze_once(year: "BlocYear") -> None:
    """Freeze the ranking; one that is frozen stays as it is.

    Raises:
        NotFinal: A figure is missing.
    """
    from thidua.apps.assessment.models import Ranking
    from thidua.apps.assessment.services import freeze_ranking

    if not Ranking.objects.filter(bloc_year=year).exists():
        freeze_ranking(year, today=today(), who="thidua run --freeze")


def today() -> date:
    return date.today()  # noqa: DTZ011 - the day on the user's calendar


def echo_findings(findings: tuple[Finding, ...], *, err: bool = False) -> None:
    for finding in findings[:SHOWN]:
        click.echo(f"  {say_finding(finding)}", err=err)
    if len(findings) > SHOWN:
        click.echo("  " + _("… and {count} more.").format(count=len(findings) - SHOWN), err=err)


def echo_import(imported: Imported, workbook: Path) -> None:
    outcome = imported.outcome
    if outcome.unchanged:
        words = _("{file} was imported before and says nothing new; nothing was changed.")
        click.echo(words.format(file=workbook.name))
    else:
        agencies = sorted({change.agency for change in outcome.changes})
        words = _("Imported {file}: {count} values of {agencies} are new or changed.")
        click.echo(
            words.format(
                file=workbook.name, count=len(outcome.changes), agencies=", ".join(agencies)
            )
        )
        echo_corrections(outcome)
    echo_findings(outcome.warnings)


def echo_corrections(outcome: Any) -> None:
    """What differs from an earlier round, value by value; a first import has only new ones."""
    changed = [change for change in outcome.changes if change.old is not None]
    for change in changed[:SHOWN]:
        words = _("{agency} {item} ({part}): {old} → {new}")
        click.echo(
            "  "
            + words.format(
                agency=change.agency, item=change.key, part=change.part,
                old=change.old, new="–" if change.new is None else change.new,
            )
        )  # fmt: skip
    if len(changed) > SHOWN:
        click.echo("  " + _("… and {count} more.").format(count=len(changed) - SHOWN))


def echo_outputs(published: "Published", out: Path) -> None:
    from thidua.apps.yearbook.outputs import FILES

    words = _("Written to {folder}: {files}.") if published.written else _(
        "{folder} holds them already: {files}."
    )  # fmt: skip
    click.echo(words.format(folder=out, files=", ".join(FILES)))
    click.echo(_("For a person to look at:"))
    for remark in published.attention:
        click.echo(f"  - {remark}")
