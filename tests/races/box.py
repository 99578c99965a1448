"""The races of the box: one file entered by two secretaries, one link answered by many."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from tests.apps.assessment.books import TODAY

from thidua.apps.accounts.models import Transition
from thidua.apps.common.clock import now
from thidua.apps.common.uploads import KeptFile
from thidua.apps.reporting.box import links, services
from thidua.apps.reporting.models import BoxFile, BoxFinding, Confirmation, Report, ResultLine

if TYPE_CHECKING:
    from tests.races.kinds import Course

Calls = list[Callable[[], object]]
PERIOD = "Q2"


class BoxCourse:
    """What an agency sent, handled by two at once in the bloc of `course`."""

    def __init__(self, course: "Course") -> None:
        self.c, self.agency = course, course.report.agency
        self.year = course.s.w.year
        self.secretary = course.s.w.actor("secretary")
        self.file, self.rounds = BoxFile(), 0

    def waiting(self, number: int) -> BoxFile:
        """A file with one accepted figure, beside the value that stands there now."""
        stands = ResultLine.objects.filter(
            report__agency=self.agency, report__period=PERIOD, report__state="in_force"
        ).first()
        self.file = BoxFile.objects.create(
            bloc_year=self.year, agency=self.agency, period=PERIOD, file_hash=f"{number:064x}",
            file_name=f"quy-2-{number}.docx", size=1, received_at=now(),
        )  # fmt: skip
        BoxFinding.objects.create(
            file=self.file, kind="figure", position=1, written=str(number),
            place_code="place.line", place_data={"first": 1},
            indicator=self.c.indicator, state="accepted", taken=Decimal(number),
            beside=stands.value if stands else None,
        )  # fmt: skip
        return self.file

    def enter(self, number: int) -> Calls:
        key = self.waiting(number).pk
        self.rounds = Report.objects.filter(agency=self.agency, period=PERIOD).count()
        Transition.objects.all().delete()
        return [lambda: services.enter_file(self.secretary, self.year, key, version=None)] * 4

    def entered(self) -> list[str]:
        rounds = Report.objects.filter(agency=self.agency, period=PERIOD)
        numbers = rounds.count() - self.rounds, rounds.filter(state="in_force").count()
        return [] if numbers == (1, 1) else [f"new rounds, in force: {numbers}"]

    def answer(self, number: int) -> Calls:
        """Twice the link, twice the signed paper, for the same figures."""
        file = self.waiting(10**6 + number)
        report = services.enter_file(self.secretary, self.year, file.pk, version=None)
        asked = services.ask_leader(self.secretary, self.year, report)
        Transition.objects.all().delete()
        digest = links.digest_of(report.results.all())
        said = services.Answer(name="Lãnh đạo", address="127.0.0.1", digest=digest, confirms=True)
        paper = services.Paper(
            number="12-CV/CQ", day=TODAY, name="Lãnh đạo",
            file=KeptFile("0" * 64, "giay.pdf", 1, "pdf"),
        )  # fmt: skip
        return [
            lambda: services.settle_by_link(asked.pk, said),
            lambda: services.settle_by_paper(self.secretary, self.year, report, paper),
        ] * 2

    def answered(self) -> list[str]:
        lines = ResultLine.objects.filter(
            report__agency=self.agency, report__period=PERIOD, report__state="in_force"
        )
        marks = set(lines.values_list("on_behalf", flat=True))
        open_ones = Confirmation.objects.filter(state=Confirmation.State.ASKED).count()
        wrong = [] if (marks, open_ones) == ({"confirmed"}, 0) else [f"{marks} {open_ones}"]
        return [*self.c.one("confirm"), *wrong]
