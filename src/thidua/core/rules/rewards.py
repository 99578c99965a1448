"""The money that comes with an award: a multiple of the base salary of the decision's day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.core.kernel.errors import DomainError
from thidua.core.kernel.money import times_base
from thidua.core.kernel.pieces import Piece
from thidua.core.rules.basis import Fact, Period, Trust
from thidua.core.rules.catalogue import Subject

WORST = (Trust.CONFIRMED, Trust.PARTIAL, Trust.LOW, Trust.UNCONFIRMED)


class BaseSalary(Fact, Period):
    """Lương cơ sở: đồng a month."""

    amount: int


class BaseSalaries(Piece):
    """The format of `base-salary.yaml`."""

    base_salary: tuple[BaseSalary, ...]


class Multiple(Fact, Period):
    """How many base salaries one subject gets for an award."""

    award: str
    subject: Subject
    times: Decimal


class Multiples(Piece):
    """The format of `rewards.yaml`."""

    rewards: tuple[Multiple, ...]


class NoReward(DomainError):  # noqa: N818 - reads as the fact it states
    """The rulebook holds no money for that award, subject and day."""

    code = "rules.no_reward"


@dataclass(frozen=True, slots=True)
class Reward:
    """Đồng, with what it was made of; `trust` is the weakest of the facts behind it."""

    amount: int
    multiple: Multiple
    base: BaseSalary
    trust: Trust


def reward_of(
    multiples: tuple[Multiple, ...], salaries: tuple[BaseSalary, ...],
    award: str, subject: Subject, decided_on: date,
) -> Reward:  # fmt: skip
    """The money of an award by the tables of the day of the decision, rounded up as decrees say.

    Raises:
        NoReward: Nothing is known for that award, subject and day.
    """
    found = [
        each for each in multiples
        if (each.award, each.subject) == (award, subject) and each.covers(decided_on)
    ]  # fmt: skip
    base = next((each for each in salaries if each.covers(decided_on)), None)
    if not found or base is None:
        raise NoReward(award=award, day=decided_on)
    multiple = found[0]
    return Reward(
        amount=times_base(multiple.times, base.amount),
        multiple=multiple,
        base=base,
        trust=max(multiple.trust, base.trust, key=WORST.index),
    )
