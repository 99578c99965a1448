"""Renamings that were recorded before events had terms can be withdrawn like any other."""

from datetime import date

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

OLD = [("organisations", "0003_lineage_events_with_terms")]


@pytest.mark.django_db(transaction=True)
def test_a_renaming_of_before_takes_its_name():
    executor = MigrationExecutor(connection)
    executor.migrate(OLD)
    apps = executor.loader.project_state(OLD).apps
    agency = apps.get_model("organisations", "Organisation").objects.create(code="X")
    version = apps.get_model("organisations", "OrganisationVersion")
    plain = {"organisation": agency, "kind": "board", "document_format": "party"}
    version.objects.create(
        name="Cũ", first_day=date(2022, 1, 1), last_day=date(2022, 6, 30), **plain
    )
    version.objects.create(name="Mới", first_day=date(2022, 7, 1), **plain)
    event = apps.get_model("organisations", "OrganisationEvent").objects.create(
        kind="renamed", day=date(2022, 7, 1)
    )
    event.successors.add(agency)

    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())

    from thidua.apps.organisations.models import OrganisationEvent
    from thidua.apps.organisations.services import withdraw_event

    kept = OrganisationEvent.objects.get()
    assert (kept.needs_check, kept.terms.get().name) == (True, "Mới")
    withdraw_event(kept.pk, reason="Nhầm")
    names = [(each.name, each.last_day) for each in agency_names()]
    assert names == [("Cũ", None)]


def agency_names():
    from thidua.apps.organisations.models import OrganisationVersion

    return OrganisationVersion.objects.order_by("first_day")
