"""“Chế độ thử”: a bloc of one's own in which a report and a score sheet can be tried.

Every person has a bloc of practice of his own: nobody sees what he tries, and beginning anew
takes away only what is his.
"""

from datetime import date, timedelta

from django.db import transaction

from thidua.apps.accounts.actor import Actor, actor_of, system
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.models import User
from thidua.apps.accounts.selectors import years_for
from thidua.apps.assessment.models import SchemeAdoption, ScoreSheet
from thidua.apps.assessment.selectors import scheme_of
from thidua.apps.assessment.services import Step, adopt_scheme, take_step
from thidua.apps.assessment.services.stages import next_round
from thidua.apps.assessment.stages import Party, stages_of
from thidua.apps.common.clock import today
from thidua.apps.desk.practice import waiting_of
from thidua.apps.movements.models import Registration
from thidua.apps.movements.services import keep_indicator
from thidua.apps.organisations.models import (
    Bloc,
    BlocMember,
    BlocYear,
    Organisation,
    OrganisationVersion,
)
from thidua.apps.reporting.models import Evidence, Report, ReportPeriod
from thidua.apps.reporting.services import step_report
from thidua.core.kernel.periods import Period
from thidua.core.scoring.scheme import Scheme

DAYS = timedelta(days=14)  # until what is tried is due
NAMES = ("Cơ quan thử (của đồng chí)", "Cơ quan thử số 2", "Cơ quan thử số 3")
QUARTERS = ((3, Period.Q1), (6, Period.H1), (9, Period.M9), (12, Period.Y))
PLAYED = "Trả lại để thử: hãy xem lại một số liệu rồi trình lần nữa."


@transaction.atomic
def begin_practice(actor: Actor) -> Organisation:
    """The agency in which this person tries things; made on first use, the same ever after.

    Raises:
        NotVisible: Nobody is signed in.
    """
    if actor.user is None:
        raise NotVisible
    User.objects.select_for_update().get(pk=actor.user.pk)  # a double click makes one
    bloc, _made = Bloc.objects.get_or_create(
        code=f"thu-{actor.user.pk}",
        defaults={"name": "Khối thử", "practice": True, "illustrative": True},
    )
    own = _agencies(bloc, actor.user)
    _year(actor.user, bloc, own)
    return own


@transaction.atomic
def begin_anew(actor: Actor) -> Organisation:
    """Take away everything this person tried, and begin again as on the first day."""
    if actor.user is None:
        raise NotVisible
    for year in BlocYear.objects.filter(bloc__practice=True, bloc__code=f"thu-{actor.user.pk}"):
        _clear(year)
    return begin_practice(actor)


@transaction.atomic
def play_leader(actor: Actor, bloc_year: BlocYear, *, approve: bool) -> int:
    """Let the leader of the practice agency decide on what was submitted; says on how much.

    Raises:
        NotVisible: It is no practice, or somebody else's.
    """
    if not bloc_year.bloc.practice or not years_for(actor).filter(pk=bloc_year.pk).exists():
        raise NotVisible
    name, reason = ("approve", "") if approve else ("return", PLAYED)
    waiting = waiting_of(bloc_year)
    for report in waiting.reports:
        step_report(system(), report, name, reason=reason)
    for sheet in waiting.sheets:
        take_step(system(), bloc_year, sheet.pk, Step(name, reason))
    return waiting.count


def _agencies(bloc: Bloc, user: User) -> Organisation:
    """The agencies of the bloc; the first is the person's own."""
    first = BlocMember.objects.filter(bloc=bloc).order_by("position").first()
    if first is not None:
        return first.organisation
    made = [_agency(f"THU-{user.pk}-{place}", name) for place, name in enumerate(NAMES, 1)]
    for place, agency in enumerate(made, 1):
        BlocMember.objects.create(
            bloc=bloc, organisation=agency, position=place, first_day=_first_day(),
            illustrative=True,
        )  # fmt: skip
    return made[0]


def _agency(code: str, name: str) -> Organisation:
    agency = Organisation.objects.create(code=code, illustrative=True)
    OrganisationVersion.objects.create(
        organisation=agency, name=name, kind=OrganisationVersion.Kind.OTHER,
        document_format=OrganisationVersion.Format.PARTY, first_day=_first_day(),
        illustrative=True,
    )  # fmt: skip
    return agency


def _first_day() -> date:
    return date(today().year, 1, 1)


def _year(user: User, bloc: Bloc, own: Organisation) -> BlocYear:
    year, made = BlocYear.objects.get_or_create(
        bloc=bloc, year=today().year,
        defaults={"phase": BlocYear.Phase.SCORING, "theme": "Chế độ thử", "illustrative": True},
    )  # fmt: skip
    if made:
        _calendar(year)
        scheme = _scheme_for(user)
        if scheme is not None:
            _scoring(year, own, scheme)
        if not year.indicators.exists():
            keep_indicator(year, "THU-01", label="Tỷ lệ hoàn thành nhiệm vụ", unit="percent")
    return year


def _calendar(year: BlocYear) -> None:
    period = next(period for last, period in QUARTERS if today().month <= last)
    ReportPeriod.objects.create(bloc_year=year, period=period.value, due_day=today() + DAYS)


def _scheme_for(user: User) -> Scheme | None:
    """The scheme of the person's newest real year, or none."""
    adoptions = SchemeAdoption.objects.filter(bloc_year__bloc__practice=False)
    own = adoptions.filter(bloc_year__in=years_for(actor_of(user)).order_by().values("pk"))
    newest = own.select_related("scheme").order_by("-bloc_year__year").first()
    return scheme_of(newest.scheme) if newest else None


def _scoring(year: BlocYear, own: Organisation, scheme: Scheme) -> None:
    adoption = adopt_scheme(year, scheme, today=today())
    stage = next((each for each in stages_of(scheme) if each.party is Party.SELF), None)
    if stage is not None:
        adoption.stage, adoption.stage_due, adoption.proposed = stage.code, today() + DAYS, False
        adoption.save(update_fields=["stage", "stage_due", "proposed"])
        next_round(year, own.pk, stage.code, "")


def _clear(year: BlocYear) -> None:
    """What points at a figure goes before the figure; the rest goes with the year."""
    Report.objects.filter(bloc_year=year).delete()
    ScoreSheet.objects.filter(bloc_year=year).delete()
    Registration.objects.filter(bloc_year=year).delete()
    Evidence.objects.filter(owner__memberships__bloc=year.bloc).delete()
    year.delete()
