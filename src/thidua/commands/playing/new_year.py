"""The new year begins: calendar, movements, answers, registrations, the pact."""

from datetime import date
from decimal import Decimal

from thidua.apps.common import clock
from thidua.apps.movements import services
from thidua.apps.movements.models import Indicator, Movement, Pact, Registration
from thidua.apps.movements.services import MovementText, RegistrationEntry
from thidua.apps.organisations.selectors import Member
from thidua.apps.reporting.services import set_calendar
from thidua.commands.playing.cast import Cast
from thidua.core.kernel.periods import Period

LAUNCH = MovementText(
    name="Thi đua chuyển đổi số trong các cơ quan Đảng",
    theme="Nhanh hơn, đúng hơn, có minh chứng",
    content="Số hóa hồ sơ, điều hành trên môi trường mạng, sinh hoạt chi bộ có tài liệu số.",
    subjects="Cán bộ, công chức các cơ quan thuộc Khối",
    criteria="Có kế hoạch, có kết quả đo được, có cách làm được đơn vị khác làm theo.",
    aims="100% văn bản đi được ký số\n80% hồ sơ công việc được lập trên môi trường mạng",
    first_year=2023, last_year=2025,
)  # fmt: skip
TITLES = ("Tập thể lao động xuất sắc\nCờ thi đua của Tỉnh", "Tập thể lao động xuất sắc")
ANSWERED, DRAFTED = 6, 8  # so many agencies have sent their plan, so many have begun one


def play_new_year(cast: Cast) -> None:
    """Launch, answer, register, sign; what is there already is left alone."""
    if Pact.objects.filter(bloc_year=cast.year, state=Pact.State.SIGNED).exists():
        return
    year = cast.year.year
    with clock.at(date(year, 3, 1)):
        services.copy_last_year(cast.secretary, cast.year)
        movement = services.draft_movement(cast.secretary, cast.year, LAUNCH)
        services.step_movement(cast.secretary, cast.year, movement, "launch")
        services.edit_pact(cast.secretary, cast.year, PACT)
        services.step_pact(cast.secretary, cast.year, "open")
        set_calendar(cast.secretary, cast.year, {
            Period.Q1: date(year, 3, 25), Period.H1: date(year, 6, 25),
            Period.M9: date(year, 9, 25), Period.Y: date(year, 11, 30),
        })  # fmt: skip
    with clock.at(date(year, 3, 8)):
        for place, member in enumerate(cast.members):
            _answer(cast, movement, member, place)
            _register(cast, member, place)
    with clock.at(date(year, 3, 15)):
        signers = {each.pk: cast.leader(each.code).name for each in cast.members}
        services.sign_pact(cast.secretary, cast.year, signers, day=clock.today())


def _answer(cast: Cast, movement: Movement, member: Member, place: int) -> None:
    if place >= DRAFTED:
        return
    text = MovementText(
        name=f"Kế hoạch chuyển đổi số của {member.short_name}",
        content="Phân công, thời hạn và kết quả cần đạt của từng phòng.",
        first_year=cast.year.year, last_year=cast.year.year,
    )  # fmt: skip
    made = services.answer_movement(
        cast.officer(member.code), cast.year, movement, cast.agency(member.code), text
    )
    if place < ANSWERED:
        services.step_movement(cast.leader(member.code), cast.year, made, "send")


def _register(cast: Cast, member: Member, place: int) -> None:
    """One agency is sent back once: both its rounds are kept."""
    officer, leader = cast.officer(member.code), cast.leader(member.code)
    rounds = 2 if place == 1 else 1
    for turn in range(rounds):
        row = services.begin_registration(officer, cast.year, cast.agency(member.code))
        entry = RegistrationEntry(TITLES[place % 2], _ticked(cast), _targets(cast, place))
        services.keep_registration(officer, row, entry, version=row.version)
        services.step_registration(officer, row, "submit")
        if turn < rounds - 1:
            reason = "Chỉ tiêu thấp hơn năm trước, đề nghị xem lại."
            services.step_registration(leader, row, "return", reason=reason)
    services.step_registration(leader, Registration.objects.get(pk=row.pk), "approve")


def _ticked(cast: Cast) -> tuple[int, ...]:
    rows = Movement.objects.filter(bloc_year=cast.year, state=Movement.State.LAUNCHED)
    return tuple(rows.exclude(level=Movement.Level.AGENCY).values_list("pk", flat=True))


def _targets(cast: Cast, place: int) -> dict[int, Decimal]:
    """Plausible promises by the unit of each indicator; of faults nobody promises any."""
    promised = {"percent": Decimal(90 + place % 5), "count": Decimal(6 + place)}
    rows = Indicator.objects.filter(bloc_year=cast.year, unit__in=promised)
    fewest = Indicator.Direction.DOWN
    return {row.pk: Decimal(0) if row.direction == fewest else promised[row.unit] for row in rows}


PACT = """Các đơn vị trong Khối cùng giao ước:

1. Thực hiện tốt nghị quyết của Đảng, nhiệm vụ chính trị của tỉnh năm 2023.

2. 100% đơn vị hoàn thành tốt nhiệm vụ trở lên.

3. Xây dựng tổ chức đảng, cơ quan, đoàn thể vững mạnh.

4. Báo cáo đúng hạn, số liệu có minh chứng."""
