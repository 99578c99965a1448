"""Agencies found under any name they ever had, in the search of the site."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.selectors import years_for
from thidua.apps.common.offers import Hit
from thidua.apps.organisations.models import BlocMember
from thidua.apps.organisations.selectors import names_of, reach
from thidua.core.vietnamese import fold


def past_agencies(actor: Actor, query: str, limit: int) -> list[Hit]:
    """Agencies beside the members of today: those before them, after them, above and below."""
    newest = next(iter(years_for(actor)[:1]), None)
    if newest is None:
        return []
    members = set(BlocMember.objects.values_list("organisation", flat=True))
    hits, words = [], query.split()
    for row in names_of(reach(newest.bloc) - members):
        text = fold(f"{row.name} {row.short_name} {row.organisation.code}")
        if all(word in text for word in words):
            url = reverse(
                "lineage:agency", args=(newest.bloc.code, newest.year, row.organisation.code)
            )
            until = f" – {row.last_day:%d/%m/%Y}" if row.last_day else ""
            excerpt = f"{row.organisation.code} · {row.first_day:%d/%m/%Y}{until}"
            hits.append(
                Hit(kind=_("Agency through time"), title=row.name, url=url, excerpt=excerpt)
            )
    return hits[:limit]
