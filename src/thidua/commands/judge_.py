"""`thidua judge`: the rulebook over a whole register, without Django."""

import csv
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from thidua.core.rules.catalogue import Subject
from thidua.core.rules.compiling import Compilation, Question, compile_standards
from thidua.register.book import the_rulebook
from thidua.register.checking import Doubt
from thidua.register.files import read_about, registers_in
from thidua.register.judging import Judgement, judge_registers
from thidua.wording import gettext as _

PATH = click.Path(path_type=Path)
DAY = click.DateTime(["%Y-%m-%d"])


@click.command(help=_("Judge every subject of a register for an award, with each clause."))
@click.option("--register", "folder", type=PATH, required=True, help=_("The register's folder."))
@click.option("--award", "awards", multiple=True, help=_("Code of an award; may be repeated."))
@click.option("--all", "every", is_flag=True, help=_("Every award that has a standard that day."))
@click.option("--subject", type=click.Choice(["individual", "collective"]), default="individual")
@click.option("--year", type=int, required=True, help=_("The year of achievement."))
@click.option("--as-of", type=DAY, required=True, help=_("The day of consideration."))
@click.option("--out", type=PATH, required=True, help=_("The file of answers, in Parquet."))
@click.option("--totals", type=PATH, help=_("Totals for each agency, as CSV."))
@click.option("--memory", default="", help=_("At most so much memory, such as 2GiB."))
def command(  # noqa: PLR0913, PLR0917 - click hands each option over by name
    folder: Path, awards: Sequence[str], subject: Subject, year: int, as_of: datetime, out: Path,
    totals: Path | None, memory: str, *, every: bool,
) -> None:  # fmt: skip
    asked = Question(year, as_of.date())
    chosen = awards_in_force(subject, asked) if every else list(awards)
    if not chosen:
        raise click.UsageError(_("Name an award with --award, or write --all."))
    compilation = compile_standards(the_rulebook().rules, chosen, subject, asked)
    found = registers_in(folder)
    judgement = _with_bar(found, compilation, out, memory)
    for path, doubt in judgement.doubts:
        click.echo(say_doubt(path, doubt), err=True)
    for line in lines_of(judgement):
        click.echo(line)
    if totals:
        write_totals(totals, judgement)


def _with_bar(
    found: list[Path], compilation: Compilation, out: Path, memory: str
) -> Judgement:  # fmt: skip
    """Judge, with a bar on a terminal that counts the subjects."""
    total = sum(read_about(folder).subjects for folder in found)
    with click.progressbar(length=total, label=_("Judging"), file=sys.stderr) as bar:
        return judge_registers(
            found, compilation, out, memory=memory, progress=lambda _done, more: bar.update(more)
        )


def awards_in_force(subject: Subject, asked: Question) -> list[str]:
    """The awards with a standard for such subjects on the day of consideration."""
    return [
        award for (award, whom), standard in the_rulebook().rules.standards.items()
        if whom == subject and standard.on(asked.considered_on)
    ]  # fmt: skip


def say_doubt(path: Path, doubt: Doubt) -> str:
    """What was left out as unknown."""
    words = _("{register}: {rows} rows of {table} can not be so ({what}); they count as unknown.")
    return words.format(register=path.name, rows=doubt.rows, table=doubt.table, what=doubt.what)


def lines_of(judgement: Judgement) -> list[str]:
    """How many subjects of each answer, for each award."""
    answers = {
        "met": _("met"), "not_met": _("not met"), "unknown": _("unknown"),
        "check": _("needs a person's check"),
    }  # fmt: skip
    sums: dict[str, dict[str, int]] = {}
    for _unit, award, answer, number in judgement.totals:
        row = sums.setdefault(award, dict.fromkeys(answers, 0))
        row[answer] += number
    lines = [_("{number} subjects judged.").format(number=judgement.subjects)]
    for award, row in sums.items():
        told = ", ".join(f"{answers[key]} {number}" for key, number in row.items())
        lines.append(f"{award}: {told}")
    return lines


def write_totals(path: Path, judgement: Judgement) -> None:
    """Agency, award, answer and number of subjects, one row each."""
    draft = path.with_name(f".{path.name}.part")
    with draft.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["unit", "award", "answer", "subjects"])
        writer.writerows(judgement.totals)
    draft.replace(path)
