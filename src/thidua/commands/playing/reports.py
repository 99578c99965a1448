"""The reports of the year: most in time, some late, one sent back, one never begun."""

from datetime import date
from decimal import Decimal

from thidua.apps.common import clock
from thidua.apps.movements.models import Indicator
from thidua.apps.organisations.selectors import Member
from thidua.apps.reporting import services
from thidua.apps.reporting.entries import DeedEntry
from thidua.apps.reporting.models import Report, ResultLine
from thidua.apps.reporting.services import EvidenceEntry
from thidua.commands.playing.cast import Cast
from thidua.core.kernel.periods import Period

SHARE = {Period.Q1: 22, Period.H1: 50, Period.M9: 74, Period.Y: 100}  # of a year's counts
DAY = {Period.Q1: (3, 22), Period.H1: (6, 22), Period.M9: (9, 22), Period.Y: (11, 24)}
LATE, RETURNED, SILENT = 8, 3, 9  # places in the list


def play_reports(cast: Cast) -> None:
    """File four periods for every member; the last agency misses the nine months."""
    if Report.objects.filter(bloc_year=cast.year).exists():
        return
    for period in Period:
        month, day = DAY[period]
        for place, member in enumerate(cast.members):
            if period == Period.M9 and place == SILENT:
                continue
            late = 6 if place == LATE and period != Period.Y else 0
            with clock.at(date(cast.year.year, month, day + late)):
                _file(cast, member, place, period)


def _file(cast: Cast, member: Member, place: int, period: Period) -> None:
    officer, leader = cast.officer(member.code), cast.leader(member.code)
    agency = cast.agency(member.code)
    row = _write(cast, member, place, period)
    proof = services.add_evidence(
        officer, cast.year, agency,
        EvidenceEntry(reference=f"Báo cáo số {10 + place}-BC/{member.code}", day=clock.today()),
    )  # fmt: skip
    for line in ResultLine.objects.filter(report=row):
        services.cite_result(officer, row, line, {proof.pk: None})
    services.step_report(officer, row, "submit")
    if place == RETURNED and period == Period.H1:
        reason = "Có số liệu chưa khớp chương trình công tác; hãy kiểm tra lại."
        services.step_report(leader, row, "return", reason=reason)
        row = services.begin_report(officer, cast.year, agency, period)
        services.step_report(officer, row, "submit")
    services.step_report(leader, row, "approve")


def _write(cast: Cast, member: Member, place: int, period: Period) -> Report:
    officer = cast.officer(member.code)
    row = services.begin_report(officer, cast.year, cast.agency(member.code), period)
    known = {line.indicator_id: line.version for line in row.results.all()}
    for number, indicator in enumerate(Indicator.objects.filter(bloc_year=cast.year)):
        text = _figure(indicator, place, number, period)
        services.keep_cell(officer, row, indicator.code, text, version=known.get(indicator.pk, 0))
    services.keep_deed(officer, row, DeedEntry(
        kind="advice", text="Tham mưu cấp ủy văn bản triển khai nhiệm vụ của kỳ",
        quantity=Decimal(3 + place), noun="văn bản", day=clock.today(),
    ))  # fmt: skip
    return row


def _figure(indicator: Indicator, place: int, number: int, period: Period) -> str:
    """A plausible figure: shares hardly move, counts grow with the year, faults are few."""
    if indicator.unit == "yes_no":
        return "có"
    if indicator.unit == "percent":
        return str(min(100, 88 + (place * 3 + number * 5) % 12))
    if indicator.direction == Indicator.Direction.DOWN:
        return str(max(0, place - 6))
    whole = 6 + (place * 7 + number * 3) % 15
    return str(max(1, whole * SHARE[period] // 100))
