"""Who plays: the people of the demonstration as actors, by their user names."""

from dataclasses import dataclass

from thidua.apps.accounts.actor import Actor, actor_of
from thidua.apps.accounts.models import User
from thidua.apps.common.audit import acting
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.organisations.selectors import Member, bloc_year, members


@dataclass(frozen=True, slots=True)
class Cast:
    """One year with everybody who works in it."""

    year: BlocYear

    @property
    def members(self) -> tuple[Member, ...]:
        return members(self.year)

    def officer(self, code: str) -> Actor:
        return _actor(f"canbo.{code.lower()}")

    def leader(self, code: str) -> Actor:
        return _actor(f"thutruong.{code.lower()}")

    @property
    def secretary(self) -> Actor:
        return _actor("thuky")

    @property
    def head(self) -> Actor:
        head = self.year.head
        assert head is not None  # noqa: S101 - the demonstration's years have one
        return self.leader(head.code)

    @property
    def standing(self) -> Actor:
        return _actor("thuongtruc")

    def agency(self, code: str) -> Organisation:
        return Organisation.objects.get(code=code)


def cast_of(bloc_code: str, year: int) -> Cast:
    return Cast(bloc_year(bloc_code, year))


def _actor(username: str) -> Actor:
    user = User.objects.get(username=username)
    acting(user.pk)
    return actor_of(user)
