"""`thidua run WORKBOOK`: import, check, score, rank, and write the four files."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from thidua.commands.import_ import digest_of, read, tell, today
from thidua.core.kernel.errors import BadData, DomainError
from thidua.core.kernel.findings import Finding
from thidua.wording import gettext as _
from thidua.wording import say_finding

if TYPE_CHECKING:
    from thidua.apps.organisations.models import BlocYear
    from thidua.apps.yearbook.services import Published

STEPS = 10  # database, reading, importing, freezing, facts, five files
SHOWN = 20  # errors that are listed; the rest is a number
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
        echo_findings(cast("tuple[Finding, ...]", error.data.get("findings", ())))
        raise
    tell(imported.outcome, workbook)
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
        BadData, BadFile, UnknownBloc, NoScheme: It can not be used; nothing is kept.
    """
    from thidua.apps.assessment.services import import_workbook
    from thidua.apps.organisations.selectors import bloc_year

    contents = read(workbook)
    if year is not None and contents.year != year:
        raise WrongYear(file=workbook.name, found=str(contents.year), wanted=str(year))
    tick()
    outcome = import_workbook(
        contents, file_hash=digest_of(contents.files), file_name=workbook.name, today=today()
    )
    tick()
    return Imported(outcome, bloc_year(contents.bloc_code, contents.year))


def freeze_once(year: "BlocYear") -> None:
    """Freeze the ranking; one that is frozen stays as it is.

    Raises:
        NotFinal: A figure is missing.
    """
    from thidua.apps.assessment.services import freeze_ranking
    from thidua.apps.assessment.sheet_selectors import ranking_in_force

    if ranking_in_force(year) is None:
        freeze_ranking(year, today=today(), who="thidua run --freeze")


def echo_findings(findings: tuple[Finding, ...]) -> None:
    for finding in findings[:SHOWN]:
        click.echo(say_finding(finding), err=True)
    if len(findings) > SHOWN:
        click.echo(_("… and {count} more.").format(count=len(findings) - SHOWN), err=True)


def echo_outputs(published: "Published", out: Path) -> None:
    from thidua.apps.yearbook.outputs import FILES

    words = _("Written to {folder}: {files}.") if published.written else _(
        "{folder} holds them already: {files}."
    )  # fmt: skip
    click.echo(words.format(folder=out, files=", ".join(FILES)))
    click.echo(_("For a person to look at:"))
    for remark in published.attention:
        click.echo(f"  - {remark}")
