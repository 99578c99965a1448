"""The processes that answer are killed while four officers type figures."""

import json
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from sound import database_is_sound, refuse
from web import Site, cookie_of, post

from thidua.apps.accounts.actor import system
from thidua.apps.accounts.models import User
from thidua.apps.movements.models import Indicator
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.organisations.selectors import members
from thidua.apps.reporting.models import ResultLine
from thidua.apps.reporting.services import begin_report
from thidua.core.kernel.periods import Period

TYPISTS, WHOLE_EVERY = 4, 5  # every fifth kill ends the whole site, not its workers only


@dataclass(slots=True)
class Typist:
    """One officer, one cell: types 1, 2, 3 … and remembers what was acknowledged."""

    path: str
    cookie: str
    code: str
    report: int
    typed: int = 0
    acknowledged: int = 0
    version: int = 0
    posts: int = 0
    unsure: int = 0
    wrong: list[str] = field(default_factory=list)

    def type_until_dead(self, site: Site) -> None:
        """Post until the line goes dead; the same figure is sent again after it."""
        while True:
            if self.typed == self.acknowledged:
                self.typed += 1
            status, body = self.send(site)
            if status == 0:
                self.unsure += 1
                return
            if status != 200 or json.loads(body)["state"] != "saved":
                self.wrong.append(f"{status} {body[:200]!r}")
                return
            self.acknowledged, self.version = self.typed, json.loads(body)["version"]

    def send(self, site: Site) -> tuple[int, bytes]:
        self.posts += 1
        fields = {"row": self.code, "col": "value", "value": self.typed, "version": self.version}
        return post(site.port, self.path, self.cookie, fields)

    def check(self) -> None:
        """What is kept is what was acknowledged last, or what was under way."""
        line = ResultLine.objects.filter(report=self.report, indicator__code=self.code).first()
        value, version = (int(line.value), line.version) if line else (0, 0)
        refuse(not self.wrong, f"{self.wrong}")
        known = self.acknowledged, self.typed
        refuse(value in known, f"acknowledged and under way {known}, kept {value}")
        refuse(version in {self.version, self.version + 1}, "a figure was written twice")


def kill_posts(folder: Path, times: int, rng: random.Random) -> Counter[str]:
    """Counts of posts acknowledged, under way at a kill, and of those what was kept."""
    site, typists = Site(folder / "out"), _typists()
    found: Counter[str] = Counter()
    try:
        for number in range(1, times + 1):
            threads = [Thread(target=each.type_until_dead, args=(site,)) for each in typists]
            for thread in threads:
                thread.start()
            _first_answer(typists)
            time.sleep(rng.uniform(0, 0.5))
            whole = number % WHOLE_EVERY == 0
            while any(thread.is_alive() for thread in threads):
                site.kill_whole() if whole else site.kill_workers()
                whole = False
                for thread in threads:
                    thread.join(0.2)
                while site.victim.read(0):
                    pass
            database_is_sound()
            for each in typists:
                each.check()
            found["sites" if number % WHOLE_EVERY == 0 else "workers only"] += 1
    finally:
        site.stop()
    found["posts acknowledged"] = sum(each.acknowledged for each in typists)
    found["posts under way at a kill"] = sum(each.unsure for each in typists)
    return found


def _first_answer(typists: list[Typist]) -> None:
    """Return once somebody's post of this round was acknowledged."""
    before, end = sum(each.acknowledged for each in typists), time.monotonic() + 20
    while sum(each.acknowledged for each in typists) == before and time.monotonic() < end:
        time.sleep(0.002)


def _typists() -> list[Typist]:
    year = BlocYear.objects.select_related("bloc").get()
    code = Indicator.objects.filter(bloc_year=year, unit="count").order_by("pk")[0].code
    found = []
    for member in members(year)[:TYPISTS]:
        agency = Organisation.objects.get(pk=member.pk)
        report = begin_report(system(), year, agency, Period.Q1)
        ResultLine.objects.filter(report=report).delete()
        cookie = cookie_of(User.objects.get(username=f"canbo.{member.code.lower()}"))
        path = f"/{year.bloc.code}/{year.year}/bao-cao-ky/{member.code}/Q1/o/"
        found.append(Typist(path, cookie, code, report.pk))
    return found
