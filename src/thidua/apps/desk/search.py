"""Finding things: what each app offers to whoever asks, exact marks first."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.selectors import years_for
from thidua.apps.common.finding import folded, holds
from thidua.apps.common.offers import Hit, search_providers
from thidua.apps.desk.helping import TOPICS
from thidua.apps.desk.menu import menu_of
from thidua.apps.documents.selectors import documents_in
from thidua.apps.organisations.models import BlocMember, BlocYear, OrganisationVersion
from thidua.core.vietnamese import fold, fold_marked

LIMIT = 20  # of each provider
SHORTEST = 2
EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Found:
    """Hits written just as the reader typed, and those that differ in marks only."""

    exact: tuple[Hit, ...]
    other: tuple[Hit, ...]

    @property
    def count(self) -> int:
        return len(self.exact) + len(self.other)


def find(actor: Actor, query: str) -> Found:
    """Everything that the actor may see and that holds all the words of the query."""
    bare, marked = fold(query), fold_marked(query)
    if len(bare) < SHORTEST:
        return Found((), ())
    exact: list[Hit] = []
    other: list[Hit] = []
    for provider in search_providers():
        for hit in provider(actor, bare, LIMIT):
            as_typed = holds(fold_marked(f"{hit.title} {hit.excerpt}"), marked)
            (exact if as_typed or marked == bare else other).append(hit)
    return Found(tuple(exact), tuple(other))


def agencies(actor: Actor, query: str, limit: int) -> list[Hit]:
    """Agencies of the reader's blocs, under any name they ever had."""
    years = _newest_years(actor)
    at_bloc = {
        row.organisation_id: years[row.bloc_id]
        for row in BlocMember.objects.filter(bloc__in=years)
        if row.bloc_id in years
    }
    names = (
        OrganisationVersion.objects.filter(organisation__in=at_bloc)
        .order_by("-first_day", "pk")
        .values_list("organisation", "organisation__code", "name", "short_name")
    )
    hits = []
    for pk, code, name, short_name in names:
        if holds(folded(f"{name} {short_name} {code}"), query):
            year = at_bloc[pk]
            url = reverse("reporting:agency", args=(year.bloc.code, year.year, code))
            excerpt = f"{code} · {year.bloc.name}"
            hits.append(Hit(kind=_("Agency"), title=name, url=url, excerpt=excerpt))
            if len(hits) == limit:
                break
    return hits


def years(actor: Actor, query: str, limit: int) -> list[Hit]:
    return [
        Hit(
            kind=_("Year of a bloc"),
            title=f"{year.bloc.name}, {year.year}",
            url=reverse("desk:dashboard", args=(year.bloc.code, year.year)),
            excerpt=year.theme[:EXCERPT],
        )
        for year in years_for(actor)
        if holds(folded(f"{year.bloc.name} {year.year} {year.theme}"), query)
    ][:limit]


def governing_documents(actor: Actor, query: str, limit: int) -> list[Hit]:
    """Registered documents: those of the state and the Party, and of the reader's own blocs."""
    newest = next(iter(years_for(actor)[:1]), None)
    if newest is None:
        return []
    hits = []
    for document in documents_in(newest):
        text = f"{document.citation} {document.issuer_name} {document.summary}"
        if holds(folded(text), query):
            url = reverse("desk:document", args=(newest.bloc.code, newest.year, document.pk))
            excerpt = document.summary[:EXCERPT]
            hits.append(Hit(kind=_("Document"), title=document.citation, url=url, excerpt=excerpt))
    return hits[:limit]


def pages(actor: Actor, query: str, limit: int) -> list[Hit]:
    """Pages of the menu and of the help, by their names."""
    found = [*_menu_pages(actor), *_help_pages()]
    return [hit for hit in found if holds(folded(f"{hit.title} {hit.excerpt}"), query)][:limit]


def _menu_pages(actor: Actor) -> Iterator[Hit]:
    newest = next(iter(years_for(actor)[:1]), None)
    if newest is None:
        return
    menu = menu_of(actor, newest)
    for entry in (*menu.first, *menu.more):
        yield Hit(kind=_("Page"), title=entry.label, url=entry.url)


def _help_pages() -> Iterator[Hit]:
    for topic in TOPICS:
        url = f"{reverse('desk:help')}#{topic.anchor}"
        yield Hit(kind=_("Help"), title=topic.words, url=url, excerpt=topic.explained)


def _newest_years(actor: Actor) -> dict[int, BlocYear]:
    """Bloc → its newest year that the reader may see."""
    found: dict[int, BlocYear] = {}
    for year in years_for(actor):
        found.setdefault(year.bloc_id, year)
    return found


PROVIDERS = (years, agencies, governing_documents, pages)
