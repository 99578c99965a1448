"""Questions of reviewers: asked, answered with proofs, taken; who hears, who sees, who may not."""

from datetime import date

import pytest
from django.urls import reverse
from tests.apps.assessment.stage_world import on_the_day, owned_scheme, staged, staged_scheme

from thidua.apps.accounts.errors import Forbidden, NotVisible, ReasonNeeded, WrongState
from thidua.apps.accounts.models import Transition
from thidua.apps.assessment import services
from thidua.apps.assessment.errors import NotYet
from thidua.apps.assessment.models import Question
from thidua.apps.assessment.questions import questions_page
from thidua.apps.assessment.services import Reply
from thidua.apps.assessment.tasks import tasks_of
from thidua.apps.common import clock
from thidua.apps.common.versions import Stale
from thidua.apps.desk.models import Notice
from thidua.apps.reporting import services as reporting

pytestmark = pytest.mark.django_db
PLACE = ("khoi-thu", 2022)


@pytest.fixture
def s():
    with on_the_day():
        found = staged()
        found.to_cross()
        Notice.objects.all().delete()
        yield found


def url(name: str, *more: object) -> str:
    return reverse(f"assessment:{name}", args=(*PLACE, *more))


def asked(s, code="CQ2A", item="I.3", text="Minh chứng của 8 điểm ở đâu?"):
    checker = s.actor("officer", s.checker_of(code))
    return services.ask_question(checker, s.year, s.sheet("cross", code).pk, item, text)


def reply(s, actor, row, name, text="", *, evidence=(), version=None):
    given = Reply(name, text, evidence, version)
    return services.reply_to_question(actor, s.year, row.pk, given)


def proof(s, code="CQ2A", reference="Báo cáo số 9-BC/CQ2A"):
    entry = reporting.EvidenceEntry(reference=reference)
    agency = s.w.agency(code)
    return reporting.add_evidence(s.actor("officer", code), s.year, agency, entry)


def heard(code: str) -> set[str]:
    return set(
        Notice.objects.filter(code=code, done_at=None).values_list("user__username", flat=True)
    )


def test_a_question_has_a_term_of_three_working_days(s):
    with clock.at(date(2022, 12, 29)):  # a Thursday: Friday, Monday, Tuesday
        row = asked(s)
    assert (row.state, row.due) == ("asked", date(2023, 1, 3))
    step = Transition.objects.get(machine="question")
    assert (step.name, step.target, step.reason) == ("ask", "asked", row.text)
    assert step.agency.code == "CQ2A"


def test_the_agency_hears_answers_with_a_proof_and_the_asker_takes_it(s):
    row, shown = asked(s), proof(s)
    assert heard("notice.question_asked") == {"officer-cq2a", "leader-cq2a"}
    officer = s.actor("officer", "CQ2A")
    reply(s, officer, row, "answer", "Ở báo cáo số 9", evidence=(shown.pk,))
    checker = s.checker_of("CQ2A").lower()
    assert heard("notice.question_answered") == {f"officer-{checker}", f"leader-{checker}"}
    assert heard("notice.question_asked") == set()  # what was asked of the agency is done
    row.refresh_from_db()
    assert (row.answer, row.answered_by) == ("Ở báo cáo số 9", officer.user)
    assert [each.evidence for each in row.citations.all()] == [shown]
    reply(s, s.actor("officer", s.checker_of("CQ2A")), row, "close")
    row.refresh_from_db()
    assert row.state == "closed"
    assert heard("notice.question_closed") == {"officer-cq2a"}


def test_asked_again_it_has_a_new_term_and_every_round_is_kept(s):
    row, checker = asked(s), s.actor("officer", s.checker_of("CQ2A"))
    reply(s, s.actor("officer", "CQ2A"), row, "answer", "Ở phụ lục")
    with clock.at(date(2023, 1, 9)):
        reply(s, checker, row, "ask", "Phụ lục nào?")
    row.refresh_from_db()
    assert (row.state, row.text, row.due) == ("asked", "Phụ lục nào?", date(2023, 1, 12))
    told = Transition.objects.filter(machine="question").order_by("pk")
    assert list(told.values_list("name", "reason")) == [
        ("ask", "Minh chứng của 8 điểm ở đâu?"), ("answer", "Ở phụ lục"), ("ask", "Phụ lục nào?"),
    ]  # fmt: skip


def test_withdrawing_needs_a_reason(s):
    row, checker = asked(s), s.actor("officer", s.checker_of("CQ2A"))
    with pytest.raises(ReasonNeeded):
        reply(s, checker, row, "withdraw")
    reply(s, checker, row, "withdraw", "Đã tìm thấy trong báo cáo")
    row.refresh_from_db()
    assert row.state == "withdrawn"
    with pytest.raises(Forbidden):
        reply(s, s.actor("officer", "CQ2A"), row, "answer", "Muộn")


def test_an_empty_question_and_an_empty_answer_are_refused(s):
    with pytest.raises(NotYet):
        asked(s, text="  ")
    row = asked(s)
    with pytest.raises(ReasonNeeded):
        reply(s, s.actor("officer", "CQ2A"), row, "answer", " ")


def test_a_foreign_proof_is_not_cited(s):
    row, foreign = asked(s), proof(s, "CQ1A")
    reply(s, s.actor("officer", "CQ2A"), row, "answer", "Ở báo cáo", evidence=(foreign.pk,))
    assert row.citations.count() == 0


def test_two_people_at_one_answer(s):
    row = asked(s)
    reply(s, s.actor("officer", "CQ2A"), row, "answer", "Một", version=row.version)
    with pytest.raises(Stale):
        reply(s, s.actor("leader", "CQ2A"), row, "answer", "Hai", version=row.version)
    row.refresh_from_db()
    assert row.answer == "Một"


def test_who_may_ask_whom(s):
    own, sheet = s.sheet("self", "CQ2A"), s.sheet("cross", "CQ2A")
    officer, checker = s.actor("officer", "CQ2A"), s.actor("officer", s.checker_of("CQ2A"))
    for actor, key, error in (
        (officer, own.pk, NotVisible),  # nobody asks himself
        (officer, sheet.pk, NotVisible),  # a draft of the checker
        (s.actor("secretary"), sheet.pk, NotVisible),
        (checker, 0, NotVisible),
    ):
        with pytest.raises(error):
            services.ask_question(actor, s.year, key, "I.3", "Vì sao?")
    with pytest.raises(NotVisible):
        services.ask_question(checker, s.year, sheet.pk, "IX.9", "Vì sao?")
    s.keep("cross", "CQ2A", checker)
    with pytest.raises(Forbidden):  # the check is finished
        services.ask_question(checker, s.year, sheet.pk, "I.3", "Vì sao?")


def test_an_agency_sees_only_what_it_was_asked(s):
    row = asked(s)
    third = next(c for c in ("CQ1A", "CQ3A") if c != s.checker_of("CQ2A"))
    seen = {
        (role, code): len(questions_page(s.actor(role, code), s.year))
        for role, code in [
            ("officer", "CQ2A"), ("officer", s.checker_of("CQ2A")), ("officer", third),
            ("secretary", ""), ("standing", ""), ("inspector", ""), ("admin", ""),
        ]
    }  # fmt: skip
    assert seen == {
        ("officer", "CQ2A"): 1, ("officer", s.checker_of("CQ2A")): 1, ("officer", third): 0,
        ("secretary", ""): 1, ("standing", ""): 1, ("inspector", ""): 1, ("admin", ""): 0,
    }  # fmt: skip
    client = s.w.client("officer", third)
    assert client.get(url("question", row.pk)).status_code == 404
    history = reverse("desk:history", args=(*PLACE, "question", row.pk))
    assert client.get(history).status_code == 404
    assert row.text not in client.get(url("questions")).content.decode()


def test_a_checker_learns_nothing_of_what_the_office_asks_later(s):
    s.change("CQ2A")
    for code in ("CQ1A", "CQ3A"):
        s.keep("cross", code, s.actor("officer", s.checker_of(code)))
    s.settle()
    s.open("bloc")
    s.keep("bloc", "CQ2A", s.actor("secretary"))
    s.open("appraisal")
    sheet = s.sheet("appraisal", "CQ2A")
    row = services.ask_question(s.actor("standing"), s.year, sheet.pk, "I.3", "Giải trình thêm")
    checker = s.w.client("officer", s.checker_of("CQ2A"))
    assert checker.get(url("question", row.pk)).status_code == 404
    history = reverse("desk:history", args=(*PLACE, "question", row.pk))
    assert checker.get(history).status_code == 404
    reply(s, s.actor("officer", "CQ2A"), row, "answer", "Đã nêu ở báo cáo")
    assert heard("notice.question_answered") == {"thuong-truc"}


def test_a_specialised_scorer_asks_and_hears():
    with on_the_day():
        s = staged(owned_scheme())
        s.open("self")
        s.open("specialised")
        scorer = s.actor("officer", "CQ3A")
        sheet = s.sheet("specialised", "CQ1A", "CQ3A")
        row = services.ask_question(scorer, s.year, sheet.pk, "II.1", "Bản tin số mấy?")
        reply(s, s.actor("officer", "CQ1A"), row, "answer", "Số 4")
        assert heard("notice.question_answered") == {"officer-cq3a", "leader-cq3a"}
        assert [each.mine for each in questions_page(scorer, s.year)] == [True]


def test_a_reviewer_who_is_kept_apart_is_called_by_his_office():
    stages = [
        {"code": "self", "name": "Tự chấm", "who": "Đơn vị"},
        {"code": "bloc", "name": "Khối chấm", "who": "Tổ kiểm tra", "sees_earlier": False},
    ]
    with on_the_day():
        s = staged(staged_scheme(stages=stages))
        s.open("self")
        s.self_score("CQ2A")
        s.open("bloc")
        sheet = s.sheet("bloc", "CQ2A")
        services.ask_question(s.actor("secretary"), s.year, sheet.pk, "I.3", "Vì sao?")
        (row,) = questions_page(s.actor("officer", "CQ2A"), s.year)
        assert (row.office, row.person) == ("Khối chấm · Tổ kiểm tra", "")
        (own,) = questions_page(s.actor("secretary"), s.year)
        assert own.person == s.actor("secretary").name


def titles(s, actor) -> list[tuple[str, str]]:
    found = [each for each in tasks_of(actor, s.year) if each.key.startswith("question")]
    return [(each.title, each.status) for each in found]


def test_tasks_of_both_sides_and_of_the_secretary(s):
    row = asked(s)
    checker = s.actor("officer", s.checker_of("CQ2A"))
    assert titles(s, s.actor("officer", "CQ2A")) == [
        ("Trả lời câu hỏi về tiêu chí 3", "todo"),
    ]  # fmt: skip
    assert titles(s, checker) == [("Chờ trả lời câu hỏi về tiêu chí 3", "waiting")]
    assert titles(s, s.actor("secretary")) == []
    with clock.at(date(2023, 1, 20)):
        assert titles(s, s.actor("secretary")) == [("1 câu hỏi của người chấm quá hạn", "todo")]
    reply(s, s.actor("officer", "CQ2A"), row, "answer", "Ở phụ lục")
    assert titles(s, checker) == [("Đọc câu trả lời về tiêu chí 3", "todo")]
    assert titles(s, s.actor("officer", "CQ2A")) == []


def test_the_queue_is_filtered_and_exported(s, django_assert_num_queries):
    asked(s)
    other = asked(s, "CQ1A")
    reply(s, s.actor("officer", "CQ1A"), other, "answer", "Ở phụ lục")
    client = s.w.client("secretary")

    def listed(**query):
        html = client.get(url("questions"), query).content.decode()
        return html.count('<th scope="row">')

    with clock.at(date(2023, 1, 20)):
        counts = [
            listed(), listed(state="late"), listed(state="answered"), listed(state="closed"),
            listed(agency="CQ1A"), listed(state="nonsense"),
        ]  # fmt: skip
    assert counts == [2, 1, 1, 0, 1, 2]
    answer = client.get(url("export_questions"), {"state": "asked"})
    assert answer.headers["Content-Type"].endswith("spreadsheetml.sheet")
    with django_assert_num_queries(8):
        questions_page(s.actor("secretary"), s.year)


def test_asked_and_answered_on_the_pages(s):
    sheet = s.sheet("cross", "CQ2A")
    checker = s.w.client("officer", s.checker_of("CQ2A"))
    line = url("sheet_line", sheet.pk, "I.3")
    assert url("ask", sheet.pk, "I.3") in checker.get(line).content.decode()
    empty = checker.post(url("ask", sheet.pk, "I.3"), {"text": " "})
    assert 'class="error-summary"' in empty.content.decode()
    form = {"text": "Vì sao 8 điểm?", "once": "mot-lan"}
    for _ in range(2):
        assert checker.post(url("ask", sheet.pk, "I.3"), form).url == line
    row = Question.objects.get()
    officer, shown = s.w.client("officer", "CQ2A"), proof(s)
    own = officer.get(url("sheet", s.sheet("self", "CQ2A").pk)).content.decode()
    assert own.count("1 câu hỏi chờ trả lời") == 2  # of the sheet, and at the line
    page = officer.get(url("question", row.pk)).content.decode()
    assert "Vì sao 8 điểm?" in page
    given = {
        "name": "answer",
        "text": "Theo biên bản họp 12/12",
        "evidence": [shown.pk],
        "version": 1,
    }
    assert officer.post(url("question", row.pk), given).url == url("questions")
    html = checker.get(line).content.decode()
    assert html.count("Theo biên bản họp 12/12") == 1
    assert url("proof", shown.pk) in html
    assert checker.get(url("proof", shown.pk)).status_code == 200


def test_a_step_from_another_state_is_refused(s):
    row = asked(s)
    with pytest.raises(WrongState):
        reply(s, s.actor("officer", s.checker_of("CQ2A")), row, "close")
