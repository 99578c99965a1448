"""Whoever stands in for a leader, and the leader, hear of it."""

from typing import Any

from django.urls import reverse

from thidua.apps.accounts.models import RoleGrant
from thidua.apps.desk.services.notices import News, tell
from thidua.apps.organisations.selectors import organisation_names


def on_stand_in(sender: Any, grant: RoleGrant, what: str, **_: Any) -> None:  # noqa: ARG001 - Django's signature
    """Tell both, inside the transaction that names the deputy or ends it."""
    year = grant.bloc_year
    if year is None or grant.stands_in_for is None or grant.last_day is None:
        return
    names = organisation_names([grant.organisation_id], year.last_day)
    code = grant.organisation.code
    data = {
        "agency": names.get(grant.organisation_id, code),
        "day": grant.first_day.isoformat(),
        "due": grant.last_day.isoformat(),
    }
    url = reverse("stand_ins:agency", args=(year.bloc.code, year.year, code))
    key = f"stand-in:{what}:{grant.pk}"
    tell(
        [grant.user, grant.stands_in_for],
        News(
            key=key, code=f"notice.stand_in_{what}", data=data, url=url, bloc_year=year,
            agency=grant.organisation_id, subject=f"accounts.rolegrant:{grant.pk}",
        ),
    )  # fmt: skip
