"""What a report, a registration or a score sheet says: to print, and to take its fingerprint.

The fingerprint is taken of codes and plain numbers, not of words: it is the same in every
language and stays when an indicator gets a better label.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.accounts.actor import Actor
from thidua.apps.assessment.models import ScoreSheet
from thidua.apps.assessment.sheet_page import SheetRow, range_text, sheet_page
from thidua.apps.common.pages import reader_language
from thidua.apps.common.templatetags.vietnamese import day, number, points
from thidua.apps.movements.models import Registration
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.models import Report


@dataclass(frozen=True, slots=True)
class Table:
    """A part of a printed sheet: a heading and its rows; the first row names the columns."""

    heading: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A thing that is signed: what it is called, and what it says."""

    title: str
    tables: tuple[Table, ...]


def digest_of(machine: str, subject: int) -> str:
    """SHA-256 of what the thing says now; empty for a thing that says nothing of its own."""
    if machine not in FACTS:
        return ""
    told = FACTS[machine](subject)
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def content_of(actor: Actor, bloc_year: BlocYear, machine: str, subject: int) -> Content:
    """What is printed to be signed; whoever asks was let see the thing."""
    return PRINTED[machine](actor, bloc_year, subject)


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _ordered(rows: Iterable[list[Any]]) -> list[list[Any]]:
    """In an order that does not hang on keys or on who typed first."""
    return sorted(rows, key=repr)


def _report_facts(subject: int) -> Mapping[str, Any]:
    row = Report.objects.get(pk=subject)
    results = row.results.select_related("indicator").prefetch_related("citations__evidence")
    return {
        "report": [row.agency_id, row.period, row.round],
        "results": [
            [
                each.indicator.code, _plain(each.value), each.certainty,
                _ordered(
                    [c.evidence.reference, c.evidence.file_hash, _plain(c.quantity)]
                    for c in each.citations.all()
                ),
            ]
            for each in results.order_by("indicator__code")
        ],
        "deeds": _ordered(
            [d.kind, d.text, str(d.day or d.when), _plain(d.quantity), d.noun, d.reference]
            for d in row.deeds.all()
        ),
        "passages": _ordered([each.heading, each.text] for each in row.passages.all()),
    }  # fmt: skip


def _registration_facts(subject: int) -> Mapping[str, Any]:
    row = Registration.objects.get(pk=subject)
    targets = row.targets.order_by("indicator__code")
    return {
        "registration": [row.agency_id, row.round],
        "titles": row.title_list,
        "movements": sorted(row.movements.values_list("name", flat=True)),
        "targets": [
            [code, _plain(value)]
            for code, value in targets.values_list("indicator__code", "value")
        ],
    }


def _sheet_facts(subject: int) -> Mapping[str, Any]:
    row = ScoreSheet.objects.get(pk=subject)
    return {
        "sheet": [row.agency_id, row.stage, row.owner, row.round],
        "lines": [
            [line.item, line.inputs, line.absence, _plain(line.points), line.reason]
            for line in row.lines.order_by("item")
        ],
    }


def _report_printed(_actor: Actor, bloc_year: BlocYear, subject: int) -> Content:
    row = Report.objects.get(bloc_year=bloc_year, pk=subject)
    results = row.results.select_related("indicator")
    figures = tuple(
        (each.indicator.label, number(each.value), each.indicator.get_unit_display())
        for each in results
    )
    deeds = tuple(
        (each.text, number(each.quantity), day(each.day), each.reference)
        for each in row.deeds.all()
    )
    tables = (
        Table(_("Figures"), (_("Indicator"), _("Value"), _("Unit")), figures),
        Table(_("Work done"), (_("What"), _("Quantity"), _("Day"), _("Document")), deeds),
    )
    title = _("Report: %(period)s") % {"period": row.get_period_display()}
    return Content(title, _with_rows(tables))


def _registration_printed(_actor: Actor, bloc_year: BlocYear, subject: int) -> Content:
    row = Registration.objects.get(bloc_year=bloc_year, pk=subject)
    targets = tuple(
        (each.indicator.label, number(each.value), each.indicator.get_unit_display())
        for each in row.targets.select_related("indicator")
    )
    movements = tuple((name,) for name in row.movements.values_list("name", flat=True))
    tables = (
        Table(_("Titles aimed at"), (_("Title"),), tuple((each,) for each in row.title_list)),
        Table(_("Movements"), (_("Movement"),), movements),
        Table(_("Targets"), (_("Indicator"), _("Target"), _("Unit")), targets),
    )
    return Content(_("Registration for the year"), _with_rows(tables))


def _sheet_printed(actor: Actor, bloc_year: BlocYear, subject: int) -> Content:
    page = sheet_page(actor, bloc_year, subject, reader_language())
    rows = tuple(
        (
            row.code, row.name, number(row.frame), _entry(row), points(row.points),
            row.reason.value if row.reason else "",
        )
        for row in page.rows
        if not row.heading
    )  # fmt: skip
    head = (_("Code"), _("Item"), _("Highest"), _("Entry"), _("Points"), _("Reason"))
    total = Table(_("Total"), (_("Points"),), ((range_text(page.total, page.low, page.high),),))
    tables = (Table(_("Items"), head, rows), total)
    return Content(page.at.stage.name, _with_rows(tables))


def _entry(row: SheetRow) -> str:
    if row.absence is not None and row.absence.value:
        chosen = row.absence.value
        return next((each.label for each in row.absence.options if each.value == chosen), chosen)
    return row.reported or (row.input.value if row.input else "")


def _with_rows(tables: tuple[Table, ...]) -> tuple[Table, ...]:
    return tuple(table for table in tables if table.rows)


SHEETS = ("self_score", "specialised", "office", "cross", "bloc_check", "appraisal")
FACTS: Mapping[str, Callable[[int], Mapping[str, Any]]] = {
    "report": _report_facts, "registration": _registration_facts,
    **dict.fromkeys(SHEETS, _sheet_facts),
}  # fmt: skip
PRINTED: Mapping[str, Callable[[Actor, BlocYear, int], Content]] = {
    "report": _report_printed, "registration": _registration_printed,
    "self_score": _sheet_printed,
}  # fmt: skip
