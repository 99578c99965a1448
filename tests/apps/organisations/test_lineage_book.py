"""What sources tell: the data is checked, nothing of it is in force until a person says so."""

from datetime import date
from pathlib import Path

import pytest
from tests.apps.organisations.agencies import founded, known, merged, names_on, new

from thidua.apps.common.versions import Stale
from thidua.apps.organisations.errors import EventRefused
from thidua.apps.organisations.lineage_book import LINEAGE, lineage_books, read_lineage
from thidua.apps.organisations.models import EventProposal, Organisation, OrganisationEvent
from thidua.apps.organisations.selectors import line_of
from thidua.apps.organisations.services import (
    Decided,
    NewAgency,
    Paper,
    confirm_proposal,
    dismiss_proposal,
    seed_proposals,
)
from thidua.core.kernel.errors import BadData

BOOK = read_lineage(LINEAGE / "2025-nam-dinh.yaml")
GOOD = """\
id: thu
title: Thử
changes:
  - {code: mot, title: Một, kind: dissolved, status: UNCONFIRMED, day_text: năm 2025,
     predecessors: [A], sources: [Báo]}
"""
TWICE = (
    "  - {code: mot, title: Hai, kind: founded, status: UNCONFIRMED, day_text: năm 2025,"
    " founds: [{code: X, name: X, kind: board}], sources: [B]}"
)
TU_2025 = date(2025, 7, 1)


def test_every_file_of_the_rulebook_holds():
    assert [book.id for book in lineage_books()] == ["nam-dinh-2025"]


def test_each_change_has_its_source_and_nam_dinh_s_own_days_are_unconfirmed():
    assert all(change.sources for change in BOOK.changes)
    unconfirmed = {change.code for change in BOOK.changes if change.status == "UNCONFIRMED"}
    assert {"tuyengiao-danvan", "ket-thuc-khoi", "bao-nam-dinh", "ke-tuc-suc-khoe"} <= unconfirmed
    confirmed = {
        change.code: change.day for change in BOOK.changes if change.code == "tinh-ninh-binh"
    }
    assert confirmed == {"tinh-ninh-binh": TU_2025}


@pytest.mark.parametrize(
    ("old", "wrong"),
    [
        ("kind: dissolved", "kind: vanished"),
        ("status: UNCONFIRMED", "status: MAYBE"),
        ("status: UNCONFIRMED", "status: CONFIRMED"),
        ("sources: [Báo]", "sources: []"),
        ("predecessors: [A],", ""),
        ("predecessors: [A],", "predecessors: [A], general: true,"),
        ("day_text: năm 2025", "note: không có ngày"),
        ("day_text: năm 2025", "day: 2025-01-01, decision_day: 2025-02-01"),
        ("title: Một", "title: Một, colour: red"),
        ("changes:", f"changes:\n{TWICE}"),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_is_refused_with_its_place(tmp_path: Path, old, wrong):
    path = tmp_path / "thu.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert read_lineage(path).changes[0].code == "mot"
    path.write_text(GOOD.replace(old, wrong, 1), encoding="utf-8")
    with pytest.raises(BadData) as caught:
        read_lineage(path)
    assert caught.value.data["file"] == "thu.yaml"


@pytest.fixture
def nam_dinh_agencies(db):
    top = known("TU", name="Tỉnh ủy Nam Định")
    names = {
        "BTG": "Ban Tuyên giáo Tỉnh ủy",
        "BDV": "Ban Dân vận Tỉnh ủy",
        "DUK": "Đảng ủy Khối",
        "BND": "Báo Nam Định",
        "BBVSK": "Ban Bảo vệ",
        "TCT": "Trường",
        "BNC": "Ban Nội chính",
    }
    return {"TU": top} | {code: known(code, top, name) for code, name in names.items()}


def test_what_a_source_tells_is_offered_and_changes_nothing(nam_dinh_agencies):
    before = names_on(date(2026, 1, 1))
    seed_proposals(BOOK)
    first = list(EventProposal.objects.order_by("pk").values_list())
    seed_proposals(BOOK)
    assert list(EventProposal.objects.order_by("pk").values_list()) == first
    assert len(first) == len(BOOK.changes)
    assert OrganisationEvent.objects.count() == 0
    after = names_on(date(2026, 1, 1))
    assert {code: after[code] for code in before} == before
    assert set(after) - set(before) == {"TU-HANAM", "TU-NINHBINH-CU"}


def test_a_book_about_others_offers_only_what_is_general(db):
    known("KHAC")
    seed_proposals(BOOK)
    assert set(EventProposal.objects.values_list("general", flat=True)) == {True}


def merger(agencies, day=date(2025, 2, 18), number="1-QĐ/TU"):
    return merged(
        agencies["BTG"], agencies["BDV"], day=day, paper=Paper(number=number),
        founds=NewAgency(code="BTGDV", name="Ban Tuyên giáo và Dân vận Tỉnh ủy", kind="board",
                         parent=agencies["TU"].pk),
    )  # fmt: skip


def test_a_person_makes_a_proposal_an_event_once(nam_dinh_agencies):
    seed_proposals(BOOK)
    row = EventProposal.objects.get(code="tuyengiao-danvan")
    event = confirm_proposal(row.pk, merger(nam_dinh_agencies), Decided(by=7, version=row.version))
    assert confirm_proposal(row.pk, merger(nam_dinh_agencies), Decided(by=7)) == event
    row.refresh_from_db()
    assert (row.state, row.event, row.decided_key) == ("confirmed", event, 7)
    assert set(names_on(date(2025, 2, 18))) & {"BTG", "BDV", "BTGDV"} == {"BTGDV"}
    born = Organisation.objects.get(code="BTGDV")
    assert line_of(born.pk).earlier == {nam_dinh_agencies[code].pk for code in ("BTG", "BDV")}
    seed_proposals(BOOK)
    row.refresh_from_db()
    assert row.state == "confirmed"


def test_three_provincial_committees_become_one_with_all_below_them(nam_dinh_agencies):
    seed_proposals(BOOK)
    row = EventProposal.objects.get(code="tinh-ninh-binh")
    three = [each.pk for each in row.predecessors.all()]
    draft = merged(
        *row.predecessors.all(), day=TU_2025, paper=Paper(needs_check=True, day=date(2025, 6, 25)),
        founds=new("TU-NINHBINH", "Tỉnh ủy Ninh Bình"), heir="TU-NINHBINH",
    )  # fmt: skip
    confirm_proposal(row.pk, draft, Decided())
    there = names_on(TU_2025)
    assert {"TU", "TU-HANAM", "TU-NINHBINH-CU"} & set(there) == set()
    born = Organisation.objects.get(code="TU-NINHBINH")
    assert line_of(born.pk).earlier == set(three)
    assert nam_dinh_agencies["BTG"].versions.get(last_day=None).parent == born


def test_a_proposal_is_set_aside_with_a_reason_and_still_confirmed_later(nam_dinh_agencies):
    seed_proposals(BOOK)
    row = EventProposal.objects.get(code="tuyengiao-danvan")
    with pytest.raises(EventRefused) as caught:
        dismiss_proposal(row.pk, reason=" ", decided=Decided())
    assert caught.value.reason == "reason_missing"
    dismiss_proposal(row.pk, reason="Chưa có quyết định", decided=Decided(version=row.version))
    with pytest.raises(Stale):
        dismiss_proposal(row.pk, reason="Lần nữa", decided=Decided(version=row.version))
    confirm_proposal(row.pk, merger(nam_dinh_agencies), Decided())
    with pytest.raises(EventRefused) as caught:
        dismiss_proposal(row.pk, reason="Không", decided=Decided())
    assert caught.value.reason == "proposal_confirmed"


def test_what_is_of_a_whole_level_changes_no_agency(nam_dinh_agencies):
    seed_proposals(BOOK)
    row = EventProposal.objects.get(code="bo-cap-huyen")
    with pytest.raises(EventRefused) as caught:
        confirm_proposal(row.pk, founded(new("X", "Ban X", None)), Decided())
    assert caught.value.reason == "general"
    assert OrganisationEvent.objects.count() == 0


def test_loading_the_bloc_again_leaves_what_happened_since_alone(nam_dinh):
    from thidua.apps.assessment.seeding import seed_bloc
    from thidua.apps.organisations.models import OrganisationVersion
    from thidua.apps.organisations.selectors import members

    agencies = {code: Organisation.objects.get(code=code) for code in ("TU", "BTG", "BDV")}
    seed_proposals(BOOK)
    row = EventProposal.objects.get(code="tuyengiao-danvan")
    confirm_proposal(row.pk, merger(agencies), Decided())
    rows = list(OrganisationVersion.objects.order_by("pk").values_list())
    again = seed_bloc(None, today=date(2026, 1, 4))
    assert list(OrganisationVersion.objects.order_by("pk").values_list()) == rows
    assert len(members(again)) == 10
    again.year = 2026
    assert {"BTG", "BDV"} & {each.code for each in members(again)} == set()
