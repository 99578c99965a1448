"""`thidua rules`: the rulebook checked, and what it does not know yet; without Django."""

from collections.abc import Iterator
from pathlib import Path

import click

from thidua.commands.find import RULEBOOK
from thidua.core.kernel.errors import BadData
from thidua.core.kernel.findings import has_errors
from thidua.core.kernel.strict_yaml import read_text
from thidua.core.rules.basis import Document, Fact, doubtful
from thidua.core.rules.catalogue import Award, Decider
from thidua.core.rules.load import FORMATS, Rulebook, load_rulebook, read_rulebook
from thidua.core.rules.rewards import BaseSalary, Multiple
from thidua.wording import current_language, say_finding
from thidua.wording import gettext as _
from thidua.wording.values import show

LAW = RULEBOOK / "law"
FOLDER = click.option(
    "--rulebook", "folder", type=click.Path(path_type=Path, file_okay=False), default=LAW,
    help=_("Another folder of rule files."),
)  # fmt: skip


@click.group(help=_("Check the rulebook of awards; tell what it does not know."))
def command() -> None:
    """The sub-commands follow."""


@command.command(help=_("Check every rule file; say how much the rulebook holds."))
@FOLDER
def check(folder: Path) -> None:
    book, findings = read_rulebook(texts_of(folder))
    for finding in findings:
        click.echo(say_finding(finding), err=True)
    if book is None or has_errors(findings):
        raise BadData(file=str(folder), count=len(findings), findings=findings)
    click.echo(_(
        "The rulebook is in order: {documents} documents, {sources} sources, {awards} awards,"
        " {rewards} rows of money, {salaries} base salaries; {doubts} facts need a person's check."
    ).format(
        documents=len(book.documents), sources=len(book.sources), awards=len(book.awards),
        rewards=len(book.rewards), salaries=len(book.base_salary),
        doubts=len(list(doubtful(book.facts))),
    ))  # fmt: skip


@command.command(help=_("List what the rulebook does not know for certain, as Markdown."))
@FOLDER
def doubts(folder: Path) -> None:
    for line in doubts_page(load_rulebook(texts_of(folder))):
        click.echo(line)


def texts_of(folder: Path) -> dict[str, str]:
    """The rule files of a folder.

    Raises:
        BadFile: `yaml_missing` or `yaml_encoding`.
    """
    return {name: read_text(folder / name) for name in FORMATS}


def doubts_page(book: Rulebook) -> Iterator[str]:
    """Each mark that is not “confirmed”, with what a person has to look up."""
    yield "| {} | {} | {} |".format(_("What"), _("Trust"), _("To be looked up"))
    yield "|---|---|---|"
    deciders = {id(d): award for award in book.awards for d in award.decided_by}
    for fact in doubtful(book.facts):
        yield f"| {_named(fact, deciders.get(id(fact)))} | {fact.trust} | {fact.doubt} |"
    for document in book.documents:
        if document.doubts and document.trust == "confirmed":
            yield f"| {document.name} | {', '.join(document.doubts)} | {document.doubt} |"


def _named(fact: Fact, award: Award | None) -> str:
    if isinstance(fact, Document):
        return fact.name
    if isinstance(fact, Award):
        return f"{fact.name.vi} ({fact.code})"
    if isinstance(fact, Decider) and award:
        return f"{award.name.vi}: {fact.who.vi}"
    if isinstance(fact, Multiple):
        return (
            f"{fact.award}, {fact.subject}: {show(fact.times, current_language())} ({_day(fact)})"
        )
    return _day(fact) if isinstance(fact, BaseSalary) else ""


def _day(fact: Multiple | BaseSalary) -> str:
    return show(fact.from_, current_language())
