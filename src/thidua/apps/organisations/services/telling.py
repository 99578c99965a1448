"""From what the plain engine refuses to what a person reads: keys become names."""

from collections.abc import Iterator
from contextlib import contextmanager

from thidua.apps.organisations.errors import EventRefused
from thidua.apps.organisations.models import Organisation, OrganisationVersion
from thidua.apps.organisations.timeline import Refusal

AGENCIES = ("superior", "other")


@contextmanager
def told(*, later: bool = False) -> Iterator[None]:
    """Raise what the engine refuses as a sentence with names.

    Args:
        later: Whether something was taken away, so that what stands on it is in the way.
    """
    try:
        yield
    except Refusal as refusal:
        if later:
            agency = name_of(refusal.agency)
            raise EventRefused("later_events", agency=agency, day=_day(refusal)) from refusal
        data = {
            name: name_of(value) if name in AGENCIES else value
            for name, value in refusal.data.items()
        }
        raise EventRefused(refusal.code, agency=name_of(refusal.agency), **data) from refusal


def _day(refusal: Refusal) -> object:
    return refusal.data.get("day", "")


def name_of(agency: int) -> str:
    """What the agency is called last; its code while it has no name."""
    last = OrganisationVersion.objects.filter(organisation=agency).order_by("-first_day").first()
    return last.name if last else Organisation.objects.get(pk=agency).code
