"""Reports and proofs for the search box."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import ask
from thidua.apps.accounts.selectors import years_for
from thidua.apps.common.finding import folded, holds
from thidua.apps.common.offers import Hit
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import members
from thidua.apps.reporting.models import Evidence, Report
from thidua.apps.reporting.places import place_of_report
from thidua.apps.reporting.store import may_see

YEARS = 4  # the newest ones


def reports(actor: Actor, query: str, limit: int) -> list[Hit]:
    """Reports of the last years that the reader may see, each once whatever its rounds."""
    found = {hit.url: hit for hit in _reports(actor, query)}
    return list(found.values())[:limit]


def _reports(actor: Actor, query: str) -> Iterator[Hit]:
    word = _("Report")
    for year in years_for(actor)[:YEARS]:
        names = {member.pk: member for member in members(year)}
        for row in Report.objects.filter(bloc_year=year).exclude(agency=None).order_by("period"):
            agency = names.get(row.agency_id or 0)
            if agency is None:
                continue
            title = f"{word}: {row.get_period_display()} {year.year}"
            told = f"{title} {agency.name} {agency.short_name} {agency.code}"
            if not holds(folded(told), query):
                continue
            if ask(actor, "report.view", place_of_report(year, agency.pk, row)).allowed:
                args = (year.bloc.code, year.year, agency.code, row.period)
                url = reverse("reporting:report", args=args)
                yield Hit(kind=word, title=title, url=url, excerpt=agency.name)


def proofs(actor: Actor, query: str, limit: int) -> list[Hit]:
    """Proofs of agencies of the newest years, under their number or the name of the file."""
    found: dict[int, Hit] = {}
    for year in years_for(actor)[:YEARS]:
        for row in _proofs(actor, year):
            if len(found) == limit:
                break
            if row.pk in found or not holds(folded(f"{row.reference} {row.file_name}"), query):
                continue
            if may_see(actor, year, row):
                url = reverse("desk:evidence", args=(year.bloc.code, year.year, row.pk))
                found[row.pk] = Hit(kind=_("Proof"), title=str(row), url=url, excerpt=str(year))
    return list(found.values())


def _proofs(actor: Actor, year: BlocYear) -> QuerySet[Evidence]:
    rows = Evidence.objects.filter(owner__in=actor.members(year))
    return rows.select_related("document", "owner").order_by("-pk")


PROVIDERS = (reports, proofs)
