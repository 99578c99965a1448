"""Freezing a ranking as a whole."""

import hashlib
import json
from datetime import date

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from thidua.apps.assessment.encoding import to_json
from thidua.apps.assessment.errors import NotFinal, YearIsFrozen
from thidua.apps.assessment.models import Ranking, RankingRow
from thidua.apps.assessment.selectors import Units, units_in_force
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.organisations.services import lock_year
from thidua.core.scoring.card import Scorecard
from thidua.core.scoring.ranking import rank
from thidua.core.scoring.scheme import Scheme
from thidua.core.scoring.score import score


@transaction.atomic
def freeze_ranking(bloc_year: BlocYear, *, today: date, who: str = "") -> Ranking:
    """Compute the ranking from what is in force and keep it as a whole.

    Raises:
        NotFinal: A figure is missing, so that a total is still a range.
        YearIsFrozen: The year has a frozen ranking already.
    """
    lock_year(bloc_year.bloc.code, bloc_year.year)
    if Ranking.objects.filter(bloc_year=bloc_year).exists():
        raise YearIsFrozen(year=str(bloc_year.year))
    scheme, units = units_in_force(bloc_year)
    cards = score(scheme, units)
    computed = rank(scheme, cards)
    missing = sum(line.points is None for card in cards.values() for line in card.lines.values())
    if computed.provisional or missing:
        raise NotFinal(year=str(bloc_year.year), missing=missing)
    ranking = Ranking.objects.create(
        bloc_year=bloc_year,
        scheme=bloc_year.scheme_adoption.scheme,
        inputs_hash=inputs_hash(scheme, units),
        illustrative=computed.illustrative,
        frozen_on=today,
        frozen_by=who,
    )
    agencies = {each.code: each for each in Organisation.objects.filter(code__in=cards)}
    RankingRow.objects.bulk_create(
        RankingRow(
            ranking=ranking,
            agency=agencies[place.unit],
            place=place.place,
            total=place.total or 0,  # never None: the ranking is not provisional
            grade=place.grade or "",
            illustrative=place.illustrative,
            points=_points(cards[place.unit]),
        )
        for place in computed.places
    )
    return ranking


def inputs_hash(scheme: Scheme, units: Units) -> str:
    """SHA-256 of scheme and inputs; what a frozen ranking is compared with later."""
    told = {
        unit: {
            item: [
                {name: to_json(value) for name, value in given.values.items()},
                given.absence,
                getattr(given.source, "pk", None),
            ]
            for item, given in items.items()
        }
        for unit, items in units.items()
    }
    text = json.dumps([scheme.hash, told], sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()


def _points(card: Scorecard) -> dict[str, str]:
    return {item: f"{line.points}" for item, line in card.lines.items()}
