"""The demonstration's workbook: real deeds with their facts, generated figures that say so."""

from dataclasses import replace
from decimal import Decimal

import pytest

from thidua.core.kernel.strict_yaml import read_yaml
from thidua.core.scoring import score
from thidua.core.scoring.inputs import Absence
from thidua.core.scoring.load import load_scheme
from thidua.workbook.demo import BLOC, SCHEME, demo_contents, write_demo_workbook
from thidua.workbook.reader import read_workbook


@pytest.fixture(scope="module")
def demo_scheme():
    return load_scheme(SCHEME)


@pytest.fixture(scope="module")
def read(demo_scheme, tmp_path_factory):
    path = write_demo_workbook(tmp_path_factory.mktemp("demo") / "so-lieu-khoi.xlsx")
    return read_workbook(path, lambda _id, _version: demo_scheme)


@pytest.fixture(scope="module")
def cards(read, demo_scheme):
    return score(demo_scheme, read.units())


def test_it_reads_back_as_it_was_made(read, demo_scheme):
    made = demo_contents(demo_scheme, read_yaml(BLOC))
    agencies = tuple(
        replace(a, rows=tuple(replace(row, place="") for row in a.rows)) for a in read.agencies
    )
    assert agencies == made.agencies
    assert tuple(replace(deed, place="") for deed in read.deeds) == made.deeds
    assert read.findings == ()


def test_the_same_seed_makes_the_same_bytes(tmp_path):
    one = write_demo_workbook(tmp_path / "mot.xlsx").read_bytes()
    assert write_demo_workbook(tmp_path / "hai.xlsx").read_bytes() == one


def test_every_figure_says_that_it_is_an_illustration(read):
    assert {row.illustrative for _code, row in read.all_rows()} == {True}
    assert {deed.illustrative for deed in read.deeds} == {False}


def test_the_deeds_carry_the_facts_of_the_source(read):
    facts = {int(deed.source_ref[1:]) for deed in read.deeds}
    assert facts == {4, *range(24, 46)}
    badges = next(deed for deed in read.deeds if deed.source_ref == "F34")
    assert (badges.quantity, badges.unit) == (Decimal(7897), "đảng viên")
    assert [d for d in read.deeds if d.agency_code == "BBVSK"] == []


def test_every_screen_has_something_to_show(read, cards, demo_scheme):
    absences = {row.absence for _code, row in read.all_rows()}
    assert absences == {None, Absence.NOT_ASSIGNED, Absence.NOTHING_AROSE}
    totals = [card.total for card in cards.values()]
    assert None not in totals
    assert len(set(totals)) == len(totals) - 1  # one tie
    steps = {s.code for card in cards.values() for t in card.sections.values() for s in t.steps}
    assert "scoring.pool_capped" in steps
    flags = {rule.flag for rule in demo_scheme.knock_outs if rule.flag}
    met = {c for c, row in read.all_rows() if row.item_id in flags and True in row.values.values()}
    assert met == {"BND"}
