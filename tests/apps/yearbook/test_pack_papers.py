from dataclasses import replace

import pytest
from tests.apps.yearbook.packs import FLAG, WHOLE, facts, rows, words

from thidua.apps.yearbook.pack.kinds import PAPERS, MeetingKind, PaperKind, file_name
from thidua.apps.yearbook.pack.meetings import checks, meetings
from thidua.apps.yearbook.pack.papers import compose_pack
from thidua.core.composing.document import Figure, Text, all_spans, plain
from thidua.core.composing.values import changes

ONE = (("BTC", FLAG, "Dẫn đầu Khối"),)


def papers(*args, **fields):
    return {each.kind: each for each in compose_pack(facts(*args, **fields))}


@pytest.mark.parametrize("form", ["party", "state"])
@pytest.mark.parametrize("kind", [MeetingKind.LAUNCH, MeetingKind.YEAREND])
def test_each_meeting_has_its_papers_in_the_format_of_the_head(kind, form):
    made = papers(kind, form=form)
    assert tuple(made) == PAPERS[kind]
    assert {each.document.format for each in made.values()} == {form}


def test_the_number_line_and_the_signature_follow_the_format():
    party, state = (papers(form=form) for form in ("party", "state"))
    assert party[PaperKind.SUBMISSION].document.number == "…-TTr/KTĐ"
    assert state[PaperKind.SUBMISSION].document.number == "…/TTr-KTĐ"
    assert party[PaperKind.INVITATION].document.signature.authority == "T/M Khối thi đua"
    assert state[PaperKind.INVITATION].document.signature.authority == "TM. Khối thi đua"
    assert state[PaperKind.AGENDA].document.number == ""


def test_half_way_a_submission_is_made_only_for_proposals():
    assert PaperKind.SUBMISSION not in papers(MeetingKind.MIDYEAR)
    made = papers(MeetingKind.MIDYEAR, proposals=ONE)
    assert "sáu tháng đầu năm 2022" in plain(made[PaperKind.SUBMISSION].document.summary)


def test_what_the_records_do_not_hold_is_a_marked_blank():
    made = papers()
    assert made[PaperKind.INVITATION].missing == (
        "[cần bổ sung: đại biểu cấp trên]", "[cần bổ sung: giờ họp]", "[cần bổ sung: ngày họp]",
        "[cần bổ sung: địa điểm]",
    )  # fmt: skip
    assert "[cần bổ sung: danh sách đề nghị do Khối thống nhất]" in (
        made[PaperKind.SUBMISSION].missing
    )
    marked = [s for s in all_spans(made[PaperKind.INVITATION].document)
              if isinstance(s, Text) and s.missing]  # fmt: skip
    assert len(marked) == 4


def test_what_was_typed_leaves_no_blank_behind():
    made = papers(proposals=ONE, **WHOLE)
    assert made[PaperKind.INVITATION].missing == ()
    assert made[PaperKind.SUBMISSION].missing == ()
    said = words(made[PaperKind.INVITATION].document)
    assert "Thời gian: 8 giờ 00, thứ Tư, ngày 28 tháng 12 năm 2022." in said
    assert "Chủ trì: Đồng chí chủ trì." in said


def test_the_submission_prints_what_was_ticked_and_nobody_else():
    made = papers(proposals=ONE)[PaperKind.SUBMISSION].document
    assert rows(made) == [["1", "Ban Tổ chức Tỉnh ủy", FLAG, "92,5", "1", "Dẫn đầu Khối"]]
    assert f"Tổng số: 1 {FLAG}." in words(made)


def test_without_a_tick_nobody_is_proposed_anywhere():
    for kind, made in papers().items():
        assert FLAG not in words(made.document), kind
        assert not [row for row in rows(made.document) if FLAG in row], kind


def test_a_ballot_names_no_voter_and_has_two_empty_boxes_a_line():
    made = papers(proposals=ONE)[PaperKind.BALLOT].document
    assert made.unsigned
    assert [row[-2:] for row in rows(made)] == [["", ""], ["", ""]]
    assert rows(made)[1][1:3] == ["Ban Tổ chức Tỉnh ủy", FLAG]


def test_every_member_may_be_elected():
    made = papers()[PaperKind.ELECTION].document
    assert [row[1] for row in rows(made)] == ["Ban Tổ chức Tỉnh ủy", "Ban Bảo vệ 10 =1+1"]


def test_next_years_pact_leaves_its_targets_to_the_agencies():
    made = papers()[PaperKind.PACT].document
    assert "Năm 2023" in plain(made.summary)
    assert [signer.post for signer in made.signers] == [
        "Ban Tổ chức Tỉnh ủy", "Ban Bảo vệ 10 =1+1",
    ]  # fmt: skip
    table = rows(made)
    assert table[0] == ["Nộp báo cáo đúng hạn", "Thực hiện", "%", "97", "–"]
    assert table[1] == ["Nộp báo cáo đúng hạn", "Đăng ký", "%", "……", "–"]


def test_this_years_pact_prints_what_was_promised():
    made = papers(MeetingKind.LAUNCH)[PaperKind.PACT].document
    assert rows(made)[0] == ["Nộp báo cáo đúng hạn", "Đăng ký", "%", "95", "–"]
    given = facts(MeetingKind.LAUNCH)
    own = replace(given, pact=replace(given.pact, content=("1. Hoàn thành 100% nhiệm vụ.",)))
    said = words(compose_pack(own)[-1].document)
    assert "1. Hoàn thành 100% nhiệm vụ." in said
    assert "nội dung do Khối thống nhất" not in said


def test_the_launch_sends_up_what_was_registered_and_names_who_did_not():
    made = papers(MeetingKind.LAUNCH, aims=(("BTC", FLAG),))[PaperKind.SUBMISSION].document
    assert rows(made) == [["1", "Ban Tổ chức Tỉnh ủy", FLAG]]
    assert "Chưa đăng ký: Ban Bảo vệ 10 =1+1." in words(made)


def test_half_way_promise_and_result_stand_above_each_other():
    made = papers(MeetingKind.MIDYEAR)[PaperKind.SCORES].document
    assert rows(made) == [
        ["Sáng kiến", "Đăng ký", "%", "3", "–"], ["Sáng kiến", "Thực hiện", "%", "2", "–"],
    ]  # fmt: skip
    assert "Chưa có báo cáo sáu tháng: Ban Bảo vệ 10 =1+1." in words(made)


def test_the_sign_of_illustration_is_explained_where_it_stands():
    for each in compose_pack(facts(proposals=ONE)):
        shown = any(isinstance(s, Figure) and s.illustrative for s in all_spans(each.document))
        assert ("số liệu minh họa" in plain(each.document.head_note)) == (
            shown or each.kind == PaperKind.REPORT
        ), each.kind


def test_a_changed_score_is_told_by_agency_and_column():
    given = facts(proposals=ONE)
    scoring = given.year.scoring
    first = replace(scoring.places[0], total=scoring.places[0].total + 1)
    other = replace(given, year=replace(given.year, scoring=replace(
        scoring, places=(first, *scoring.places[1:]))))  # fmt: skip
    old = {each.kind: each for each in compose_pack(given)}
    new = {each.kind: each for each in compose_pack(other)}
    kind = PaperKind.SUBMISSION
    told = changes(old[kind].values, new[kind].values)
    assert [(c.place, c.old, c.new) for c in told] == [
        ("Ban Tổ chức Tỉnh ủy · Tổng điểm", "92,5", "93,5")
    ]
    assert old[PaperKind.AGENDA].fingerprint == new[PaperKind.AGENDA].fingerprint
    assert old[kind].fingerprint != new[kind].fingerprint


def test_words_that_were_typed_are_never_read_as_a_template():
    made = papers(venue="{chair} {x} 5")[PaperKind.INVITATION]
    assert "Địa điểm: {chair} {x} 5." in words(made.document)


def test_every_meeting_has_an_agenda_and_checks_for_both_formats():
    assert set(meetings().meetings) == set(MeetingKind)
    for form in ("party", "state"):
        assert len(checks(form)) == 3


def test_names_of_files_hold_plain_letters_only():
    name = file_name(MeetingKind.YEAREND, PaperKind.MINUTES, 2022, 2)
    assert name == "bien-ban-tong-ket-2022-lan-2.docx"
