"""`thidua demo`: the whole way on the Nam Định 2022 bloc, then the site."""

import os
import sys
from pathlib import Path
from typing import Any

import click

from thidua.wording import gettext as _

WORKBOOK = "so-lieu-khoi.xlsx"


@click.command(help=_("Run the demonstration: make the workbook, run the year, open the site."))
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True)
@click.option("--no-serve", is_flag=True, help=_("End after the files are written."))
@click.option(
    "--play",
    is_flag=True,
    help=_("Let the people of the demonstration walk through the year, then open the site."),
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def command(out: Path, port: int, *, no_serve: bool, play: bool) -> None:
    os.environ["THIDUA_DEMO"] = "1"
    from thidua.commands.run_ import run
    from thidua.commands.serve_ import LOCAL, refuse_taken_port, serve

    if not no_serve:
        refuse_taken_port(LOCAL[0], port)
    workbook = make_workbook(out)
    run(workbook, out)
    if play:
        play_year()
    if not no_serve:
        serve(host=LOCAL[0], port=port, out=out)


def play_year() -> None:
    """Walk the people through the year, with a bar; a second time changes nothing."""
    from thidua.commands.playing import ACTS, play
    from thidua.core.kernel.strict_yaml import read_yaml
    from thidua.workbook.demo import BLOC

    data = read_yaml(BLOC)
    bar: Any = click.progressbar(
        length=len(ACTS) + 1, label=_("Playing the year"), file=sys.stderr
    )
    with bar:
        play(data["bloc"]["code"], data["year"]["year"], lambda: bar.update(1))


def make_workbook(out: Path) -> Path:
    """The workbook of the demonstration in `out`; the same bytes each time."""
    from thidua.workbook.demo import write_demo_workbook

    out.mkdir(parents=True, exist_ok=True)
    path, fresh = out / WORKBOOK, out / f".{WORKBOOK}"
    write_demo_workbook(fresh)
    fresh.replace(path)
    return path


def seed() -> None:
    """Keep the bloc, its documents, scheme, people; a second time changes nothing."""
    from thidua.commands.import_ import load
    from thidua.workbook.demo import BLOC, SCHEME

    load(BLOC, SCHEME)
    people()
    proposals()
    files_of_people()


def files_of_people() -> None:
    """Begin files of invented people at every agency, with what they earned until now."""
    from thidua.apps.common.seeding import read_seed, seed_origin
    from thidua.apps.organisations.selectors import bloc_year
    from thidua.apps.people.seeding import seed_people_files

    data = read_seed()
    year = bloc_year(data["bloc"]["code"], data["year"]["year"])
    seed_people_files(year, seed_origin(data))


def proposals() -> None:
    """Offer what sources tell of agencies that changed since; nothing of it is in force."""
    from thidua.apps.organisations.lineage_book import lineage_books
    from thidua.apps.organisations.services import seed_proposals

    for book in lineage_books():
        seed_proposals(book)


def people() -> None:
    """Make the people who can sign in to the demonstration."""
    from thidua.apps.accounts.seeding import seed_people
    from thidua.apps.organisations.selectors import bloc_year
    from thidua.core.kernel.strict_yaml import read_yaml
    from thidua.workbook.demo import BLOC

    data = read_yaml(BLOC)
    seed_people(bloc_year(data["bloc"]["code"], data["year"]["year"]))
