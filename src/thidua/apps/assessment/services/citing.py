"""Resting a line of the agency's own sheet on proofs of its store."""

from collections.abc import Collection

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.policy import require
from thidua.apps.assessment.models import ScoreCitation, ScoreLine, ScoreSheet
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.assessment.sheet_selectors import visible_sheet
from thidua.apps.assessment.stages import Party, items_of
from thidua.apps.common.clock import now
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.models import Evidence


@transaction.atomic
def cite_line(
    actor: Actor,
    bloc_year: BlocYear,
    pk: int,
    item: str,
    chosen: Collection[int],
    shown: Collection[int],
) -> int:
    """Cite the chosen proofs and no other of those shown; answers how many the line cites now.

    What another person ticked meanwhile, and this one was not shown, stays.

    Raises:
        NotVisible, Forbidden: The sheet is not the actor's to write, or not now.
    """  # fmt: skip
    scheme = adopted_scheme(bloc_year)
    ScoreSheet.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    at = visible_sheet(actor, bloc_year, scheme, pk)
    if at.stage.party is not Party.SELF:
        raise NotVisible
    require(actor, f"{at.kind}.enter", at.place)
    if item not in {each.id for each in items_of(scheme, at.stage, at.sheet.owner)}:
        raise NotVisible
    line, _made = ScoreLine.objects.get_or_create(
        sheet=at.sheet, item=item, defaults={"who": actor.name, "entered_at": now(), "version": 0}
    )
    cited = ScoreCitation.objects.filter(line=line)
    cited.filter(evidence__in=set(shown) - set(chosen)).delete()
    there, place = set(cited.values_list("evidence", flat=True)), cited.count()
    own = Evidence.objects.filter(owner=at.sheet.agency_id, pk__in=set(chosen) - there)
    for position, proof in enumerate(own, place + 1):
        ScoreCitation.objects.create(line=line, evidence=proof, position=position)
    return cited.count()
