"""Small records for tests: agencies and the year of a bloc."""

from datetime import date

from thidua.apps.organisations.models import (
    Bloc,
    BlocMember,
    BlocYear,
    Organisation,
    OrganisationVersion,
)

FIRST_DAY = date(2022, 1, 1)


def agency(code: str) -> Organisation:
    """An agency called “Cơ quan …” from the first day of 2022."""
    made = Organisation.objects.create(code=code)
    OrganisationVersion.objects.create(
        organisation=made, name=f"Cơ quan {code}", kind="board", document_format="party",
        first_day=FIRST_DAY,
    )  # fmt: skip
    return made


def bloc_year(*codes: str, code: str = "khoi-thu", year: int = 2022) -> BlocYear:
    """A bloc of these agencies, in this order, and its year."""
    bloc = Bloc.objects.create(code=code, name="Khối thử", place="Nam Định")
    for position, each in enumerate(codes, 1):
        BlocMember.objects.create(
            bloc=bloc, organisation=agency(each), position=position, first_day=FIRST_DAY
        )
    return BlocYear.objects.create(bloc=bloc, year=year)
