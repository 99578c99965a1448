"""What a fact of the rulebook is called in a list."""

from functools import singledispatch

from thidua.core.rules.basis import Document, Fact
from thidua.core.rules.catalogue import Award, Decider
from thidua.core.rules.procedures import Ballot, Deadline, Dossier, MoneyRule, Publication, Quota
from thidua.core.rules.rewards import BaseSalary, Multiple
from thidua.core.rules.standard import Clause, Principle, Transition
from thidua.wording import current_language
from thidua.wording import gettext as _
from thidua.wording.values import show


@singledispatch
def name_of(_fact: Fact) -> str:
    """The name of a fact within the award, version or list in which it stands."""
    return ""


@name_of.register
def _named_document(fact: Document) -> str:
    return fact.name


@name_of.register
def _named_award(fact: Award) -> str:
    return f"{fact.name.vi} ({fact.code})"


@name_of.register
def _named_decider(fact: Decider) -> str:
    return fact.who.vi


@name_of.register
def _named_clause(fact: Clause) -> str:
    return fact.says.vi


@name_of.register
def _named_principle(fact: Principle) -> str:
    return f"{fact.principle}: {fact.says.vi}"


@name_of.register
def _named_transition(fact: Transition) -> str:
    day = show(fact.received_before, current_language())
    return str(_("what was received before {day}").format(day=day))


@name_of.register
def _named_multiple(fact: Multiple) -> str:
    times = show(fact.times, current_language())
    return f"{fact.award}, {fact.subject}: {times} ({show(fact.from_, current_language())})"


@name_of.register
def _named_salary(fact: BaseSalary) -> str:
    return show(fact.from_, current_language())


@name_of.register
def _named_quota(fact: Quota) -> str:
    percent, base = show(fact.percent, current_language()), ", ".join(fact.of)
    words = _("quota: {award}, {percent} % of {base}")
    return str(words.format(award=fact.award, percent=percent, base=base))


@name_of.register
def _named_ballot(fact: Ballot) -> str:
    percent = show(fact.percent, current_language())
    words = _("ballot: {awards}, {percent} %")
    return str(words.format(awards=", ".join(fact.awards), percent=percent))


@name_of.register
def _named_dossier(fact: Dossier) -> str:
    return str(_("dossier: {awards}").format(awards=", ".join(fact.awards) or fact.kind))


@name_of.register
def _named_publication(fact: Publication) -> str:
    return str(_("publication: {awards}").format(awards=", ".join(fact.awards)))


@name_of.register
def _named_deadline(fact: Deadline) -> str:
    return fact.step.vi


@name_of.register
def _named_money(fact: MoneyRule) -> str:
    return fact.says.vi
