"""Makes the people of the demonstration: generated names, one password, on this machine only."""

from datetime import date

from django.db import transaction

from thidua.apps.accounts.actor import system
from thidua.apps.accounts.demo import DEMO_PASSWORD
from thidua.apps.accounts.models import RoleGrant, User
from thidua.apps.accounts.roles import Role
from thidua.apps.accounts.services import create_account
from thidua.apps.common.seeding import RULEBOOK
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.organisations.selectors import members
from thidua.core.kernel.strict_yaml import read_yaml

PEOPLE = RULEBOOK / "demo" / "people.yaml"


@transaction.atomic
def seed_people(bloc_year: BlocYear) -> None:
    """Give every member an officer and a leader, and the bloc its secretary and superiors.

    A second time changes nothing.
    """
    names = read_yaml(PEOPLE)
    first = date(bloc_year.year, 1, 1)
    for place, member in enumerate(members(bloc_year)):
        agency = Organisation.objects.get(pk=member.pk)
        code = member.code.lower()
        _person(f"canbo.{code}", names["officers"][place], Role.OFFICER, agency, first)
        _person(f"thutruong.{code}", names["leaders"][place], Role.LEADER, agency, first)
    if bloc_year.head:
        secretary = _account("thuky", names["secretary"])
        RoleGrant.objects.get_or_create(
            user=secretary, role=Role.BLOC_SECRETARY, organisation=bloc_year.head,
            bloc_year=bloc_year, defaults={"first_day": first},
        )  # fmt: skip
    if above := bloc_year.bloc.superior:
        _person("thuongtruc", names["standing_office"], Role.STANDING_OFFICE, above, first)
        _person("kiemtra", names["inspector"], Role.INSPECTOR, above, first)
        _person("quantri", names["admin"], Role.ADMIN, above, first)


def _account(username: str, full_name: str) -> User:
    found = User.objects.filter(username=username).first()
    if found is not None:
        return found
    user = create_account(
        system(), username=username, full_name=full_name, email=f"{username}@example.vn"
    )
    user.set_password(DEMO_PASSWORD)
    user.save(update_fields=["password"])
    return user


def _person(username: str, full_name: str, role: Role, at: Organisation, first: date) -> None:
    RoleGrant.objects.get_or_create(
        user=_account(username, full_name), role=role, organisation=at, bloc_year=None,
        defaults={"first_day": first},
    )  # fmt: skip
