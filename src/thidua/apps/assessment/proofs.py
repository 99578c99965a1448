"""Proofs as reviewers see them: what rests on them decides who may, as the matrix says."""

from django.db.models import QuerySet

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.policy import Place, may
from thidua.apps.assessment.models import CrossCheck, QuestionCitation, ScoreCitation, ScoreSheet
from thidua.apps.assessment.origins import PICTURED
from thidua.apps.assessment.questions import questions_page
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.models import Evidence, Report
from thidua.apps.reporting.store import kind_of_file

FINAL = (ScoreSheet.State.FINISHED, ScoreSheet.State.REPLACED)


def proof_for(actor: Actor, bloc_year: BlocYear, key: int) -> Evidence:
    """One proof: of the own agency, on which something in force rests, or that an answer cites.

    Raises:
        NotVisible: There is none, or not for this person.
    """
    row = (
        Evidence.objects.filter(pk=key, owner__in=actor.members(bloc_year))
        .select_related("document", "owner")
        .first()
    )
    if row is None or not (_by_office(actor, bloc_year, row) or _told(actor, bloc_year, row)):
        raise NotVisible
    return row


def is_pictured(row: Evidence) -> bool:
    """Whether its first page can be shown as a picture."""
    return bool(row.file_hash) and kind_of_file(row.file_name) in PICTURED


def _by_office(actor: Actor, bloc_year: BlocYear, row: Evidence) -> bool:
    checkers = CrossCheck.objects.filter(bloc_year=bloc_year, checked=row.owner_id)
    named = frozenset(checkers.values_list("checker", flat=True))
    state = _state(bloc_year, row)
    return may(actor, "evidence.view", Place(bloc_year, row.owner_id, state, named))


def _state(bloc_year: BlocYear, row: Evidence) -> str:
    """“cited” once a report or a score sheet in force rests on it."""
    in_force = Report.objects.filter(bloc_year=bloc_year, state=Report.State.IN_FORCE)
    cited = (
        in_force.filter(results__citations__evidence=row).exists()
        or in_force.filter(deeds__citations__evidence=row).exists()
        or _in_scores(bloc_year, row).exists()
    )
    if not cited:
        return "kept"
    return "published" if bloc_year.results_open else "cited"


def _in_scores(bloc_year: BlocYear, row: Evidence) -> QuerySet[ScoreCitation]:
    return ScoreCitation.objects.filter(
        evidence=row, line__sheet__bloc_year=bloc_year, line__sheet__state__in=FINAL
    )


def _told(actor: Actor, bloc_year: BlocYear, row: Evidence) -> bool:
    """Whether an answer that this person may read cites it."""
    asked = set(
        QuestionCitation.objects.filter(
            evidence=row, question__sheet__bloc_year=bloc_year
        ).values_list("question", flat=True)
    )
    return bool(asked) and any(each.row.pk in asked for each in questions_page(actor, bloc_year))
