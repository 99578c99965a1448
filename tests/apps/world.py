"""Two blocs with everybody in them: a small one, and a stranger's of the same shape."""

from dataclasses import dataclass

from django.test import Client
from tests.apps.people import actor, person, signed_in, superior
from tests.apps.small_bloc import bare_bloc

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.models import User
from thidua.apps.accounts.roles import Role
from thidua.apps.organisations.models import BlocYear, Organisation

CODES = ("CQ1A", "CQ2A", "CQ3A")
OTHER_CODES = ("LA1", "LA2", "LA3")
ABOVE = {
    "organisation": Role.ORGANISATION_OFFICER, "council": Role.COUNCIL_MEMBER,
    "archivist": Role.ARCHIVIST,
}  # fmt: skip
SECRETARY, STANDING, ADMIN, INSPECTOR = "secretary", "standing", "admin", "inspector"


@dataclass(frozen=True)
class World:
    """`year` is the bloc at hand, headed by CQ1A; `other_year` belongs to strangers."""

    year: BlocYear
    other_year: BlocYear
    people: dict[tuple[str, str], User]

    def agency(self, code: str) -> Organisation:
        return Organisation.objects.get(code=code)

    def user(self, role: str, code: str = "") -> User:
        return self.people[role, code]

    def actor(self, role: str, code: str = "") -> Actor:
        """`officer`, `leader` with an agency; `secretary`, `standing`, `inspector`, `admin`."""
        return actor(self.user(role, code))

    def client(self, role: str, code: str = "") -> Client:
        return signed_in(self.user(role, code))


def world() -> World:
    """Two years of two blocs, every role filled; nothing else."""
    year = _bloc(CODES, "khoi-thu", superior())
    other = _bloc(OTHER_CODES, "khoi-la", superior("TREN2"))
    people: dict[tuple[str, str], User] = {}
    for codes in (CODES, OTHER_CODES):
        for code in codes:
            for role in (Role.OFFICER, Role.LEADER):
                people[role.value, code] = person(role, Organisation.objects.get(code=code))
    head = Organisation.objects.get(code=CODES[0])
    people[SECRETARY, ""] = person(Role.BLOC_SECRETARY, head, year=year, username="thu-ky")
    people[STANDING, ""] = person(Role.STANDING_OFFICE, superior(), username="thuong-truc")
    people[INSPECTOR, ""] = person(Role.INSPECTOR, superior(), username="kiem-tra")
    for name, role in ABOVE.items():
        people[name, ""] = person(role, superior(), username=f"{name}-tren")
    people[ADMIN, ""] = person(Role.ADMIN, superior(), username="quan-tri")
    return World(year, other, people)


def _bloc(codes: tuple[str, ...], code: str, above: Organisation) -> BlocYear:
    year = bare_bloc(*codes, code=code)
    year.bloc.superior = above
    year.bloc.save()
    year.head = Organisation.objects.get(code=codes[0])
    year.save()
    return year
