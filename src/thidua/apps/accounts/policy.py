"""Who may do what, as data: one rule an action, asked by every service and every page.

`docs/reference/permissions.md` says the same in words, and the tests ask each page what it says.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import Forbidden, NotVisible
from thidua.apps.accounts.roles import Position
from thidua.apps.organisations.models import BlocYear
from thidua.wording.common import Msgid

ANY: tuple[str, ...] = ()  # whatever the state
EVERYBODY = frozenset(Position)


@dataclass(frozen=True, slots=True)
class Place:
    """What is asked about: a year of a bloc, maybe one agency in it, and the state of a thing."""

    bloc_year: BlocYear
    agency: int | None = None
    state: str = ""
    checkers: frozenset[int] = frozenset()  # agencies assigned to check this one
    scorers: frozenset[int] = frozenset()  # agencies that own a specialised score


@dataclass(frozen=True, slots=True)
class Rule:
    """An action: who may do it in which states (`ANY`: in all of them)."""

    action: str
    label: str  # msgid: what it is, as a person would say it
    who: Mapping[Position, tuple[str, ...]]
    view: str | None = None  # the action that makes its object visible
    writes: bool = True
    closed: bool = False  # whether it is done in a closed year too
    now: bool = False  # read only while the office lasts: the thing belongs to no year

    @property
    def states(self) -> frozenset[str]:
        return frozenset(state for states in self.who.values() for state in states)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it is there for this person, whether they may, and else the code of the reason."""

    visible: bool
    allowed: bool
    code: str = ""
    data: Mapping[str, object] = field(default_factory=dict)


_rules: dict[str, Rule] = {}
YES = Verdict(visible=True, allowed=True)
HIDDEN = Verdict(visible=False, allowed=False, code=NotVisible.code)


def register(*rules: Rule) -> None:
    """Make these rules hold; an action has one rule.

    Raises:
        ValueError: Another rule of that action holds already.
    """
    for rule in rules:
        if _rules.get(rule.action, rule) != rule:
            raise ValueError(f"two rules for {rule.action}")
        _rules[rule.action] = rule


def rules() -> Mapping[str, Rule]:
    return dict(sorted(_rules.items()))


def ask(actor: Actor, action: str, place: Place) -> Verdict:
    """Whether the actor may do it there, now; if not, why."""
    rule = _rules[action]
    if actor.is_system:
        return YES
    if rule.view and not ask(actor, rule.view, place).allowed:
        return HIDDEN
    verdict = _by_office(actor, rule, place)
    if not verdict.allowed and (rule.view is None and not rule.writes):
        return HIDDEN  # a thing that may not be read is not there
    return verdict


def require(actor: Actor, action: str, place: Place) -> None:
    """Do nothing if the actor may.

    Raises:
        NotVisible: For this actor there is no such thing.
        Forbidden: It is there, but not for this actor to do so now; it says why.
    """
    verdict = ask(actor, action, place)
    if not verdict.visible:
        raise NotVisible
    if not verdict.allowed:
        raise Forbidden(verdict.code, **verdict.data)


def may(actor: Actor, action: str, place: Place) -> bool:
    return ask(actor, action, place).allowed


def ask_any_state(actor: Actor, rule: Rule, place: Place) -> Verdict:
    """The best verdict over all states: whether there is a moment at which the actor may."""
    verdicts = [
        ask(actor, rule.action, replace(place, state=state))
        for state in ("", *sorted(rule.states))
    ]
    return next((each for each in verdicts if each.allowed), verdicts[0])


def _by_office(actor: Actor, rule: Rule, place: Place) -> Verdict:
    """By the offices as they stand; only if they do not suffice, who checks whom is looked up."""
    verdict = _by_place(actor, rule, place)
    if verdict.allowed or place.checkers or Position.CHECKER not in rule.who:
        return verdict
    checkers = actor.checkers(place)
    return _by_place(actor, rule, replace(place, checkers=checkers)) if checkers else verdict


def _by_place(actor: Actor, rule: Rule, place: Place) -> Verdict:
    held = actor.positions(place)
    if not rule.writes and not rule.now:
        held |= actor.past_positions(place)
    fitting = [rule.who[position] for position in held if position in rule.who]
    if not fitting:
        return _not_your_office(actor, rule, place)
    if rule.writes and not rule.closed and place.bloc_year.phase == BlocYear.Phase.CLOSED:
        return _no("policy.year_closed", year=str(place.bloc_year.year))
    if not any(states == ANY or place.state in states for states in fitting):
        return _no("policy.not_in_this_state", action=Msgid(rule.label))
    return YES


def _not_your_office(actor: Actor, rule: Rule, place: Place) -> Verdict:
    if rule.writes and actor.past_positions(place) & set(rule.who):
        return _no("policy.office_ended", action=Msgid(rule.label))
    return _no("policy.not_your_office", action=Msgid(rule.label), who=labels_of(rule.who))


def labels_of(positions: Iterable[Position]) -> list[str]:
    """What these positions are called, in the order of the matrix."""
    given = set(positions)
    return [str(position.label) for position in Position if position in given]


def _no(code: str, **data: object) -> Verdict:
    return Verdict(visible=True, allowed=False, code=code, data=data)
