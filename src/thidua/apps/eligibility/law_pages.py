"""What the pages of the rulebook show: an award on a day, its history, what cites a document."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.core.rules.basis import Document, Fact, doubtful
from thidua.core.rules.case import Case
from thidua.core.rules.catalogue import Award, Decider, Subject
from thidua.core.rules.procedures import Ballot, Dossier, Publication, Quota
from thidua.core.rules.rewards import NoReward, Reward, reward_of
from thidua.core.rules.standard import Clause, Principle, Standard, Version, clauses
from thidua.register.book import the_rulebook
from thidua.wording.facts import name_of


@dataclass(frozen=True, slots=True)
class Shown:
    """A standard on a day. `version`: in force; `read`: the one whose clauses are shown for it."""

    standard: Standard
    version: Version | None
    read: Version | None
    principles: tuple[Principle, ...]
    cases: int

    @property
    def history(self) -> tuple[Version, ...]:
        return tuple(reversed(self.standard.versions))

    @property
    def before(self) -> Version | None:
        """The version before, to be laid beside this one."""
        versions = self.standard.versions
        place = versions.index(self.version) if self.version in versions else 0
        return versions[place - 1] if place else None


@dataclass(frozen=True, slots=True)
class AwardPage:
    """Everything that the rulebook holds about an award on a day."""

    award: Award
    day: date
    standards: tuple[Shown, ...]
    deciders: tuple[Decider, ...]
    rewards: tuple[tuple[Subject, Reward], ...]
    quotas: tuple[Quota, ...]
    ballots: tuple[Ballot, ...]
    dossiers: tuple[Dossier, ...]
    publications: tuple[Publication, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """One clause in two versions. `how`: same, changed, added or dropped."""

    old: Clause | None
    new: Clause | None

    @property
    def how(self) -> str:
        if self.old is None:
            return "added"
        if self.new is None:
            return "dropped"
        return "same" if self.old == self.new else "changed"


@dataclass(frozen=True, slots=True)
class Cited:
    """A fact that cites a document. `award`: whose page it stands on."""

    where: str
    name: str
    award: str


def award_of(code: str) -> Award | None:
    return next((each for each in the_rulebook().awards if each.code == code), None)


def award_page(award: Award, day: date) -> AwardPage:
    """What holds for an award on a day of consideration."""
    book = the_rulebook()
    procedures = book.procedures
    return AwardPage(
        award=award,
        day=day,
        standards=tuple(_shown(each, day) for each in standards_of(award)),
        deciders=tuple(each for each in award.decided_by if each.covers(day)),
        rewards=tuple(_rewards(award, day)),
        quotas=tuple(
            each for each in procedures.quotas if each.award == award.code and each.covers(day)
        ),
        ballots=tuple(
            each for each in procedures.ballots if award.code in each.awards and each.covers(day)
        ),
        dossiers=tuple(
            each for each in procedures.dossiers
            if (award.code in each.awards or each.kind == award.kind) and each.covers(day)
        ),
        publications=tuple(
            each for each in procedures.publications
            if award.code in each.awards and each.covers(day)
        ),
    )  # fmt: skip


def _shown(standard: Standard, day: date) -> Shown:
    version = standard.on(day)
    return Shown(
        standard=standard,
        version=version,
        read=standard.read(version) if version else None,
        principles=tuple(
            each for each in the_rulebook().principles if each.test and each.touches(standard, day)
        ),
        cases=len(cases_of(standard)),
    )


def _rewards(award: Award, day: date) -> Iterator[tuple[Subject, Reward]]:
    book = the_rulebook()
    for subject in award.subjects:
        try:
            yield subject, reward_of(book.rewards, book.base_salary, award.code, subject, day)
        except NoReward:
            continue


def standard_of(code: str, subject: str) -> Standard | None:
    return next(
        (each for each in the_rulebook().standards if each.key == (code, subject)), None
    )  # fmt: skip


def standards_of(award: Award) -> tuple[Standard, ...]:
    """The standards of an award, in the order of its subjects."""
    found = (standard_of(award.code, subject) for subject in award.subjects)
    return tuple(each for each in found if each is not None)


def cases_of(standard: Standard) -> tuple[Case, ...]:
    """The cases that ask for a standard, in the order of the files."""
    return tuple(
        case for case in the_rulebook().cases
        if (case.award, case.facts.subject) == standard.key
    )  # fmt: skip


def beside(standard: Standard, old: Version, new: Version) -> tuple[Beside, ...]:
    """The clauses of two versions, those of one name side by side."""
    before = {each.clause: each for each in clauses(standard.read(old).needs)}
    after = {each.clause: each for each in clauses(standard.read(new).needs)}
    names = [*after, *(name for name in before if name not in after)]
    return tuple(Beside(before.get(name), after.get(name)) for name in names)


def document_of(code: str) -> Document | None:
    return next((each for each in the_rulebook().documents if each.code == code), None)


def citing(document: Document) -> tuple[Cited, ...]:
    """What cites a document, each once, in the order of the rulebook."""
    found = (
        Cited(where, name_of(fact), award)
        for fact, where, award in _placed()
        if document.code in {at.document for at in fact.law}
    )
    return tuple(dict.fromkeys(found))


def doubted() -> tuple[tuple[Cited, Fact], ...]:
    """What a person has to look up."""
    return tuple(
        (Cited(where, name_of(fact), award), fact)
        for fact, where, award in _placed()
        if fact in set(doubtful((fact,)))
    )


def _placed() -> Iterator[tuple[Fact, str, str]]:
    """Every fact with the version or award in which it stands and the award's page."""
    book = the_rulebook()
    for award in book.awards:
        yield award, "", award.code
        for decider in award.decided_by:
            yield decider, award.name.vi, award.code
    for standard in book.standards:
        for version in standard.versions:
            for clause in clauses(version.needs):
                yield clause, version.id, standard.award
            if version.transition:
                yield version.transition, version.id, standard.award
    for row in book.rewards:
        yield row, "", row.award
    for fact in (*book.documents, *book.principles, *book.base_salary, *book.procedures.facts):
        yield fact, "", ""
