"""A small bloc in the middle of its scoring: reports are in, nobody has scored."""

from dataclasses import dataclass, replace
from decimal import Decimal

from tests.apps.assessment.books import TODAY, small_scheme
from tests.apps.world import CODES, World, world

from thidua.apps.accounts.actor import Actor
from thidua.apps.assessment import services
from thidua.apps.assessment.models import Explanation, ScoreSheet
from thidua.apps.assessment.services import Cell, Said, StageForm, Step
from thidua.apps.common import clock
from thidua.apps.reporting.entries import ReportEntry, ResultEntry
from thidua.apps.reporting.models import Report
from thidua.apps.reporting.services import file_report
from thidua.core.scoring.scheme import Scheme

STAGES = [
    {"code": "self", "name": "Tự chấm", "who": "Đơn vị", "sees_earlier": False},
    {"code": "specialised", "name": "Chuyên trách chấm", "who": "Cơ quan chuyên trách"},
    {"code": "cross", "name": "Chấm chéo", "who": "Đơn vị được phân công"},
    {"code": "bloc", "name": "Khối chấm", "who": "Khối"},
    {"code": "appraisal", "name": "Thẩm định", "who": "Thường trực"},
]
OWNED = {
    "id": "II", "code": "II", "name": "Điểm chuyên trách", "max": 10,
    "items": [
        {"id": "II.1", "code": "1", "name": "Bản tin", "max": 5, "scored_by": "CQ3A",
         "inputs": [{"label": "Điểm", "unit": "points"}], "rule": {"given": {}}},
        {"id": "II.2", "code": "2", "name": "Thi đua chung", "max": 5, "scored_by": "HD",
         "inputs": [{"label": "Điểm", "unit": "points"}], "rule": {"given": {}}},
    ],
}  # fmt: skip


def staged_scheme(**changes) -> Scheme:
    """The small scheme with all five stages."""
    return small_scheme(**{"stages": STAGES, "id": "nam-giai-doan"} | changes)


def owned_scheme() -> Scheme:
    """The same with two items that the agency does not score itself."""
    plain = staged_scheme().model_dump(by_alias=True, mode="json")
    return small_scheme(
        stages=STAGES, id="co-chuyen-trach", total=40, sections=[*plain["sections"], OWNED],
        scorers={"CQ3A": "Cơ quan CQ3A", "HD": "Thường trực Hội đồng"},
    )  # fmt: skip


@dataclass(frozen=True)
class Staged:
    """The world with what its people do in scoring; each step is the product's own service."""

    w: World

    @property
    def year(self):
        return self.w.year

    def actor(self, role: str, code: str = "") -> Actor:
        return self.w.actor(role, code)

    def open(self, stage: str) -> None:
        services.open_stage(self.actor("secretary"), self.year, StageForm(stage))

    def sheet(self, stage: str, code: str, owner: str = "") -> ScoreSheet:
        return ScoreSheet.objects.exclude(state__in=("replaced", "returned")).get(
            bloc_year=self.year, stage=stage, agency__code=code, owner=owner
        )

    def put(self, actor: Actor, sheet: ScoreSheet, *cells: tuple[str, str, str]) -> None:
        services.save_cells(actor, self.year, sheet.pk, [Cell(*cell) for cell in cells])

    def step(self, actor: Actor, sheet: ScoreSheet, name: str, reason: str = "") -> ScoreSheet:
        return services.take_step(actor, self.year, sheet.pk, Step(name, reason))

    def self_score(self, code: str, points: str = "8,5") -> ScoreSheet:
        """Officer enters and submits, leader approves."""
        officer, sheet = self.actor("officer", code), self.sheet("self", code)
        self.put(
            officer, sheet, ("I.2", "value", "có"), ("I.3", "value", points),
            ("I.3", "reason", "Theo biên bản"),
        )  # fmt: skip
        self.step(officer, sheet, "submit")
        return self.step(self.actor("leader", code), sheet, "approve")

    def checker_of(self, code: str) -> str:
        return self.year.cross_checks.get(checked__code=code).checker.code

    def checked_by(self, code: str) -> str:
        return self.year.cross_checks.get(checker__code=code).checked.code

    def to_cross(self) -> None:
        """Everybody has scored himself; the cross-check is drawn and open."""
        self.open("self")
        for n, code in enumerate(CODES):
            self.self_score(code, f"{7 + n}")
        services.draw_crossing(self.actor("secretary"), self.year, "27/12/2022")
        self.open("cross")

    def change(self, code: str, points: str = "6", item: str = "I.3") -> ScoreSheet:
        """The checker lowers a line of an agency and finishes."""
        checker, sheet = self.actor("officer", self.checker_of(code)), self.sheet("cross", code)
        self.put(checker, sheet, (item, "value", points), (item, "reason", "Thiếu minh chứng"))
        return self.step(checker, sheet, "finish")

    def keep(self, stage: str, code: str, actor: Actor) -> ScoreSheet:
        """A reviewer leaves all lines of an agency as they are."""
        return self.step(actor, self.sheet(stage, code), "finish")

    def all_checked(self) -> None:
        """Cross-check, explanation, bloc and appraisal are done; CQ2A lost a point or two."""
        self.to_cross()
        self.change("CQ2A")
        for code in ("CQ1A", "CQ3A"):
            self.keep("cross", code, self.actor("officer", self.checker_of(code)))
        self.settle()
        self.open("bloc")
        for code in CODES:
            self.keep("bloc", code, self.actor("secretary"))
        self.open("appraisal")
        for code in CODES:
            self.keep("appraisal", code, self.actor("standing"))

    def settle(self) -> None:
        for row in Explanation.objects.exclude(state="settled").select_related("sheet__agency"):
            officer = self.actor("officer", row.sheet.agency.code)
            self.say(officer, row, "answer", "Đã bổ sung minh chứng")
            self.say(self.actor("secretary"), row, "settle")

    def say(self, actor: Actor, row: Explanation, name: str, text: str = "") -> Explanation:
        return services.say_to_difference(actor, self.year, row.pk, Said(name, text))


def staged(scheme: Scheme | None = None) -> Staged:
    """The year's reports are in and the scheme is adopted; nothing is scored."""
    found = world()
    services.adopt_scheme(found.year, scheme or staged_scheme(), today=TODAY)
    for n, code in enumerate(CODES):
        report = ReportEntry(
            period="Y", origin=Report.Origin.WORKBOOK, filed_on=TODAY,
            results=(ResultEntry(indicator="KT-01", value=Decimal(90 + n)),),
        )  # fmt: skip
        file_report(found.year, found.agency(code), report)
    pact_of(found)
    return Staged(found)


def pact_of(found: World) -> None:
    from thidua.apps.movements.models import Indicator, Pact, PactTarget

    pact, _ = Pact.objects.get_or_create(bloc_year=found.year)
    for code in CODES:
        PactTarget.objects.create(
            pact=pact, agency=found.agency(code), value=90,
            indicator=Indicator.objects.get(bloc_year=found.year, code="KT-01"),
        )  # fmt: skip


def on_the_day():
    """Everything of these tests happens on one day."""
    return clock.at(TODAY)


__all__ = ["Staged", "owned_scheme", "replace", "staged", "staged_scheme"]
