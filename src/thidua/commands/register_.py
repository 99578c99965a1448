"""`thidua register`: registers of columns, of the files kept here or made up to try with."""

from pathlib import Path

import click

from thidua.register.book import the_rulebook
from thidua.register.generating import generate
from thidua.wording import gettext as _


@click.group(help=_("Make registers of columns."))
def command() -> None:
    """The sub-commands follow."""


@command.command("generate", help=_("Write a register of made-up persons."))
@click.option("--out", type=click.Path(path_type=Path), required=True, help=_("A new folder."))
@click.option("--persons", type=click.IntRange(0, 20_000_000), default=10_000, show_default=True)
@click.option("--year", type=click.IntRange(2005, 2026), default=2024, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
def generated(out: Path, persons: int, year: int, seed: int) -> None:
    about = generate(out, persons, year=year, seed=seed, cases=the_rulebook().cases)
    click.echo(_("{folder}: {number} subjects.").format(folder=out, number=about.subjects))


@command.command("write", help=_("Write what is recorded here of persons and collectives."))
@click.option("--out", type=click.Path(path_type=Path), required=True, help=_("A new folder."))
@click.option("--province", required=True, help=_("The code of the province, such as 36."))
@click.option("--year", type=click.IntRange(2000, 2100), required=True,
              help=_("The year that is asked about."))  # fmt: skip
def written(out: Path, province: str, year: int) -> None:
    from thidua.config.boot import migrate

    migrate()
    from thidua.apps.eligibility.registering import register_files

    about = register_files(out, province, year)
    click.echo(_("{folder}: {number} subjects.").format(folder=out, number=about.subjects))
