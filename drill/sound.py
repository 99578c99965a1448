"""Whether a database is whole: it opens, its own checks pass, the rules of the product hold."""

import sqlite3
from collections import Counter

from django.conf import settings
from django.db import connection

from thidua.apps.assessment.models import ImportBatch, Ranking, ScoreSheet
from thidua.apps.reporting.models import Report


def refuse(whole: object, words: str) -> None:
    """End the drill with these words unless it holds."""
    if not whole:
        raise SystemExit(f"BROKEN: {words}")


def database_is_sound(*, deep: bool = False) -> None:
    """Open it anew and let it check itself; `deep`: every index against its table too."""
    connection.close()
    if connection.vendor == "sqlite":
        with sqlite3.connect(settings.DATABASES["default"]["NAME"]) as fresh:
            said = fresh.execute("PRAGMA integrity_check").fetchall()
            refuse(said == [("ok",)], f"integrity_check: {said}")
            refuse(not fresh.execute("PRAGMA foreign_key_check").fetchall(), "foreign keys")
        fresh.close()
        refuse(_one("PRAGMA synchronous") == 2, "synchronous is not FULL")
        refuse(_one("PRAGMA journal_mode") == "wal", "no WAL")
        return
    refuse(_one("SELECT count(*) FROM pg_constraint WHERE NOT convalidated") == 0, "constraints")
    refuse(_one("SHOW fsync") == "on" and _one("SHOW synchronous_commit") == "on", "fsync")
    if deep:
        with connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS amcheck")
            cursor.execute(
                "SELECT count(bt_index_check(c.oid::regclass, true)) FROM pg_class c"
                " JOIN pg_am a ON a.oid = c.relam AND a.amname = 'btree'"
                " WHERE c.relkind = 'i' AND c.relpersistence = 'p'"
            )


def rules_hold() -> None:
    """One report in force a period, rounds without gap, an import whole or not at all."""
    in_force = Counter(
        Report.objects.filter(state="in_force").values_list("bloc_year", "agency", "period")
    )
    refuse(set(in_force.values()) <= {1}, "two reports in force")
    rounds: dict[tuple[object, ...], list[int]] = {}
    for *key, number in Report.objects.order_by("round").values_list(
        "bloc_year", "agency", "period", "round"
    ):
        rounds.setdefault(tuple(key), []).append(number)
    for key, numbers in rounds.items():
        refuse(numbers == list(range(1, len(numbers) + 1)), f"rounds of {key}: {numbers}")
    reports, sheets = (
        Counter(model.objects.exclude(file_hash="").values_list("agency", "file_hash"))
        for model in (Report, ScoreSheet)
    )
    refuse(reports == sheets, "a report without its sheet, or a sheet without its report")
    kept = set(ImportBatch.objects.values_list("file_hash", flat=True))
    refuse({hash_ for _agency, hash_ in reports} <= kept, "an import without its record")
    empty = [row.pk for row in Ranking.objects.all() if not row.rows.exists()]
    refuse(not empty, f"rankings without rows: {empty}")


def _one(sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]
