"""The races: what several people do at once, and what there must be afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from tests.apps.assessment.books import TODAY
from tests.apps.assessment.stage_world import Staged, staged
from tests.apps.people import actor, person, signed_in
from tests.races.box import BoxCourse

from thidua.apps.accounts.models import Transition
from thidua.apps.accounts.roles import Role
from thidua.apps.assessment import services as scoring
from thidua.apps.assessment.models import Ranking
from thidua.apps.common import clock
from thidua.apps.movements import services as movements
from thidua.apps.movements.models import PactTarget, RegisteredTarget, Registration
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting import services as reporting
from thidua.apps.reporting.models import Deed, Evidence, Report
from thidua.core.kernel.periods import Period

Calls = list[Callable[[], object]]
CODE = "CQ2A"


@dataclass
class Race:
    """`prepare` makes a round and gives its calls; `look` says what is wrong afterwards."""

    prepare: Callable[[int], Calls]
    look: Callable[[], list[str]]
    often: bool = True


class Course:
    """One bloc in which every race is run; a round puts back what the last one did."""

    def __init__(self, draw: Random) -> None:
        self.draw = draw
        with clock.at(TODAY):
            self.s: Staged = staged()
            w = self.s.w
            second = person(Role.LEADER, w.agency(CODE), username="pho")
            self.officer = w.actor("officer", CODE)
            self.leaders = [w.actor("leader", CODE), actor(second)]
            self.browser = w.user("officer", CODE)
            self.row = movements.begin_registration(self.officer, w.year, w.agency(CODE))
            self.report = reporting.begin_report(self.officer, w.year, w.agency(CODE), Period.Q1)
            self.indicator = movements.keep_indicator(w.year, "R-1", label="Thử", unit="count")
        self.before = 0

    def steps(self, name: str) -> int:
        return Transition.objects.filter(name=name).count()

    def registration(self, state: str) -> Registration:
        """The round in that state, submitted by the officer, as no step had been taken."""
        Registration.objects.filter(pk=self.row.pk).update(state=state, titles="Cờ thi đua")
        Transition.objects.all().delete()
        return Registration.objects.get(pk=self.row.pk)

    def one(self, *names: str) -> list[str]:
        """One of these steps was taken, once."""
        taken = {name: self.steps(name) for name in names}
        return [] if sum(taken.values()) == 1 else [f"steps {taken}"]

    # the same form, read by all at the same version
    def keep(self, number: int) -> Calls:
        row = self.registration("draft")
        self.before = row.version

        def entry(n: int) -> movements.RegistrationEntry:
            return movements.RegistrationEntry(f"Cờ {n}", (), {self.indicator.pk: Decimal(n)})

        return [
            lambda n=n: movements.keep_registration(
                self.officer, row, entry(n), version=row.version
            )
            for n in range(number * 4, number * 4 + 4)
        ]  # fmt: skip

    def kept(self) -> list[str]:
        row = Registration.objects.get(pk=self.row.pk)
        values = RegisteredTarget.objects.filter(registration=row).values_list("value", flat=True)
        same = [row.titles] == [f"Cờ {int(value)}" for value in values]
        return [] if same and row.version == self.before + 1 else [f"{row.titles} {list(values)}"]

    # a double click: one token, sent by every thread
    def click(self, number: int) -> Calls:
        self.before = Deed.objects.count()
        path = f"/khoi-thu/2022/bao-cao-ky/{CODE}/Q1/viec/"
        sent = {"once": f"{number}-{self.draw.random()}", "kind": "conference", "text": "Hội nghị"}
        clients = [signed_in(self.browser) for _ in range(4)]

        def post(client: Any) -> None:
            if (status := client.post(path, sent).status_code) != 302:
                raise AssertionError(status)

        return [lambda c=c: post(c) for c in clients]

    def clicked(self) -> list[str]:
        made = Deed.objects.count() - self.before
        return [] if made == 1 else [f"{made} deeds"]

    def submit(self, _number: int) -> Calls:
        row = self.registration("draft")
        people = [self.officer, *self.leaders, self.officer]
        return [lambda a=a: movements.step_registration(a, row, "submit") for a in people]

    def approve(self, _number: int) -> Calls:
        row = self.registration("submitted")
        people = [*self.leaders, *self.leaders]
        return [lambda a=a: movements.step_registration(a, row, "approve") for a in people]

    def approved(self) -> list[str]:
        wanted = RegisteredTarget.objects.filter(registration=self.row).count()
        agency = self.s.w.agency(CODE)
        doubled = PactTarget.objects.filter(agency=agency).count() != wanted
        return [*self.one("approve"), *(["targets of the pact"] if doubled else [])]

    def answer(self, _number: int) -> Calls:
        row = self.registration("submitted")

        def step(person: Any, name: str) -> Callable[[], object]:
            return lambda: movements.step_registration(person, row, name, reason="Xem lại")

        first, second = self.leaders
        return [step(first, "approve"), step(second, "return"), step(second, "approve"),
                step(first, "return")]  # fmt: skip

    # one report in force, the older one replaced, whoever approves first
    def in_force(self, _number: int) -> Calls:
        Report.objects.filter(pk=self.report.pk).update(state="submitted")
        Transition.objects.all().delete()
        row = Report.objects.get(pk=self.report.pk)
        return [lambda a=a: reporting.step_report(a, row, "approve") for a in self.leaders * 2]

    def one_in_force(self) -> list[str]:
        count = Report.objects.filter(agency=self.report.agency, period="Q1", state="in_force")
        return [*self.one("approve"), *([] if count.count() == 1 else ["reports in force"])]

    def same_file(self, number: int) -> Calls:
        self.digest = f"{number:064x}"
        entry = reporting.EvidenceEntry(file_hash=self.digest, file_name="bao-cao.pdf")
        w = self.s.w
        people = [self.officer, *self.leaders, self.officer]
        return [
            lambda a=a: reporting.add_evidence(a, w.year, w.agency(CODE), entry) for a in people
        ]

    def one_proof(self) -> list[str]:
        count = Evidence.objects.filter(file_hash=self.digest).count()
        return [] if count == 1 else [f"{count} proofs"]

    def finalise(self, number: int) -> Calls:
        if number == 0:
            with clock.at(TODAY):
                self.s.all_checked()
                scoring.present_ranking(self.s.actor("secretary"), self.s.year)
        Ranking.objects.update(state="presented")
        Transition.objects.filter(machine="ranking").delete()
        people = [self.s.actor("secretary"), self.s.actor("leader", "CQ1A")] * 2
        return [lambda a=a: scoring.finalise_ranking(a, self.s.year) for a in people]

    def hand_over(self, _number: int) -> Calls:
        w = self.s.w
        elected = scoring.Elected(head=w.agency("CQ2A").pk, deputy=w.agency("CQ3A").pk, day=TODAY)
        people = [self.s.actor("secretary"), self.s.actor("standing")] * 2
        return [lambda a=a: scoring.hand_over(a, self.s.year, elected) for a in people]

    def handed(self) -> list[str]:
        years = BlocYear.objects.filter(bloc=self.s.year.bloc).count()
        return [*self.one("hand_over"), *([] if years == 2 else [f"{years} years"])]


def kinds(draw: Random) -> dict[str, Race]:
    """Each race by its name; the year is finalised and handed over last."""
    c = Course(draw)
    box = BoxCourse(c)
    return {
        "the same form at one version": Race(c.keep, c.kept),
        "one form sent four times": Race(c.click, c.clicked),
        "submit": Race(c.submit, lambda: c.one("submit")),
        "approve": Race(c.approve, c.approved),
        "approve and return": Race(c.answer, lambda: c.one("approve", "return")),
        "approve a report": Race(c.in_force, c.one_in_force),
        "add the same file": Race(c.same_file, c.one_proof),
        "enter one file": Race(box.enter, box.entered),
        "answer one link": Race(box.answer, box.answered),
        "finalise": Race(c.finalise, lambda: c.one("finalise")),
        "hand over": Race(c.hand_over, c.handed, often=False),
    }
