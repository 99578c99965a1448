"""Opening the stages of scoring, one after the other."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.flow import Said, record
from thidua.apps.accounts.policy import Place, require
from thidua.apps.assessment.errors import NotYet
from thidua.apps.assessment.flows import YEAR
from thidua.apps.assessment.models import SchemeAdoption, ScoreSheet
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.assessment.services.guard import lock_open_year
from thidua.apps.assessment.sheet_selectors import duties_of, sheets_in_force
from thidua.apps.assessment.stages import Party, YearStage, owners_of, stage_of
from thidua.apps.common import versions
from thidua.apps.common.clock import today
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import members
from thidua.apps.organisations.services import move_to_phase
from thidua.core.scoring.scheme import Scheme


@dataclass(frozen=True, slots=True)
class StageForm:
    """Which stage is opened, until when, and the version that the form was filled from."""

    code: str
    due: date | None = None
    version: int | None = None


@transaction.atomic
def open_stage(actor: Actor, bloc_year: BlocYear, given: StageForm) -> SchemeAdoption:
    """Switch scoring to a stage: everybody whose work it is gets a sheet per agency.

    Sheets of earlier stages that are not finished stay open: late is better than never.

    Raises:
        NoScheme: Nothing is adopted.
        NotYet: The scheme has no such stage, or nobody was assigned to check.
        YearIsFrozen: The ranking was presented or is final.
        Stale: Somebody else switched meanwhile.
    """
    require(actor, "stage.open", Place(bloc_year))
    lock_open_year(bloc_year)
    scheme = adopted_scheme(bloc_year)
    stage = stage_of(scheme, given.code)
    if stage is None:
        raise NotYet("no_such_stage")
    adoption = versions.locked(
        SchemeAdoption.objects.filter(bloc_year=bloc_year), _adoption(bloc_year), given.version
    )
    _make_sheets(bloc_year, scheme, stage)
    adoption.stage, adoption.stage_due = stage.code, given.due
    adoption.proposed = False
    versions.keep(adoption, ["stage", "stage_due", "proposed"])
    _begin_scoring(actor, bloc_year)
    return adoption


@transaction.atomic
def set_vote(
    actor: Actor, bloc_year: BlocYear, threshold: int | None, version: int | None
) -> SchemeAdoption:
    """Let the bloc vote on the ranking, with so many percent of all members; None: no vote."""
    require(actor, "stage.open", Place(bloc_year))
    lock_open_year(bloc_year)
    adoption = versions.locked(
        SchemeAdoption.objects.filter(bloc_year=bloc_year), _adoption(bloc_year), version
    )
    adoption.vote_threshold = threshold
    versions.keep(adoption, ["vote_threshold"])
    return adoption


def _adoption(bloc_year: BlocYear) -> int:
    return SchemeAdoption.objects.values_list("pk", flat=True).get(bloc_year=bloc_year)


def _make_sheets(bloc_year: BlocYear, scheme: Scheme, stage: YearStage) -> None:
    if not stage.scores:
        return
    agencies = [member.pk for member in members(bloc_year)]
    if stage.party is Party.CROSS:
        missing = set(agencies) - set(duties_of(bloc_year, scheme).checkers)
        if missing:
            raise NotYet("assigned", missing=len(missing))
    owners = owners_of(scheme) if stage.party is Party.SPECIALISED else ("",)
    kept = sheets_in_force(bloc_year).filter(stage=stage.code)
    there = set(kept.values_list("agency", "owner"))
    for agency in agencies:
        for owner in owners:
            if (agency, owner) not in there:
                next_round(bloc_year, agency, stage.code, owner)


def next_round(bloc_year: BlocYear, agency: int, stage: str, owner: str) -> ScoreSheet:
    """A new open round of a sheet whose earlier rounds, if any, do not count any more."""
    earlier = ScoreSheet.objects.filter(
        bloc_year=bloc_year, agency=agency, stage=stage, owner=owner
    )
    last = earlier.order_by("round").last()
    return ScoreSheet.objects.create(
        bloc_year=bloc_year,
        agency_id=agency,
        stage=stage,
        owner=owner,
        round=last.round + 1 if last else 1,
        state=ScoreSheet.State.OPEN,
        entered_on=today(),
    )


def _begin_scoring(actor: Actor, bloc_year: BlocYear) -> None:
    scoring = BlocYear.Phase.SCORING
    source = bloc_year.phase
    if source != scoring:
        move_to_phase(bloc_year, scoring)
        step = YEAR.move("score")
        said = Said(YEAR.name, step.name, source, scoring.value)
        record(actor, bloc_year, Place(bloc_year), said)
