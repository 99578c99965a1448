"""Units below an agency that ends pass to another superior in the same event."""

from django.db.models import Q

from thidua.apps.organisations.models import EventTerm, OrganisationEvent, OrganisationVersion
from thidua.apps.organisations.services.laying import happening


def pass_on_units(
    event: OrganisationEvent, heir: int | None, *, also: frozenset[int] = frozenset()
) -> None:
    """Move who stands below the agencies that end under `heir`, from the day of the event.

    Without an heir nobody moves; if there are units below, the event is refused later.

    Args:
        event: What ends agencies.
        heir: Who takes over.
        also: Whom the event that this one corrects had moved.
    """
    happened = happening(event)
    if heir is None or not happened.ends:
        return
    below = OrganisationVersion.objects.filter(
        Q(last_day=None) | Q(last_day__gte=event.day),
        parent__in=happened.ends, first_day__lte=event.day,
    )  # fmt: skip
    for agency in also | {*below.values_list("organisation", flat=True)}:
        if agency in happened.ends or agency == heir:
            continue
        EventTerm.objects.update_or_create(
            event=event, organisation_id=agency,
            defaults={"sets_parent": True, "parent_id": heir},
        )  # fmt: skip
