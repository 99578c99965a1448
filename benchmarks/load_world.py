"""Who loads the site: 200 officers with a report each, and 1,000 readers of one ranking.

python benchmarks/load_world.py    (in the environment of a database; prints the senders)
"""

import json
import secrets
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

BLOCS, AGENCIES, READERS, INDICATORS, CELLS = 20, 10, 1000, 30, 5
CSRF = "d" * 32
Sender = dict[str, Any]


def main() -> None:
    from thidua.config.boot import boot

    boot()
    from django.db import transaction

    with transaction.atomic():
        senders = {"entries": officers(), "scoreboard": readers()}
    print(json.dumps(senders))


def officers() -> list[Sender]:
    """200 officers of 20 blocs, each with a draft of a report of 30 indicators."""
    from tests.apps.small_bloc import bare_bloc

    from thidua.apps.movements.models import Indicator
    from thidua.apps.organisations.models import BlocMember
    from thidua.apps.reporting.models import Report

    at, found = [], []
    for number in range(BLOCS):
        codes = [f"T{number:02}{letter}" for letter in "ABCDEFGHIJ"[:AGENCIES]]
        year = bare_bloc(*codes, code=f"khoi-tai-{number}")
        Indicator.objects.bulk_create(
            Indicator(bloc_year=year, code=f"CT-{n:02}", label=f"Chỉ tiêu {n}", unit="count")
            for n in range(INDICATORS)
        )
        for member in BlocMember.objects.filter(bloc=year.bloc).select_related("organisation"):
            agency = member.organisation
            at.append((f"canbo-{agency.code}", agency))
            path = f"/{year.bloc.code}/{year.year}/bao-cao-ky/{agency.code}/Q1/o/"
            found.append({
                "path": path, "cells": [f"CT-{n:02}" for n in range(CELLS)], "csrf": CSRF,
                "expects": '"state": "saved"',
            })  # fmt: skip
        Report.objects.bulk_create(
            Report(bloc_year=year, agency=agency, period="Q1", origin="screen")
            for _name, agency in at[-AGENCIES:]
        )
    return _signed_in(_users(at), found)


def readers() -> list[Sender]:
    """1,000 people of the demonstration's bloc, whose ranking of 2022 is final."""
    from thidua.apps.accounts.actor import system
    from thidua.apps.assessment.services import finalise_ranking, present_ranking
    from thidua.apps.organisations.models import BlocYear, Organisation
    from thidua.apps.organisations.selectors import members

    year = BlocYear.objects.select_related("bloc").get(bloc__code="khoi-dang-nam-dinh")
    present_ranking(system(), year)
    finalise_ranking(system(), year)
    agencies = [Organisation.objects.get(pk=member.pk) for member in members(year)]
    path = f"/{year.bloc.code}/{year.year}/xep-hang/"
    at = [(f"doc-{n}", agencies[n % len(agencies)]) for n in range(READERS)]
    return _signed_in(_users(at), [{"path": path, "expects": "</html>"} for _each in at])


def _users(at: list[tuple[str, Any]]) -> list[Any]:
    """An officer of each agency, by name."""
    from datetime import date

    from thidua.apps.accounts.models import RoleGrant, User
    from thidua.apps.accounts.roles import Role

    users = User.objects.bulk_create(
        User(username=name, full_name=name, email=f"{name}@example.vn".lower()) for name, _at in at
    )
    RoleGrant.objects.bulk_create(
        RoleGrant(user=user, role=Role.OFFICER, organisation=agency, first_day=date(2020, 1, 1))
        for user, (_name, agency) in zip(users, at, strict=True)
    )
    return users


def _signed_in(users: list[Any], senders: list[Sender]) -> list[Sender]:
    """Give each a session that stands in the database, and its cookies."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session

    now, rows = datetime.now(UTC), []
    for user, sender in zip(users, senders, strict=True):
        data = {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: "allauth.account.auth_backends.AuthenticationBackend",
            HASH_SESSION_KEY: user.get_session_auth_hash(),
            "seen": now.isoformat(), "begun": now.isoformat(), "second_factor": True,
        }  # fmt: skip
        row = Session(session_key=secrets.token_hex(16), session_data=SessionStore().encode(data))
        row.expire_date = now + timedelta(hours=12)
        rows.append(row)
        sender["cookie"] = (
            f"{settings.SESSION_COOKIE_NAME}={row.session_key}; {settings.CSRF_COOKIE_NAME}={CSRF}"
        )
    Session.objects.bulk_create(rows)
    return senders


if __name__ == "__main__":
    main()
