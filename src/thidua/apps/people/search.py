"""Persons and collectives for the search box."""

from django.urls import reverse

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.selectors import years_for
from thidua.apps.common.offers import Hit
from thidua.apps.organisations.selectors import organisation_names
from thidua.apps.people.models import Subject
from thidua.apps.people.selectors import named, readable_keys


def people(actor: Actor, query: str, limit: int) -> list[Hit]:
    """Files that the reader may open, in the newest year in which the reader does."""
    year = years_for(actor).first()
    keys = readable_keys(actor, year) if year else []
    if year is None or not keys:
        return []
    rows = Subject.objects.filter(named(query), organisation__in=keys, merged_into=None)
    found = list(rows[:limit])
    names = organisation_names([row.organisation_id for row in found], year.last_day)
    return [
        Hit(
            kind=row.get_kind_display(), title=row.name,
            url=reverse("people:file", args=(year.bloc.code, year.year, row.pk)),
            excerpt=names.get(row.organisation_id, ""),
        )
        for row in found
    ]  # fmt: skip
