"""Reminders: when, to whom, once a day, quiet when done."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.desk.desk_world import DUE, ReportTask, offered

from thidua.apps.accounts.actor import system
from thidua.apps.accounts.models import RoleGrant, User
from thidua.apps.accounts.services import end_grant
from thidua.apps.common.clock import at
from thidua.apps.desk.agency_tasks import duties_of
from thidua.apps.desk.models import DailyRun, Mail, Notice, Reminder
from thidua.apps.desk.services.daily import quiet_what_is_done, run_day
from thidua.apps.desk.services.reminders import remind_year, stage_of
from thidua.apps.desk.words import notice_words
from thidua.apps.organisations.models import BlocYear

pytestmark = pytest.mark.django_db


def on(days_late: int) -> date:
    return DUE + timedelta(days=days_late)


def remind(w, days_late: int) -> int:
    with at(on(days_late)):
        return remind_year(duties_of(w.year), on(days_late))


@pytest.mark.parametrize(
    ("days_late", "stage"),
    [
        (-8, None), (-7, -7), (-6, -7), (-3, -7), (-2, -2), (-1, -2), (0, 0), (1, 1), (2, 1),
        (3, 3), (9, 3), (10, 10), (16, 10), (17, 17), (92, 87), (93, None),
    ],
)  # fmt: skip
def test_ladder_of_reminders(days_late, stage):
    assert stage_of(days_late) == stage


@given(st.integers(-400, 92))
def test_a_step_of_the_ladder_stays_reached_until_the_next(days_late):
    stage = stage_of(days_late)
    if stage is not None:
        assert stage <= days_late
        assert stage_of(stage) == stage


def test_officers_of_every_agency_hear_before_the_deadline(w, report):
    assert remind(w, -7) == 3
    assert sorted(Notice.objects.values_list("user__username", "code", "due")) == [
        (f"officer-cq{n}a", "notice.remind_before", DUE) for n in (1, 2, 3)
    ]
    row = Reminder.objects.get(agency__code="CQ2A")
    assert (row.kind, row.stage, row.who, row.hearers, row.title) == (
        "before", -7, None, 1, "Báo cáo quý I",
    )  # fmt: skip


def test_second_run_of_a_day_reminds_nobody(w, report):
    assert remind(w, -7) == 3
    assert remind(w, -7) == 0
    assert Notice.objects.count() == Reminder.objects.count() == 3


def test_next_day_between_two_steps_is_quiet(w, report):
    remind(w, -7)
    assert [remind(w, day) for day in (-6, -5, -4, -3)] == [0, 0, 0, 0]
    assert remind(w, -2) == 3


def test_a_day_without_a_worker_is_made_up_for(w, report):
    assert remind(w, -5) == 3
    assert set(Reminder.objects.values_list("stage", flat=True)) == {-7}


def test_agency_that_is_done_is_not_reminded(w, report):
    report.done = {"CQ1A", "CQ3A"}
    assert remind(w, 1) == 1
    assert Notice.objects.get().user == w.user("officer", "CQ2A")


def test_task_without_a_deadline_is_not_reminded_of(w):
    with offered(ReportTask(due=None)):
        assert remind(w, 0) == 0


def test_leader_hears_from_the_third_day(w, report):
    remind(w, 1)
    assert not Notice.objects.filter(user=w.user("leader", "CQ1A")).exists()
    remind(w, 3)
    assert set(
        Notice.objects.filter(agency__code="CQ1A", done_at=None).values_list(
            "user__username", flat=True
        )
    ) == {"officer-cq1a", "leader-cq1a"}
    assert Reminder.objects.get(agency__code="CQ1A", stage=3).kind == "escalation"


def test_newer_reminder_takes_the_place_of_the_older(w, report):
    remind(w, -7)
    remind(w, -2)
    remind(w, 0)
    own = Notice.objects.filter(user=w.user("officer", "CQ1A"))
    assert own.count() == 3
    assert own.get(done_at=None).code == "notice.remind_today"


def test_reminder_goes_when_the_task_is_done(w, report):
    remind(w, 1)
    report.done = {"CQ1A"}
    assert quiet_what_is_done(duties_of(w.year)) == 1
    assert set(Notice.objects.filter(done_at=None).values_list("agency__code", flat=True)) == {
        "CQ2A", "CQ3A",
    }  # fmt: skip


def test_who_left_the_office_is_not_reminded(w, report):
    user = w.user("officer", "CQ1A")
    end_grant(system(), user.grants.get(), last_day=on(-30))
    assert remind(w, 1) == 2
    assert not Notice.objects.filter(user=user).exists()


def test_closed_year_is_quiet(w, report):
    BlocYear.objects.update(phase=BlocYear.Phase.CLOSED)
    with at(on(1)):
        run = run_day(on(1))
    assert (run.reminders, Notice.objects.count()) == (0, 0)


def test_day_is_run_once(w, report):
    with at(on(1)):
        first = run_day(on(1))
        asked = report.asked
        again = run_day(on(1))
    assert (first.reminders, again.reminders, report.asked) == (6, 6, asked)
    assert (DailyRun.objects.count(), Reminder.objects.count()) == (1, 6)


def test_day_that_was_cut_short_goes_on(w, report):
    """A worker that dies after one agency leaves the rest to the next run, and doubles nothing."""
    with at(on(1)):
        remind_year(duties_of(w.year), on(1))
        Reminder.objects.exclude(agency__code="CQ1A").delete()
        Notice.objects.exclude(agency__code="CQ1A").delete()
        run_day(on(1))
    assert Reminder.objects.filter(bloc_year=w.year).count() == 3
    assert Notice.objects.filter(bloc_year=w.year).count() == 3
    assert Mail.objects.filter(user=w.user("officer", "CQ1A")).count() == 1


def test_words_speak_the_language_of_the_reader(w, report):
    remind(w, 1)
    notice = Notice.objects.get(agency__code="CQ2A")
    assert notice_words(notice, "vi") == (
        "Cơ quan CQ2A: “Báo cáo quý I” đã quá hạn 31/03/2022 được 1 ngày. Hãy làm ngay hôm nay"
        " hoặc báo thư ký ngày sẽ nộp."
    )
    assert notice_words(notice, "en") == (
        "Cơ quan CQ2A: “Report of the first quarter” was due on 31/03/2022, 1 days ago. Do it"
        " today or tell the secretary when."
    )


def test_strangers_bloc_is_never_mixed_in(w, report):
    remind(w, 1)
    assert not Notice.objects.filter(user__username__contains="-la").exists()
    with at(on(1)):
        remind_year(duties_of(w.other_year), on(1))
    told = Notice.objects.filter(bloc_year=w.other_year).values_list("user__username", flat=True)
    assert sorted(told) == ["officer-la1", "officer-la2", "officer-la3"]


def test_people_of_the_same_offices_are_asked_for_once_and_all_hear(w, report):
    """A thousand readers of an agency make a day no longer than one."""
    remind(w, -7)
    asked, first = report.asked, w.user("officer", "CQ1A")
    second = User.objects.create(username="officer-second")
    grant = first.grants.get()
    RoleGrant.objects.create(
        user=second, role=grant.role, organisation=grant.organisation, first_day=grant.first_day
    )
    remind(w, -2)
    assert report.asked == 2 * asked
    assert Notice.objects.filter(user=second).count() == 1
