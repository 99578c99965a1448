"""`thidua rules`: the rulebook checked, and what it does not know yet; without Django."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from thidua.core.kernel.errors import BadData
from thidua.core.kernel.findings import has_errors
from thidua.core.kernel.strict_yaml import read_text
from thidua.core.rules.basis import doubtful
from thidua.core.rules.coverage import Tried, untried
from thidua.core.rules.load import Rulebook, load_rulebook, read_rulebook
from thidua.register.book import LAW, texts_of
from thidua.wording import current_language, say_finding
from thidua.wording import gettext as _
from thidua.wording.facts import name_of

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


@command.command("test", help=_("Ask every case of the rulebook; tell what nobody tried."))
@FOLDER
def test_cases(folder: Path) -> None:
    from thidua.register.trying import try_cases

    book = load_rulebook(texts_of(folder))
    tried = try_cases(book)
    wrong = [each for each in tried if each.differences]
    for each in wrong:
        data = {"expected": each.case.expect, "answer": each.answer}
        click.echo(_("{case}: expected {expected}, the answer is {answer} ({where}).").format(
            case=each.case.case, where=", ".join(each.differences), **data
        ), err=True)  # fmt: skip
    gaps = untried(book.clauses, tried)
    for place, clause, what in gaps:
        words = {"refused": _("no case refuses it"), "met": _("no case meets it")}[what]
        click.echo(f"{place}.{clause.clause}: {words}", err=True)
    if wrong or gaps:
        raise BadData(file=str(folder), count=len(wrong) + len(gaps), findings=[])
    click.echo(_(
        "{cases} cases are as they should be: {standards} standards, {versions} versions,"
        " {clauses} clauses, each refused by a case and met by another."
    ).format(
        cases=len(tried), standards=len(book.standards), versions=len(book.versions),
        clauses=len(book.clauses),
    ))  # fmt: skip


@command.command(help=_("Answer for the cases of a file, clause by clause."))
@click.argument("file", type=click.Path(path_type=Path))
@FOLDER
def explain(file: Path, folder: Path) -> None:
    from thidua.register.trying import try_cases

    texts = {
        name: text for name, text in texts_of(folder).items() if not name.startswith("cases/")
    }
    book = load_rulebook({**texts, f"cases/{file.name}": read_text(file)})
    names = {each.code: each.name for each in book.documents}
    for each in try_cases(book):
        for line in explained(each, names, current_language()):
            click.echo(line)


def explained(tried: Tried, names: Mapping[str, str], language: str) -> Iterator[str]:
    """The answer and each clause with its truth and its articles; `names`: of the documents."""
    answers = {
        "met": _("met"), "not_met": _("not met"), "unknown": _("unknown: something is missing"),
        "check": _("needs a person's check"),
    }  # fmt: skip
    truths = {True: _("met"), False: _("not met"), None: _("unknown")}
    yield f"{tried.case.case}: {answers[tried.answer]} ({tried.case.award}, {tried.version.id})"
    for name, clause in tried.clauses.items():
        says = clause.says.vi if language == "vi" else clause.says.en
        law = "; ".join(f"{each.at} {names[each.document]}".strip() for each in clause.law)
        mark = "" if clause.trust == "confirmed" else f" [{clause.doubt}]"
        yield f"  {truths[tried.values[name]]}: {says} ({law}){mark}"


def doubts_page(book: Rulebook) -> Iterator[str]:
    """Each mark that is not “confirmed”, with what a person has to look up."""
    yield "| {} | {} | {} |".format(_("What"), _("Trust"), _("To be looked up"))
    yield "|---|---|---|"
    within = {id(each): award.name.vi for award in book.awards for each in award.decided_by}
    within |= {id(clause): place for place, clause in book.clauses}
    within |= {id(each.transition): each.id for each in book.versions if each.transition}
    for fact in doubtful(book.facts):
        place = within.get(id(fact))
        named = f"{place}: {name_of(fact)}" if place else name_of(fact)
        yield f"| {named} | {fact.trust} | {fact.doubt} |"
    for document in book.documents:
        if document.doubts and document.trust == "confirmed":
            yield f"| {document.name} | {', '.join(document.doubts)} | {document.doubt} |"
