"""`thidua template`: the bloc's workbook for the agencies to fill."""

from pathlib import Path

import click

from thidua.commands.find import find_file
from thidua.core.kernel.periods import Period
from thidua.core.scoring.load import load_scheme
from thidua.core.scoring.scheme import Scheme
from thidua.wording import gettext as _

PERIODS = [period.value for period in Period]


@click.command(help=_("Make the workbook that the agencies of a bloc fill."))
@click.option("--scheme", required=True, help=_("File of the scheme (YAML), or its code."))
@click.option("--bloc", required=True, help=_("File of the bloc (YAML), or its code."))
@click.option("--year", type=click.IntRange(1948, 2200), required=True)
@click.option("--period", type=click.Choice(PERIODS), default="Y", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help=_("The file for all agencies."))
@click.option(
    "--per-agency", type=click.Path(path_type=Path, file_okay=False),
    help=_("A folder: one file for each agency."),
)  # fmt: skip
def command(
    scheme: str, bloc: str, year: int, period: str, out: Path | None, per_agency: Path | None
) -> None:
    if out is None and per_agency is None:
        raise click.UsageError(_("Say --out FILE or --per-agency FOLDER (or both)."))
    from thidua.workbook.bloc import read_bloc
    from thidua.workbook.template import write_per_agency, write_template

    rules = find_scheme(scheme)
    members = read_bloc(find_file(bloc, "blocs", "no_such_bloc"))
    when = (year, Period(period))
    written = [write_template(out, rules, members, when)] if out else []
    if per_agency:
        written += write_per_agency(per_agency, rules, members, when)
    for path in written:
        click.echo(_("Written: {file}").format(file=path))


def find_scheme(name: str) -> Scheme:
    """A scheme by file or by the code of one in the rulebook.

    Raises:
        BadFile: `no_such_scheme`, which names those there are.
    """
    return load_scheme(find_file(name, "schemes", "no_such_scheme"))
