"""A department outside the bloc that owns a specialised score: its sheets, and nothing else."""

import pytest
from tests.apps.people import person, signed_in
from tests.security.addresses import every_address
from tests.security.crawl import view_of, walk
from tests.security.things import SCORER, TODAY, A, Things, everything

from thidua.apps.accounts.models import RoleGrant, User
from thidua.apps.accounts.roles import Role
from thidua.apps.assessment.models import SchemeAdoption, ScoreLine, ScoreSheet
from thidua.apps.common import clock
from thidua.apps.organisations.models import BlocMember, Organisation

pytestmark = pytest.mark.django_db
HOME = "/khoi-thu/2022/"
OWN = {"assessment:stages", "assessment:sheet", "assessment:sheet_line"}
# The open year's pages that work on one sheet: they ask for the sheet, whichever it is.
ON_A_SHEET = {
    "assessment:cell", "assessment:paste", "assessment:accept", "assessment:step",
    "assessment:form", "assessment:upload_form",
}  # fmt: skip


@pytest.fixture(scope="module")
def things(kept_db) -> Things:
    """The owner of the specialised score is no member of the bloc any more."""
    found = everything()
    BlocMember.objects.filter(organisation__code=SCORER).delete()
    SchemeAdoption.objects.update(stage="specialised")
    return found


@pytest.fixture(autouse=True)
def on_the_day():
    with clock.at(TODAY):
        yield


def guest() -> User:
    return person(Role.OFFICER, Organisation.objects.get(code=SCORER))


def test_a_guest_finds_his_sheet_from_the_first_page_and_no_dead_link(things):
    met = walk(signed_in(guest()), "/")
    inside = {a: r.status_code for a, r in met.answers.items() if a.startswith(HOME)}
    opened = {view_of(a) for a, status in inside.items() if status == 200}
    assert OWN <= opened <= OWN | ON_A_SHEET
    assert {a: s for a, s in inside.items() if s not in {200, 405}} == {}
    sheet = f"{HOME}cham-diem/phieu/{things.key('specialised')}/"
    assert sheet in met.answers


def test_every_other_address_of_the_year_is_not_there(things, asked):
    client, wrong, count = signed_in(guest()), [], 0
    client.raise_request_exception = False
    for name, address in every_address().items():
        if not address.startswith(HOME) or name in OWN | ON_A_SHEET:
            continue
        count += 1
        statuses = [getattr(client, each)(address).status_code for each in ("get", "post")]
        if not set(statuses) <= {404, 405} or 404 not in statuses:
            wrong.append((name, statuses))
    asked("T-PERM addresses hidden from a guest", count)
    assert wrong == []


@pytest.mark.parametrize("kind", ["self_score", "cross", "bloc_check", "appraisal", "office"])
def test_no_other_sheet_is_there(things, kind):
    client = signed_in(guest())
    assert client.get(f"{HOME}cham-diem/phieu/{things.key(kind)}/").status_code == 404


def test_he_enters_his_own(things):
    sheet = ScoreSheet.objects.get(pk=things.key("specialised"))
    path = f"{HOME}cham-diem/phieu/{sheet.pk}/"
    assert A in signed_in(guest()).get(f"{HOME}cham-diem/").content.decode()
    answer = signed_in(guest()).post(
        f"{path}o/", {"row": "II.1", "col": "reason", "value": "Theo kết luận kiểm tra"}
    )
    assert answer.json()["state"] == "saved"
    assert ScoreLine.objects.get(sheet=sheet).reason == "Theo kết luận kiểm tra"


def test_it_ends_with_the_office_and_with_the_sheet(things):
    user = guest()
    assert signed_in(user).get(f"{HOME}cham-diem/").status_code == 200
    RoleGrant.objects.filter(user=user).update(last_day=clock.today().replace(year=2021))
    assert signed_in(user).get(f"{HOME}cham-diem/").status_code == 404
    RoleGrant.objects.filter(user=user).update(last_day=None)
    ScoreSheet.objects.filter(owner=SCORER).delete()
    assert signed_in(user).get(f"{HOME}cham-diem/").status_code == 404
