"""A bare bloc for tests that need members with chosen codes and nothing else."""

from datetime import date
from itertools import count

from tests.apps.people import superior

from thidua.apps.organisations.models import (
    Bloc,
    BlocMember,
    BlocYear,
    Organisation,
    OrganisationVersion,
)

NEW_YEAR = date(2022, 1, 1)
_numbers = count(1)


def agency(code: str = "") -> Organisation:
    code = code or f"CQ{next(_numbers)}"
    made = Organisation.objects.create(code=code)
    OrganisationVersion.objects.create(
        organisation=made, name=f"Cơ quan {code}", kind="board",
        document_format="party", first_day=NEW_YEAR,
    )  # fmt: skip
    return made


def bare_bloc(*codes: str, code: str = "khoi-thu") -> BlocYear:
    """The year 2022 of a bloc whose members have these codes, in this order."""
    bloc = Bloc.objects.create(code=code, name=f"Khối {code}", superior=superior())
    for position, each in enumerate(codes, 1):
        BlocMember.objects.create(
            bloc=bloc, organisation=agency(each), position=position, first_day=NEW_YEAR
        )
    return BlocYear.objects.create(bloc=bloc, year=2022)
