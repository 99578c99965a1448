"""The pages of agencies through time: read by everybody of the bloc, written by one office."""

import io
import re
from datetime import date

import openpyxl
import pytest
from django.urls import reverse
from tests.apps.people import superior
from tests.apps.small_bloc import NEW_YEAR, agency
from tests.apps.world import world

from thidua.apps.common import clock
from thidua.apps.organisations.models import (
    EventProposal,
    Organisation,
    OrganisationEvent,
    OrganisationVersion,
)
from thidua.apps.organisations.services import rename_organisation

pytestmark = pytest.mark.django_db
AT = ("khoi-thu", 2022)
LIST_QUERIES, AGENCY_QUERIES = 13, 32  # however many agencies and events there are
TODAY = date(2023, 3, 1)
DECIDED = {"day": "01/02/2023", "number": "12-QĐ/TU", "decision_day": "15/01/2023"}


@pytest.fixture
def w():
    with clock.at(TODAY):
        made = world()
        top = superior()
        OrganisationVersion.objects.create(
            organisation=top, name="Tỉnh ủy thử", kind="committee", document_format="party",
            first_day=NEW_YEAR,
        )  # fmt: skip
        OrganisationVersion.objects.filter(organisation__code__startswith="CQ").update(parent=top)
        yield made


def at(name, *args) -> str:
    return reverse(f"lineage:{name}", args=(*AT, *args))


def key(code: str) -> int:
    return Organisation.objects.get(code=code).pk


def text(answer) -> str:
    return answer.content.decode()


def sent(client, url, data):
    """A post as the page sends it, with its hidden fields."""
    page = text(client.get(url))
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    return client.post(url, hidden | data)


def post(w, kind, **data):
    return sent(w.client("standing"), at("record", kind), DECIDED | data)


def test_the_list_shows_the_day_that_is_asked(w):
    rename_organisation(w.agency("CQ1A"), name="Tên mới", day=date(2022, 6, 1), decision="1-QĐ/TU")
    client = w.client("officer", "CQ2A")
    assert "Tên mới" in text(client.get(at("list")))
    old = text(client.get(at("list"), {"ngay": "31/05/2022"}))
    assert "Cơ quan CQ1A" in old
    assert "Tên mới" not in old


def test_a_day_that_is_none_is_told_at_the_field_and_an_early_one_is_empty(w):
    client = w.client("officer", "CQ2A")
    wrong = text(client.get(at("list"), {"ngay": "32/13/2022"}))
    assert 'role="alert"' in wrong
    assert "32/13/2022" in wrong
    assert 'class="empty"' in text(client.get(at("list"), {"ngay": "01/01/1990"}))


def test_nothing_of_another_bloc_stands_in_the_list(w):
    found = text(w.client("standing").get(at("list")))
    assert "CQ1A" in found
    assert "LA1" not in found
    assert w.client("standing").get(at("agency", "LA1")).status_code == 404


@pytest.mark.parametrize("more", [0, 5])
def test_the_list_costs_the_same_for_any_number_of_agencies(w, more, django_assert_num_queries):
    for _ in range(more):
        OrganisationVersion.objects.filter(organisation=agency()).update(parent=superior())
    client = w.client("officer", "CQ2A")
    client.get(at("list"))
    with django_assert_num_queries(LIST_QUERIES):
        client.get(at("list"))


def test_the_list_is_given_out_as_an_excel_file(w):
    answer = w.client("officer", "CQ2A").get(at("export"), {"ngay": "01/02/2022"})
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert "01/02/2022" in str(rows[0][0])
    assert [row[0] for row in rows if row[0] in {"TREN", "CQ1A", "CQ2A", "CQ3A"}] == [
        "TREN", "CQ1A", "CQ2A", "CQ3A",
    ]  # fmt: skip


def test_only_the_standing_office_is_offered_to_record(w):
    link = at("record", "renamed")
    assert link in text(w.client("standing").get(at("list")))
    assert link not in text(w.client("secretary").get(at("list")))
    refused = w.client("secretary").post(link, DECIDED | {"agency": key("CQ1A"), "name": "X"})
    assert refused.status_code == 403
    assert OrganisationEvent.objects.count() == 0


RECORDED = {
    "renamed": {"agency": "CQ1A", "name": "Ban Mới"},
    "moved": {"agency": "CQ1A", "parent": "CQ2A"},
    "dissolved": {"agency": "CQ1A"},
    "merged": {"agencies": ["CQ1A", "CQ2A"], "into": "", "code": "MOI", "name": "Ban Mới",
               "agency_kind": "board", "document_format": "party", "parent": "TREN"},
    "split": {"agency": "CQ1A", "code_1": "MOI", "name_1": "Ban Mới", "code_2": "MOI2",
              "name_2": "Ban Mới Hai"},
    "founded": {"code": "MOI", "name": "Ban Mới", "agency_kind": "board",
                "document_format": "party", "parent": "TREN"},
}  # fmt: skip
NAMED = {"agency", "agencies", "parent", "into"}


def typed(data):
    """Codes of agencies as the keys that a form sends."""

    def one(value):
        return [key(code) for code in value] if isinstance(value, list) else key(value)

    return {name: one(value) if name in NAMED and value else value for name, value in data.items()}


@pytest.mark.parametrize("kind", RECORDED)
def test_every_kind_of_event_is_recorded_by_its_form_once(w, kind):
    client = w.client("standing")
    url = at("record", kind)
    hidden = dict(
        re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text(client.get(url)))
    )
    data = hidden | DECIDED | typed(RECORDED[kind])
    first, second = client.post(url, data), client.post(url, data)
    event = OrganisationEvent.objects.get()
    assert (first.url, second.url) == (at("event", event.pk),) * 2
    assert (event.kind, event.decision, event.recorded_key) == (
        kind, "12-QĐ/TU", w.user("standing").pk,
    )  # fmt: skip
    page = text(client.get(first.url))
    assert "12-QĐ/TU" in page
    assert str(w.user("standing")) in page
    assert client.get(at("agency", "CQ1A")).status_code == 200


@pytest.mark.parametrize(
    ("kind", "field", "data"),
    [
        ("renamed", "number", {"number": ""}),
        ("renamed", "day", {"day": "01/02/2021", "decision_day": ""}),
        ("renamed", "decision_day", {"decision_day": "01/03/2023"}),
        ("renamed", "name", {"name": "Cơ quan CQ2A"}),
        ("renamed", "name", {"name": "Cơ quan CQ1A"}),
        ("moved", "parent", {"agency": "TREN"}),
        ("moved", "parent", {"parent": "TREN"}),
        ("dissolved", "heir", {"agency": "TREN"}),
        ("merged", "agencies", {"agencies": ["CQ1A"], "into": "CQ1A"}),
        ("merged", "code", {"code": ""}),
        ("merged", "code", {"code": "CQ3A"}),
        ("split", "code_2", {"code_2": "", "name_2": ""}),
        ("founded", "parent", {"parent": ""}),
    ],
)
def test_what_can_not_be_is_told_at_its_field_and_what_was_typed_is_kept(w, kind, field, data):
    answer = post(w, kind, **typed(RECORDED[kind] | data))
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    page = text(answer)
    assert 'role="alert"' in page
    assert "12-QĐ/TU" in page or field == "number"
    assert OrganisationEvent.objects.count() == 0


def test_an_agency_of_another_bloc_is_no_choice(w):
    answer = post(w, "renamed", agency=key("LA1"), name="X")
    assert list(answer.context["form"].errors) == ["agency"]


def test_a_wrong_entry_is_corrected_and_the_wrong_one_stays_on_record(w):
    client = w.client("standing")
    post(w, "renamed", agency=key("CQ1A"), name="Ban Sai")
    wrong = OrganisationEvent.objects.get()
    url = at("correct", wrong.pk)
    page = text(client.get(url))
    assert 'value="Ban Sai"' in page
    assert list(sent(client, url, DECIDED | {"agency": key("CQ1A"), "name": "Ban Đúng"})
                .context["form"].errors) == ["reason"]  # fmt: skip
    answer = sent(
        client, url,
        DECIDED | {"agency": key("CQ1A"), "name": "Ban Đúng", "reason": "Gõ nhầm tên"},
    )  # fmt: skip
    right = OrganisationEvent.objects.get(withdrawn_at=None)
    assert (answer.url, right.corrects) == (at("event", right.pk), wrong)
    old = text(client.get(at("event", wrong.pk)))
    assert "Gõ nhầm tên" in old
    assert at("event", right.pk) in old
    assert at("correct", wrong.pk) not in old


@pytest.mark.parametrize("kind", ["merged", "split", "moved", "dissolved", "founded"])
def test_the_form_of_a_correction_says_what_the_event_says(w, kind):
    client = w.client("standing")
    post(w, kind, **typed(RECORDED[kind]))
    event = OrganisationEvent.objects.get()
    form = client.get(at("correct", event.pk)).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    data |= {"day": "02/02/2023", "decision_day": "15/01/2023", "reason": "Sai ngày"}
    answer = client.post(
        at("correct", event.pk), {k: v for k, v in data.items() if v is not False}
    )
    assert answer.status_code == 302, answer.context["form"].errors
    right = OrganisationEvent.objects.get(withdrawn_at=None)
    assert right.day == date(2023, 2, 2)
    assert set(right.successors.values_list("code")) == set(event.successors.values_list("code"))


def test_two_people_at_one_event_the_second_sees_that_it_was_changed(w):
    client = w.client("standing")
    post(w, "renamed", agency=key("CQ1A"), name="Ban Sai")
    event = OrganisationEvent.objects.get()
    old = {"version": event.version, "reason": "Nhầm"}
    OrganisationEvent.objects.update(version=event.version + 1)
    assert client.post(at("withdraw", event.pk), old).status_code == 409


def test_an_entry_is_withdrawn_with_its_reason(w):
    client = w.client("standing")
    post(w, "renamed", agency=key("CQ1A"), name="Ban Sai")
    event = OrganisationEvent.objects.get()
    assert list(sent(client, at("withdraw", event.pk), {"reason": ""}).context["form"].errors) == [
        "reason"
    ]
    sent(client, at("withdraw", event.pk), {"reason": "Không có quyết định"})
    page = text(client.get(at("agency", "CQ1A")))
    assert "Không có quyết định" in page
    assert "Ban Sai" in page
    assert "Ban Sai" not in text(client.get(at("list"), {"ngay": "01/03/2023"}))


def test_what_stands_on_an_entry_is_named_when_it_can_not_be_withdrawn(w):
    client = w.client("standing")
    post(w, "founded", **typed(RECORDED["founded"]))
    event = OrganisationEvent.objects.get()
    rename_organisation(
        Organisation.objects.get(code="MOI"), name="Ban Khác", day=TODAY, decision="2-QĐ/TU"
    )
    answer = sent(client, at("withdraw", event.pk), {"reason": "Nhầm"})
    assert "Ban Khác" in str(answer.context["form"].non_field_errors())


@pytest.fixture
def proposal(w):
    made = EventProposal.objects.create(
        code="hop-nhat", title="Hợp nhất hai ban", kind="merged", day_text="02/2023",
        sources=["https://example.vn/bai"], under=superior(), note="Chưa rõ ngày",
        founds=[{"code": "MOI", "name": "Ban Mới", "short_name": "", "kind": "board",
                 "format": "party"}],
    )  # fmt: skip
    made.predecessors.set([w.agency("CQ1A"), w.agency("CQ2A")])
    return made


def test_a_proposal_is_read_by_all_and_decided_by_one_office(w, proposal):
    for role, code in (("officer", "CQ1A"), ("secretary", ""), ("standing", "")):
        page = text(w.client(role, code).get(at("proposals")))
        assert "Hợp nhất hai ban" in page
        assert (at("confirm", proposal.code) in page) == (role == "standing")


def test_a_proposal_is_completed_and_confirmed(w, proposal):
    client = w.client("standing")
    form = client.get(at("confirm", proposal.code)).context["form"]
    given = {name: form[name].value() for name in form.fields if form[name].value()}
    assert (given["code"], sorted(given["agencies"])) == (
        "MOI", sorted(str(key(code)) for code in ("CQ1A", "CQ2A")),
    )  # fmt: skip
    data = given | DECIDED
    unchecked = client.post(at("confirm", proposal.code), data)
    assert list(unchecked.context["form"].errors) == ["checked"]
    client.post(at("confirm", proposal.code), data | {"checked": "on"})
    proposal.refresh_from_db()
    assert proposal.state == "confirmed"
    page = text(client.get(at("proposals")))
    assert at("event", proposal.event.pk) in page
    assert at("confirm", proposal.code) not in page
    assert "Ban Mới" in text(client.get(at("list"), {"ngay": "01/02/2023"}))


def test_a_proposal_is_set_aside_with_its_reason(w, proposal):
    client = w.client("standing")
    sent(client, at("dismiss", proposal.code), {"reason": "Tỉnh ta không làm"})
    page = text(client.get(at("proposals")))
    assert "Tỉnh ta không làm" in page
    assert str(w.user("standing")) in page


def test_a_proposal_about_strangers_is_not_there(w, proposal):
    proposal.predecessors.set([w.agency("LA1")])
    proposal.under = None
    proposal.save()
    client = w.client("standing")
    assert client.get(at("confirm", proposal.code)).status_code == 404
    assert "Hợp nhất hai ban" not in text(client.get(at("proposals")))


def test_without_proposals_the_page_says_what_to_do(w):
    assert 'class="empty"' in text(w.client("officer", "CQ1A").get(at("proposals")))


def test_an_agency_says_that_nothing_passes_on_by_itself(w):
    post(w, "merged", **typed(RECORDED["merged"]))
    client = w.client("officer", "CQ1A")
    for code, other in (("MOI", "CQ1A"), ("CQ1A", "MOI")):
        page = text(client.get(at("agency", code)))
        assert at("agency", other) in page
        assert "không tự chuyển" in page
    assert "không tự chuyển" not in text(client.get(at("agency", "CQ3A")))


def test_the_search_finds_agencies_of_old_and_new_lines(w):
    post(w, "founded", **typed(RECORDED["founded"]))
    page = text(w.client("officer", "CQ1A").get("/tim/", {"q": "ban moi"}))
    assert at("agency", "MOI") in page
    assert at("agency", "MOI") not in text(
        w.client("officer", "LA1").get("/tim/", {"q": "ban moi"})
    )


def test_an_unknown_kind_is_not_there(w):
    assert w.client("standing").get(at("record", "vanished")).status_code == 404


def test_an_agency_names_who_stood_above_and_below_it_in_the_year(w):
    client = w.client("officer", "CQ1A")
    top = client.get(at("agency", "TREN")).context["found"]
    assert [party.code for party in top.below] == ["CQ1A", "CQ2A", "CQ3A"]
    below = client.get(at("agency", "CQ1A")).context["found"]
    assert [party.name for party in below.above] == ["Tỉnh ủy thử"]


@pytest.mark.parametrize("more", [0, 4])
def test_a_history_costs_the_same_however_long_it_is(w, more, django_assert_num_queries):
    for month in range(1, more + 2):
        rename_organisation(
            w.agency("CQ1A"), name=f"Tên {month}", day=date(2022, month + 1, 1), decision="1-QĐ/TU"
        )
    client = w.client("officer", "CQ1A")
    client.get(at("agency", "CQ1A"))
    with django_assert_num_queries(AGENCY_QUERIES):
        client.get(at("agency", "CQ1A"))
