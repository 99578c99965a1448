"""A few agencies under one superior, and short ways to write events about them."""

from datetime import date

from tests.apps.small_bloc import NEW_YEAR

from thidua.apps.organisations.models import Organisation, OrganisationVersion
from thidua.apps.organisations.selectors import standing_on
from thidua.apps.organisations.services import EventDraft, NewAgency, Paper

PAPER = Paper(number="12-QĐ/TU", day=date(2024, 1, 15))
DAY = date(2024, 2, 1)


def known(code: str, above: Organisation | None = None, name: str = "") -> Organisation:
    """An agency that was there on 1 January 2022 by some source."""
    made, _ = Organisation.objects.get_or_create(code=code)
    OrganisationVersion.objects.create(
        organisation=made, name=name or f"Ban {code}", kind="board", document_format="party",
        first_day=NEW_YEAR, parent=above,
    )  # fmt: skip
    return made


def family() -> dict[str, Organisation]:
    """TU above A, B and C; C1 below C."""
    top = known("TU", name="Tỉnh ủy")
    found = {"TU": top} | {code: known(code, top) for code in "ABC"}
    return found | {"C1": known("C1", found["C"])}


def renamed(agency, name, day=DAY, paper=PAPER, **more):
    said = {agency.pk: {"name": name} | more}
    return EventDraft(
        kind="renamed", day=day, paper=paper, predecessors=(agency.pk,), successors=(agency.pk,),
        says=said,
    )  # fmt: skip


def moved(agency, above, day=DAY, paper=PAPER):
    said = {agency.pk: {"parent": above.pk if above else None}}
    return EventDraft(
        kind="moved", day=day, paper=paper, predecessors=(agency.pk,), successors=(agency.pk,),
        says=said,
    )  # fmt: skip


def merged(*agencies, into=None, founds=None, day=DAY, paper=PAPER, **more):
    return EventDraft(
        kind="merged", day=day, paper=paper, predecessors=tuple(each.pk for each in agencies),
        successors=(into.pk,) if into else (), founds=(founds,) if founds else (), **more,
    )  # fmt: skip


def split(agency, *founds, stays=False, day=DAY, paper=PAPER, **more):
    return EventDraft(
        kind="split", day=day, paper=paper, predecessors=(agency.pk,), founds=founds,
        successors=(agency.pk,) if stays else (), **more,
    )  # fmt: skip


def dissolved(agency, day=DAY, paper=PAPER, **more):
    return EventDraft(kind="dissolved", day=day, paper=paper, predecessors=(agency.pk,), **more)


def founded(new, day=DAY, paper=PAPER, **more):
    return EventDraft(kind="founded", day=day, paper=paper, founds=(new,), **more)


def new(code="MOI", name="Ban mới", above=None):
    return NewAgency(code=code, name=name, kind="board", parent=above.pk if above else None)


def names_on(day) -> dict[str, str]:
    """Code → name of everybody who was there."""
    keys = Organisation.objects.values_list("pk", flat=True)
    return {each.code: each.name for each in standing_on(day, keys)}


def superiors_on(day) -> dict[str, str]:
    keys = Organisation.objects.values_list("pk", flat=True)
    return {each.code: each.superior_name for each in standing_on(day, keys)}
