"""The same laws over the database: rows say what the engine says, reads agree with one another."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from tests.apps.organisations.lives import KNOWN, Lines, days_of, lines_of, lives, on

from thidua.apps.organisations.models import Organisation, OrganisationVersion
from thidua.apps.organisations.selectors import ancestors, descendants, standing_on
from thidua.apps.organisations.services import (
    EventDraft,
    NewAgency,
    Paper,
    record_event,
    withdraw_event,
)
from thidua.apps.organisations.timeline import Happening, Says, Span

pytestmark = pytest.mark.django_db
few = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


class World:
    """The random agencies as rows; those founded by events come with their event."""

    def __init__(self) -> None:
        self.keys: dict[int, int] = {}
        self.events: dict[int, int] = {}
        for agency, known in KNOWN.items():
            self.keys[agency] = Organisation.objects.create(code=f"L{agency}").pk
            OrganisationVersion.objects.create(
                organisation_id=self.keys[agency], first_day=known.first, name=known.says.name,
                kind="other", document_format="party", parent_id=self.keys.get(known.says.parent),
            )  # fmt: skip

    def enter(self, event: Happening) -> None:
        founds = tuple(
            NewAgency(
                code=f"L{agency}", name=event.terms[agency]["name"],
                parent=self.keys.get(event.terms[agency]["parent"]),
            )
            for agency in sorted(event.begins)
        )  # fmt: skip
        says = {}
        for agency, said in event.terms.items():
            if agency not in event.begins:
                above = {"parent": self.keys.get(said["parent"])} if "parent" in said else {}
                says[self.keys[agency]] = dict(said) | above
        recorded = record_event(
            EventDraft(
                kind=event.kind, day=event.day, paper=Paper(number=f"{event.key}-QĐ/TU"),
                predecessors=tuple(self.keys[each] for each in event.predecessors),
                successors=tuple(self.keys[each] for each in event.successors - event.begins),
                founds=founds, says=says,
            )
        )  # fmt: skip
        self.events[event.key] = recorded.pk
        for agency in event.begins:
            self.keys[agency] = Organisation.objects.get(code=f"L{agency}").pk

    def lines(self) -> Lines:
        agency_of = {key: agency for agency, key in self.keys.items()}
        event_of = {key: number for number, key in self.events.items()}
        found: dict[int, list[Span]] = {}
        for row in OrganisationVersion.objects.order_by("first_day"):
            says = Says(row.name, parent=agency_of.get(row.parent_id))
            found.setdefault(agency_of[row.organisation_id], []).append(
                Span(
                    row.first_day, row.last_day, says, event=event_of.get(row.event_id),
                    ended_by=event_of.get(row.ended_by_id),
                )
            )  # fmt: skip
        return {agency: tuple(spans) for agency, spans in found.items()}


def bare(lines: Lines) -> Lines:
    """Without what is not kept as such."""
    return {
        agency: tuple(
            Span(s.first, s.last, Says(s.says.name, parent=s.says.parent), event=s.event,
                 ended_by=s.ended_by)
            for s in spans
        )
        for agency, spans in lines.items()
    }  # fmt: skip


def enterable(events: list[Happening]) -> list[Happening]:
    """Those that the services take as well: they ask a little more of each."""
    return [
        event for event in events
        if len(event.predecessors | event.successors) > 1 or event.kind not in {"merged", "split"}
    ]  # fmt: skip


def entered(events: list[Happening]) -> tuple[World, list[Happening]]:
    """A world in which each event was recorded, where the services took it."""
    from thidua.apps.organisations.errors import EventRefused

    world, kept = World(), []
    for event in enterable(events):
        try:
            with transaction.atomic():
                world.enter(event)
        except (EventRefused, KeyError):
            continue
        kept.append(event)
    return world, kept


@given(lives(most=15))
@few
def test_the_rows_say_what_the_engine_says(events):
    with transaction.atomic():
        world, kept = entered(events)
        assert world.lines() == bare(lines_of(kept))
        transaction.set_rollback(True)


@given(lives(most=15))
@few
def test_what_was_recorded_and_withdrawn_again_leaves_the_names_as_they_were(events):
    with transaction.atomic():
        world, kept = entered(events)
        if kept:
            before = lines_of(kept[:-1])
            withdraw_event(world.events[kept[-1].key], reason="Nhập nhầm")
            assert world.lines() == bare(before)
        transaction.set_rollback(True)


@given(lives(most=15))
@few
def test_who_stands_above_has_below_and_the_list_says_the_same(events):
    with transaction.atomic():
        world, kept = entered(events)
        lines = lines_of(kept)
        for day in days_of(lines)[:4]:
            there = on(lines, day)
            listed = standing_on(day, world.keys.values())
            assert sorted(each.name for each in listed) == sorted(s.name for s in there.values())
            above = {key: set(ancestors(key, day)) for key in world.keys.values()}
            below = {key: descendants(key, day) for key in world.keys.values()}
            for one in world.keys.values():
                for other in world.keys.values():
                    assert (one in above[other]) == (other in below[one])
        transaction.set_rollback(True)
