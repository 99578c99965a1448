"""Which sheets there are, whose work each is, and which of them a person may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.policy import Place, may
from thidua.apps.assessment.flows import SHEETS
from thidua.apps.assessment.models import CrossCheck, Explanation, Ranking, ScoreSheet
from thidua.apps.assessment.stages import OFFICE, Party, YearStage, owners_of, stages_of
from thidua.apps.common.flow import Machine
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.core.scoring.scheme import Scheme

KINDS = {
    Party.SELF: "self_score",
    Party.SPECIALISED: "specialised",
    Party.CROSS: "cross",
    Party.BLOC: "bloc_check",
    Party.EXPLANATION: "self_score",
    Party.APPRAISAL: "appraisal",
}
OPEN_RESULTS = "open"
KEPT_AWAY = (ScoreSheet.State.REPLACED, ScoreSheet.State.RETURNED)


@dataclass(frozen=True, slots=True)
class Duties:
    """Who scores what beside the agencies themselves: owners of items, and who checks whom."""

    owners: Mapping[str, int]  # scorer of the scheme → agency
    checkers: Mapping[int, int]  # checked agency → its checker

    def kind(self, stage: YearStage, owner: str) -> str:
        """The name of the sheet's machine, which is its row in the matrix too."""
        if stage.party is Party.SPECIALISED and owner not in self.owners:
            return OFFICE
        return KINDS[stage.party]

    def place(self, year: BlocYear, agency: int, owner: str = "") -> Place:
        """Where such a sheet stands, whatever its state."""
        return Place(
            year,
            agency,
            checkers=frozenset({self.checkers[agency]} if agency in self.checkers else ()),
            scorers=frozenset({self.owners[owner]} if owner in self.owners else ()),
        )


@dataclass(frozen=True, slots=True)
class SheetAt:
    """A sheet with its stage and what the policy asks about it."""

    sheet: ScoreSheet
    stage: YearStage
    kind: str
    place: Place

    @property
    def machine(self) -> Machine:
        return SHEETS[self.kind]

    def may(self, actor: Actor, what: str) -> bool:
        return may(actor, f"{self.kind}.{what}", self.place)


def duties_of(year: BlocYear, scheme: Scheme) -> Duties:
    """Two queries."""
    named = owners_of(scheme)
    owners = Organisation.objects.filter(code__in=named).values_list("code", "pk")
    pairs = CrossCheck.objects.filter(bloc_year=year).values_list("checked", "checker")
    return Duties(dict(owners), dict(pairs))


def checkers_in(year: BlocYear) -> dict[int, frozenset[int]]:
    """Checked agency → who checks it: one query."""
    pairs = CrossCheck.objects.filter(bloc_year=year).values_list("checked", "checker")
    return {checked: frozenset({checker}) for checked, checker in pairs}


def scored_by(organisations: Iterable[int]) -> Q:
    """The years in which one of these organisations has a sheet of a specialised score."""
    codes = Organisation.objects.filter(pk__in=organisations).values("code")
    return Q(pk__in=ScoreSheet.objects.filter(owner__in=codes).values("bloc_year"))


def sheet_at(scheme: Scheme, duties: Duties, sheet: ScoreSheet, year: BlocYear) -> SheetAt | None:
    """None when the scheme does not know its stage (any more)."""
    stage = next((each for each in stages_of(scheme) if each.code == sheet.stage), None)
    if stage is None:
        return None
    at = duties.place(year, sheet.agency_id, sheet.owner)
    place = Place(year, at.agency, sheet.state, at.checkers, at.scorers)
    return SheetAt(sheet, stage, duties.kind(stage, sheet.owner), place)


def sheets_in_force(year: BlocYear) -> QuerySet[ScoreSheet]:
    """The sheet that counts, or is being written, of each agency and stage."""
    return (
        ScoreSheet.objects.filter(bloc_year=year)
        .exclude(state__in=KEPT_AWAY)
        .select_related("agency")
    )


def known_sheets(year: BlocYear, scheme: Scheme) -> list[SheetAt]:
    """Every sheet in force, in the order of the stages; not filtered: for who asks further."""
    duties = duties_of(year, scheme)
    found = [at for row in sheets_in_force(year) if (at := sheet_at(scheme, duties, row, year))]
    return sorted(found, key=lambda at: (at.stage.place, at.sheet.agency.code, at.sheet.owner))


def visible_sheets(actor: Actor, year: BlocYear, scheme: Scheme) -> list[SheetAt]:
    """Those of the sheets in force that the actor may see, in the order of the stages."""
    return [at for at in known_sheets(year, scheme) if at.may(actor, "view")]


def visible_sheet(actor: Actor, year: BlocYear, scheme: Scheme, pk: int) -> SheetAt:
    """One sheet, of whatever round.

    Raises:
        NotVisible: There is none, or not for this person.
    """
    sheet = ScoreSheet.objects.filter(bloc_year=year, pk=pk).select_related("agency").first()
    at = sheet_at(scheme, duties_of(year, scheme), sheet, year) if sheet else None
    if at is None or not at.may(actor, "view"):
        raise NotVisible
    return at


def rounds_of(sheet: ScoreSheet) -> QuerySet[ScoreSheet]:
    """Every round of the same sheet, oldest first."""
    return ScoreSheet.objects.filter(
        bloc_year=sheet.bloc_year_id, agency=sheet.agency_id, stage=sheet.stage, owner=sheet.owner
    ).order_by("round")


def ranking_in_force(year: BlocYear) -> Ranking | None:
    """The ranking that was presented or is final; None while there is none or it is unlocked."""
    return Ranking.objects.filter(bloc_year=year).exclude(state=Ranking.State.UNLOCKED).first()


def results_state(year: BlocYear, ranking: Ranking | None) -> str:
    """The state in which `results.view` is asked: open once they were opened or presented."""
    return OPEN_RESULTS if year.results_open or ranking else ""


def sees_all(actor: Actor, year: BlocYear, ranking: Ranking | None) -> bool:
    """Whether the reader sees every agency's results."""
    return may(actor, "results.view", Place(year, state=results_state(year, ranking)))


def own_agencies(actor: Actor, year: BlocYear) -> frozenset[int]:
    """The reader's own agencies, of today or of that year: reading stays when an office ends."""
    return frozenset(actor.members(year)) & {o.organisation_id for o in actor.offices}


def explanations_in_force(year: BlocYear) -> QuerySet[Explanation]:
    """The differences of every finished sheet of the year."""
    return Explanation.objects.filter(
        sheet__bloc_year=year, sheet__state=ScoreSheet.State.FINISHED
    ).select_related("sheet__agency", "evidence")


def unsettled(year: BlocYear) -> QuerySet[Explanation]:
    return explanations_in_force(year).exclude(state=Explanation.State.SETTLED)
