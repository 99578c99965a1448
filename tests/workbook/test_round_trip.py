"""What is filled in is what is read, whoever wrote the file: our writer or Excel's like."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.workbook.samples import BLOC, contents, good_workbook, scheme, schemes

from thidua.core.kernel.periods import Period
from thidua.core.scoring.inputs import Absence
from thidua.workbook.contents import EvidenceContents, RowContents
from thidua.workbook.reader import read_workbook
from thidua.workbook.template import write_per_agency, write_template

SCHEME = scheme()
counts = st.integers(0, 10**9).map(Decimal)
percents = st.integers(100, 10000).map(lambda n: Decimal(n) / 100).filter(lambda p: p > 1)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
proofs = st.lists(
    st.builds(
        EvidenceContents,
        st.from_regex(r"[1-9][0-9]{0,2}-(KH|BC|QĐ)/(TU|BTCTU)", fullmatch=True),
        st.none() | days,
        st.none() | counts,
    ),
    max_size=1,
).map(tuple)
VALUES = {
    "I.1": st.fixed_dictionaries({"value": counts}),
    "I.2": st.fixed_dictionaries({"value": percents}),
    "I.3": st.fixed_dictionaries({"done": days}),
    "I.4": st.fixed_dictionaries({"value": counts, "target": counts}),
    "I.5": st.fixed_dictionaries({"value": st.booleans()}),
    "II.A.1": st.fixed_dictionaries({"value": st.sampled_from(("xs", "tot"))}),
    "II.A.2": st.tuples(st.integers(0, 5), st.integers(0, 5)).map(
        lambda n: {"value": ("co",) * n[0] + ("bk",) * n[1]}
    ),
    "II.B.1": st.integers(0, 80).map(lambda n: {"value": Decimal(n) / 4}),
}


def absences(item):
    allowed = [Absence.MISSING]
    allowed += [Absence.NOT_ASSIGNED] if item.allows_not_assigned else []
    allowed += [Absence.NOTHING_AROSE] if item.nothing_arose else []
    return st.sampled_from(allowed)


def rows_for(item):
    filled = st.builds(RowContents, st.just(item.id), VALUES[item.id])
    if item.scored_by == "unit":
        filled = st.builds(
            RowContents, st.just(item.id), VALUES[item.id], evidence=proofs,
            illustrative=st.booleans(),
        )  # fmt: skip
        empty = st.builds(RowContents, st.just(item.id), absence=absences(item))
        return filled | empty
    return filled


some_rows = st.tuples(*(rows_for(item) for item in SCHEME.items()))


def plain(read):
    """Without the places, which only reading knows."""
    agencies = tuple(
        replace(a, rows=tuple(replace(row, place="") for row in a.rows)) for a in read.agencies
    )
    deeds = tuple(replace(deed, place="") for deed in read.deeds)
    return agencies, deeds


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.tuples(some_rows, some_rows, some_rows))
def test_written_is_read(tmp_path, drawn):
    said = contents()
    agencies = tuple(replace(a, rows=r) for a, r in zip(said.agencies, drawn, strict=True))
    said = replace(said, agencies=agencies)
    path = write_template(tmp_path / "so.xlsx", SCHEME, BLOC, (2022, Period.Y), said)

    read = read_workbook(path, schemes)

    assert plain(read) == plain(said)
    assert read.is_usable


COUNT, PERCENT, DAY, ACTUAL, TARGET, YES = (f"G{row}" for row in range(8, 14))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(counts, percents, days, st.booleans())
def test_typed_in_is_read(empty_template, tmp_path, count, percent, day, answer):
    book = openpyxl.load_workbook(empty_template)
    sheet = book["Báo Nam Định"]
    sheet[COUNT], sheet[PERCENT], sheet[DAY] = int(count), float(percent), day
    sheet[YES] = "Có" if answer else "Không"
    book.save(tmp_path / "da-dien.xlsx")

    agency = read_workbook(tmp_path / "da-dien.xlsx", schemes).agencies[2]

    assert agency.code == "BND"
    assert agency.row("I.1").values == {"value": count}
    assert agency.row("I.2").values == {"value": percent}
    assert agency.row("I.3").values == {"done": day}
    assert agency.row("I.5").values == {"value": answer}
    assert agency.row("I.4").absence is Absence.MISSING


@pytest.fixture(scope="module")
def empty_template(tmp_path_factory):
    path = tmp_path_factory.mktemp("mau") / "mau.xlsx"
    return write_template(path, SCHEME, BLOC, (2022, Period.Y))


def test_one_file_per_agency_says_the_same(tmp_path):
    said = contents()
    whole = read_workbook(good_workbook(tmp_path / "ca-khoi.xlsx"), schemes)
    folder = tmp_path / "tung-don-vi"
    for agency in said.agencies:
        part = replace(
            said, agencies=(agency,),
            deeds=tuple(deed for deed in said.deeds if deed.agency_code == agency.code),
        )  # fmt: skip
        write_template(
            folder / f"{agency.code}.xlsx", SCHEME, BLOC.only(agency.code), (2022, Period.Y), part
        )

    merged = read_workbook(folder, schemes)

    assert {a.code: a for a in plain(merged)[0]} == {a.code: a for a in plain(whole)[0]}
    assert set(plain(merged)[1]) == set(plain(whole)[1])
    assert [name for name, _ in merged.files] == ["BND.xlsx", "BTC.xlsx", "DUK.xlsx"]
    assert merged.is_usable


def test_per_agency_writes_a_file_for_each(tmp_path):
    paths = write_per_agency(tmp_path, SCHEME, BLOC, (2022, Period.H1))
    assert [path.name for path in paths] == [
        "thi-dua-2022-H1-BTC.xlsx", "thi-dua-2022-H1-DUK.xlsx", "thi-dua-2022-H1-BND.xlsx",
    ]  # fmt: skip
    read = read_workbook(paths[1], schemes)
    assert ([a.code for a in read.agencies], read.period) == (["DUK"], Period.H1)


def test_the_same_agency_in_two_files_is_an_error(tmp_path):
    one = good_workbook(tmp_path / "mot.xlsx")
    two = good_workbook(tmp_path / "hai.xlsx")
    read = read_workbook([one, two], schemes)
    found = [(f.code, f.place) for f in read.findings]
    assert found == [("workbook.agency_in_two_files", "hai.xlsx")] * 3
