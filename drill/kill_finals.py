"""The process that answers is killed while the head of the bloc makes the ranking final."""

import os
import random
import signal
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from threading import Thread

from marks import where
from sound import database_is_sound, refuse, rules_hold
from victims import Moment, Pace
from web import Site, cookie_of, post

from thidua.apps.accounts.actor import system
from thidua.apps.accounts.models import Transition, User
from thidua.apps.assessment import services
from thidua.apps.assessment.models import Ranking, RankingRow
from thidua.apps.assessment.sheet_selectors import ranking_in_force
from thidua.apps.desk.models import Notice
from thidua.apps.organisations.models import BlocYear

TABLE = "assessment_ranking"
PATH = "/{}/{}/binh-xet/chot/"


class Meeting:
    """The year at hand, and the post that ends it."""

    def __init__(self, folder: Path) -> None:
        self.year = BlocYear.objects.select_related("bloc", "head").get()
        head = self.year.head
        assert head is not None
        self.cookie = cookie_of(User.objects.get(username=f"thutruong.{head.code.lower()}"))
        self.site = Site(folder / "out", TABLE)
        self.answer = 0

    def present(self) -> Ranking:
        """A presented ranking; the last one is unlocked and kept."""
        if ranking_in_force(self.year):
            services.unlock_ranking(system(), self.year, "diễn tập")
        return services.present_ranking(system(), self.year)

    def finalise(self, ranking: Ranking) -> None:
        self.answer = self._post(ranking)

    def again(self, ranking: Ranking) -> int:
        """The same form once more; the processes that were killed are replaced meanwhile."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if status := self._post(ranking):
                return status
            time.sleep(0.05)
        return 0

    def _post(self, ranking: Ranking) -> int:
        fields = {"version": ranking.version, "once": f"chot-{ranking.pk}"}
        path = PATH.format(self.year.bloc.code, self.year.year)
        return post(self.site.port, path, self.cookie, fields)[0]


def kill_finals(folder: Path, times: int, rng: random.Random) -> Counter[str]:
    meeting = Meeting(folder)
    found: Counter[str] = Counter()
    try:
        _pace(meeting)  # the first request of a process is slower
        pace = _pace(meeting)
        for _number in range(times):
            found[_one_kill(meeting, pace.draw(rng))] += 1
    finally:
        meeting.site.stop()
    return found


def _pace(meeting: Meeting) -> Pace:
    """When a whole finalisation took each of its steps."""
    ranking, victim = meeting.present(), meeting.site.victim
    thread, begun, times = Thread(target=meeting.finalise, args=(ranking,)), time.monotonic(), []
    victim.drain()
    first = len(victim.told)
    thread.start()
    while thread.is_alive():
        if victim.read(0.01):
            times += [time.monotonic() - begun] * (len(victim.told) - first - len(times))
    thread.join()
    refuse(meeting.answer == 302, f"the whole finalisation answers {meeting.answer}")
    return Pace(times, time.monotonic() - begun, victim.words(first))


def _one_kill(meeting: Meeting, moment: Moment) -> str:
    ranking, victim = meeting.present(), meeting.site.victim
    victim.drain()  # what the form told that was sent once more
    first, meeting.answer = len(victim.told), 0
    thread = Thread(target=meeting.finalise, args=(ranking,))
    thread.start()
    victim.reach(moment, first, seconds=20)
    workers = {pid for pid, _word in victim.told[first:]} or set(meeting.site.workers())
    for pid in workers:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    thread.join()
    victim.drain()
    told = [word for pid, word in victim.told[first:] if pid in workers]
    met = "after the answer" if meeting.answer == 302 else where(told)
    database_is_sound()
    rules_hold()
    state = Ranking.objects.get(pk=ranking.pk).state
    if met in {"before the write", "within the write"}:
        refuse(state == "presented", f"{met}, yet {state}")
    elif met != "at the commit":
        refuse(state == "final", f"{met}, yet {state}")
    _steps(ranking, state)
    refuse(meeting.again(ranking) == 302, "the repeated post failed")
    _steps(ranking, "final")
    return met


def _steps(ranking: Ranking, state: str) -> None:
    """The ranking stands there, with one step and one notice a hearer for each step."""
    row = Ranking.objects.get(pk=ranking.pk)
    refuse(row.state == state, f"{row.state}, not {state}")
    rows = RankingRow.objects.filter(ranking=ranking)
    refuse(rows.count() == rows.values("agency").distinct().count() > 0, "rows of the ranking")
    steps = Transition.objects.filter(subject_type="assessment.ranking", subject_id=ranking.pk)
    names = sorted(steps.values_list("name", flat=True))
    wanted = ["finalise", "present"] if state == "final" else ["present"]
    refuse(names == wanted, f"steps {names} for a ranking that is {state}")
    told = Notice.objects.values_list("user", "key")
    refuse(len(told) == len(set(told)), "a notice twice")
