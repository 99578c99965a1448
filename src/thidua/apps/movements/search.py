"""Movements and indicators for the search box."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.selectors import years_for
from thidua.apps.common.finding import folded, holds
from thidua.apps.common.offers import Hit
from thidua.apps.movements.models import Indicator
from thidua.apps.movements.page_selectors import movements_of, visible

YEARS = 4  # the newest ones
EXCERPT = 160


def movements(actor: Actor, query: str, limit: int) -> list[Hit]:
    """Movements of the last years that the reader may see."""
    return list(_movements(actor, query))[:limit]


def _movements(actor: Actor, query: str) -> Iterator[Hit]:
    for year in years_for(actor)[:YEARS]:
        for row in movements_of(year):
            told = f"{row.name} {row.theme} {row.content}"
            if holds(folded(told), query) and visible(actor, year, row):
                url = reverse("movements:movement", args=(year.bloc.code, year.year, row.pk))
                excerpt = f"{year.year} · {row.theme or row.content}"[:EXCERPT]
                yield Hit(kind=_("Movement"), title=row.name, url=url, excerpt=excerpt)


def indicators(actor: Actor, query: str, limit: int) -> list[Hit]:
    """Indicators of the last years: what was registered of each and what was reached."""
    years = list(years_for(actor)[:YEARS])
    rows = Indicator.objects.filter(bloc_year__in=years).select_related("bloc_year__bloc")
    hits = []
    for row in rows.order_by("-bloc_year__year", "code"):
        year = row.bloc_year
        if holds(folded(f"{row.code} {row.label}"), query):
            hits.append(Hit(
                kind=_("Indicator"), title=f"{row.code} {row.label}", excerpt=str(year),
                url=reverse("reporting:achieved", args=(year.bloc.code, year.year)),
            ))  # fmt: skip
    return hits[:limit]


PROVIDERS = (movements, indicators)
