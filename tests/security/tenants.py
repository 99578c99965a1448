"""Two blocs of the same shape that must never learn of one another; each text of A is marked."""

from dataclasses import dataclass
from decimal import Decimal

from tests.apps.assessment.books import TODAY, filled_agency, small_scheme, workbook
from tests.apps.people import person, superior
from tests.apps.small_bloc import bare_bloc

from thidua.apps.accounts.models import User
from thidua.apps.accounts.roles import Role
from thidua.apps.assessment.services import adopt_scheme, import_workbook
from thidua.apps.movements.models import Movement
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.workbook.contents import DeedContents

A, B = "A", "B"


def canary(tenant: str) -> str:
    return f"CANARY-{tenant}-5f0c"


@dataclass(frozen=True)
class Tenant:
    name: str
    year: BlocYear
    codes: tuple[str, ...]
    people: dict[str, User]

    @property
    def home(self) -> str:
        return f"/{self.year.bloc.code}/{self.year.year}/"


def tenant(name: str) -> Tenant:
    """A bloc in which every room has something, with everybody who works there."""
    mark = canary(name)
    codes = tuple(f"{name}{n}" for n in (1, 2, 3))
    year = bare_bloc(*codes, code=f"khoi-{name.lower()}")
    year.bloc.name, year.bloc.superior = f"Khối {mark}", superior(f"TREN-{name}")
    year.bloc.save()
    year.head, year.theme = Organisation.objects.get(code=codes[0]), f"Chủ đề {mark}"
    year.save()
    adopt_scheme(year, small_scheme(), today=TODAY)
    deeds = [
        DeedContents(code, "advice", f"Việc {mark}", quantity=Decimal(3), source_ref="F24")
        for code in codes
    ]
    book = workbook(
        *(filled_agency(code) for code in codes), deeds=deeds, bloc_code=year.bloc.code
    )
    import_workbook(book, file_hash=name.lower() * 64, file_name=f"{mark}.xlsx", today=TODAY)
    Movement.objects.create(bloc_year=year, level="province", name=f"Phong trào {mark}")
    return Tenant(name, year, codes, _people(name, year, codes))


def _people(name: str, year: BlocYear, codes: tuple[str, ...]) -> dict[str, User]:
    first = Organisation.objects.get(code=codes[0])
    above = year.bloc.superior
    assert above is not None
    made = {
        "officer": person(Role.OFFICER, first),
        "leader": person(Role.LEADER, first),
        "secretary": person(Role.BLOC_SECRETARY, first, year=year, username=f"thu-ky-{name}"),
        "standing": person(Role.STANDING_OFFICE, above, username=f"thuong-truc-{name}"),
        "inspector": person(Role.INSPECTOR, above, username=f"kiem-tra-{name}"),
        "member": person(Role.OFFICER, Organisation.objects.get(code=codes[1])),
    }
    for role in (Role.COUNCIL_MEMBER, Role.EDITOR, Role.ARCHIVIST, Role.ORGANISATION_OFFICER):
        made[role.value] = person(role, above, username=f"{role.value}-{name}")
    return made
