"""Blocs follow what happens to agencies: who ends leaves, who is founded joins if so decided."""

from django.db.models import Max

from thidua.apps.organisations.models import BlocMember, OrganisationEvent
from thidua.apps.organisations.services.laying import happening
from thidua.apps.organisations.timeline import DAY, Refusal


def end_memberships(event: OrganisationEvent) -> None:
    """Who is no more belongs to no bloc from that day on.

    Raises:
        Refusal: It joined a bloc on that day or later.
    """
    for row in BlocMember.objects.filter(organisation__in=happening(event).ends, last_day=None):
        if row.first_day >= event.day:
            raise Refusal("later_membership", row.organisation_id, day=row.first_day)
        row.last_day, row.ended_by = event.day - DAY, event
        row.save(update_fields=["last_day", "ended_by"])


def begin_memberships(event: OrganisationEvent, bloc: int) -> None:
    """Let the founded agencies join the bloc, in the place of their predecessors or last."""
    happened = happening(event)
    before = BlocMember.objects.filter(bloc=bloc, organisation__in=happened.predecessors)
    place = before.order_by("position").values_list("position", flat=True).first()
    last = BlocMember.objects.filter(bloc=bloc).aggregate(last=Max("position"))["last"] or 0
    for nth, agency in enumerate(sorted(happened.begins)):
        BlocMember.objects.create(
            bloc_id=bloc, organisation_id=agency, first_day=event.day, begun_by=event,
            position=place if place is not None else last + 1 + nth,
        )  # fmt: skip


def undo_memberships(event: OrganisationEvent) -> None:
    """As if the event had not been; the history of each row is kept."""
    for row in BlocMember.objects.filter(begun_by=event):
        row.delete()
    for row in BlocMember.objects.filter(ended_by=event):
        row.last_day, row.ended_by = None, None
        row.save(update_fields=["last_day", "ended_by"])
