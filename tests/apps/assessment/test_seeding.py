"""The seed holds the facts of the source as records, once, and marks what it does not print."""

import re

import pytest
from tests.apps.assessment.books import TODAY

from thidua.apps.assessment.seeding import seed_bloc
from thidua.apps.common.seeding import read_seed
from thidua.apps.documents.models import Document
from thidua.apps.movements.models import Direction, Movement, Pact
from thidua.apps.organisations.models import Bloc, BlocMember, OrganisationVersion
from thidua.apps.reporting.models import Deed, Passage, Report

SEEDED = (
    Bloc, BlocMember, OrganisationVersion, Document, Movement, Pact, Direction, Report, Deed,
    Passage,
)  # fmt: skip


def refs(model) -> set[str]:
    return set(model.objects.exclude(source_ref="").values_list("source_ref", flat=True))


def facts(*numbers: int) -> set[str]:
    return {f"F{number}" for number in numbers}


def test_each_fact_stands_in_its_own_kind_of_record(nam_dinh):
    assert refs(Bloc) == facts(1)
    assert refs(BlocMember) == facts(2)
    assert refs(Document) == facts(*range(5, 15), 31)
    assert refs(Movement) == facts(3, 14, 26, 43, 44)
    assert refs(Deed) == facts(*range(16, 24))
    assert refs(Passage) == facts(3, 15)
    assert refs(Direction) == facts(46, 47, 48, 49)


def test_the_deeds_for_the_workbook_complete_the_forty_nine(nam_dinh):
    deeds = read_seed()["deeds"]
    told = {row["source_ref"] for rows in deeds.values() for row in rows}
    assert told == facts(4, *range(24, 46))
    seeded = set().union(*(refs(model) for model in SEEDED))
    assert seeded | told == facts(*range(1, 50))
    assert deeds["BBVSK"] == []


def test_the_figures_of_the_source_are_quantities():
    rows = [row for rows in read_seed()["deeds"].values() for row in rows if "quantity" in row]
    assert [(row["source_ref"], row["quantity"], row["noun"]) for row in rows] == [
        ("F34", 7897, "đảng viên"),
        ("F35", 23, "tổ chức đảng"),
        ("F35", 13, "đảng viên"),
        ("F37", 1, "giảng viên"),
    ]


def test_every_document_number_is_parsed(nam_dinh):
    numbered = Document.objects.exclude(number="")
    assert [row.number for row in numbered if row.serial is None] == []
    assert numbered.count() == 7


def test_each_row_names_its_source_or_is_an_illustration(nam_dinh):
    assert Pact.objects.get().illustrative is True
    for model in (Bloc, BlocMember, Document, Movement, Direction, Deed, Passage):
        for row in model.objects.all():
            assert re.fullmatch(r"F\d+", row.source_ref), row
            assert row.provenance == nam_dinh.provenance
            assert row.illustrative is False
    assert nam_dinh.provenance.proof == "press"


def test_a_second_time_changes_nothing(nam_dinh):
    before = {model: list(model.objects.order_by("pk").values()) for model in SEEDED}
    assert seed_bloc(None, today=TODAY) == nam_dinh
    assert {model: list(model.objects.order_by("pk").values()) for model in SEEDED} == before


@pytest.mark.django_db
def test_a_bloc_file_needs_little(tmp_path):
    path = tmp_path / "khoi.yaml"
    path.write_text(
        "bloc: {code: khoi-xa, name: Khối xã}\nyear: {year: 2024}\n"
        "members:\n  - {code: A, name: Xã A}\n  - {code: B, name: Xã B}\n",
        encoding="utf-8",
    )
    year = seed_bloc(None, today=TODAY, path=path)
    assert (year.bloc.code, year.year, year.head, year.illustrative) == (
        "khoi-xa", 2024, None, False,
    )  # fmt: skip
    assert BlocMember.objects.count() == 2
