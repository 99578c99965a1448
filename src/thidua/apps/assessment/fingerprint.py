"""What a ranking rests on and who stands in it, as one hash: equal hashes, equal pages."""

import hashlib
from functools import lru_cache

from django.db import connection
from django.db.models import Model

from thidua.apps.assessment.models import (
    Ranking,
    RankingRow,
    SchemeAdoption,
    ScoreLine,
    ScoreSheet,
)
from thidua.apps.movements.models import Indicator, Pact, PactTarget
from thidua.apps.organisations.models import (
    BlocMember,
    BlocYear,
    Organisation,
    OrganisationVersion,
)
from thidua.apps.reporting.models import Report, ResultLine

# Rows and their columns; the versions tell a value that went and came back from one that stayed.
SHEETS = ("id", "stage", "owner", "state", "agency_id")
LINES = ("id", "version", "sheet_id", "item", "inputs", "absence", "points", "illustrative")
RESULTS = ("id", "version", "report_id", "indicator_id", "value", "illustrative")
MEMBERS = (
    "id", "organisation_id", "position", "first_day", "last_day", "source_ref", "illustrative",
)  # fmt: skip
NAMES = ("id", "name", "short_name", "document_format", "first_day", "last_day")
TARGETS = ("id", "version", "agency_id", "indicator_id", "value", "illustrative")
IN_SHEET = "JOIN {sheet} s ON s.id = t.sheet_id WHERE s.bloc_year_id = %s AND s.state = 'finished'"
IN_REPORT = "JOIN {report} p ON p.id = t.report_id WHERE p.bloc_year_id = %s"
IN_RANKING = "JOIN {ranking} r ON r.id = t.ranking_id WHERE r.bloc_year_id = %s"
OF_BLOC = "JOIN {year} y ON y.bloc_id = m.bloc_id WHERE y.id = %s"
PARTS = (
    (ScoreSheet, SHEETS, "WHERE t.bloc_year_id = %s"),
    (ScoreLine, LINES, IN_SHEET),
    (Report, ("id", "state", "period", "agency_id"), "WHERE t.bloc_year_id = %s"),
    (ResultLine, RESULTS, f"{IN_REPORT} AND p.state = 'in_force'"),
    (PactTarget, TARGETS, "JOIN {pact} p ON p.id = t.pact_id WHERE p.bloc_year_id = %s"),
    (Indicator, ("id", "code", "unit"), "WHERE t.bloc_year_id = %s"),
    (SchemeAdoption, ("id", "version", "scheme_id"), "WHERE t.bloc_year_id = %s"),
    (RankingRow, ("id", "agency_id", "place", "total", "grade", "parts", "points"), IN_RANKING),
    (Ranking, ("id", "version", "state", "frozen_on", "frozen_by"), "WHERE t.bloc_year_id = %s"),
    (BlocMember, MEMBERS, "JOIN {year} y ON y.bloc_id = t.bloc_id WHERE y.id = %s"),
    (OrganisationVersion, NAMES, f"JOIN {{member}} m USING (organisation_id) {OF_BLOC}"),
    (Organisation, ("id", "code"), f"JOIN {{member}} m ON m.organisation_id = t.id {OF_BLOC}"),
)


def fingerprint(bloc_year: BlocYear) -> str:
    """One query, whatever the size; the database joins the rows, none is made an object."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(connection.vendor), [bloc_year.pk] * len(PARTS))
        return hashlib.sha256(repr(cursor.fetchone()).encode()).hexdigest()


@lru_cache(maxsize=2)
def _statement(vendor: str) -> str:
    named: dict[str, type[Model]] = {
        "sheet": ScoreSheet, "report": Report, "pact": Pact, "ranking": Ranking,
        "member": BlocMember, "year": BlocYear,
    }  # fmt: skip
    names = {name: _table(model) for name, model in named.items()}
    parts = [
        _part(vendor, f"{_table(model)} t {rest.format(**names)}", columns)
        for model, columns, rest in PARTS
    ]
    return f"SELECT {', '.join(parts)}"


def _table(model: type[Model]) -> str:
    return model._meta.db_table  # noqa: SLF001 - Django's documented way


def _part(vendor: str, rows: str, columns: tuple[str, ...]) -> str:
    """The rows as one text; a value, an empty one and none at all read differently."""
    if vendor == "postgresql":
        row = ", ".join(f"t.{name}" for name in columns)
        return f"(SELECT md5(string_agg(ROW({row})::text, ';' ORDER BY t.id)) FROM {rows})"  # noqa: S608
    row = " || ',' || ".join(f"quote(t.{name})" for name in columns)
    return f"(SELECT group_concat(x, ';') FROM (SELECT {row} AS x FROM {rows} ORDER BY t.id))"  # noqa: S608
