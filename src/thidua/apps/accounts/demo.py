"""The people of the demonstration, as the log-in page offers them. Only there."""

from dataclasses import dataclass

from django.conf import settings

from thidua.apps.accounts.models import RoleGrant
from thidua.apps.accounts.roles import AGENCY_ROLES
from thidua.apps.organisations.selectors import organisation_names

DEMO_PASSWORD = "thi dua nam dinh"  # noqa: S105 - printed on purpose; the demo is loopback only


@dataclass(frozen=True, slots=True)
class DemoPerson:
    username: str
    name: str
    office: str
    password: str = DEMO_PASSWORD


def demo_people() -> list[DemoPerson]:
    """Everybody who can sign in to the demonstration, nobody elsewhere: two queries."""
    if not settings.DEMO:
        return []
    grants = list(
        RoleGrant.objects.filter(last_day=None, user__is_active=True)
        .select_related("user", "organisation")
        .order_by("pk")
    )
    # Those of the bloc as a whole first: a visitor rarely looks for the ninth agency's officer.
    grants.sort(key=lambda grant: grant.role in AGENCY_ROLES)
    last = max((grant.first_day for grant in grants), default=None)
    names = organisation_names([grant.organisation_id for grant in grants], last) if last else {}
    offices: dict[int, list[str]] = {}
    people = {}
    for grant in grants:
        people[grant.user_id] = grant.user
        at = names.get(grant.organisation_id, grant.organisation.code)
        offices.setdefault(grant.user_id, []).append(f"{grant.get_role_display()}, {at}")
    return [
        DemoPerson(user.username, str(user), "; ".join(offices[key]))
        for key, user in people.items()
    ]
