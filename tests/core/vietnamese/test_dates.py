import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.vietnamese import long_date, read_date, write_date


@pytest.mark.parametrize(
    "written",
    [
        "1/2/2026",
        "01/02/2026",
        "01-02-2026",
        "01.02.2026",
        "01 / 02 / 2026",
        "1/2/26",
        "010226",
        "01022026",
        "2026-02-01",
        "ngày 1 tháng 2 năm 2026",
        "Ngày 01 tháng 02 năm 2026",
        "NGÀY 01  THÁNG 02 NĂM 2026",
        unicodedata.normalize("NFD", "ngày 1 tháng 2 năm 2026"),
        "1 tháng 2 năm 2026",
        "ngày 01/02 năm 2026",
        "０１/０２/２０２６",
    ],
)
def test_one_day(written):
    assert read_date(written) == date(2026, 2, 1)


@pytest.mark.parametrize(
    "written",
    ["", "30/02/2026", "1/13/2026", "2026", "1/2", "1/2-2026", "300226", "x 1/2/2026", "1/2/202",
     "00/01/2026", "01/01/0000", "2026-2-1", "1/2/20266"],
)  # fmt: skip
def test_no_day(written):
    with pytest.raises(ValueError, match=r"^"):
        read_date(written)


def test_two_digits_of_a_year():
    assert [read_date(f"01/01/{year}").year for year in ("49", "50", "00", "99")] == [
        2049, 1950, 2000, 1999,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2023, 1, 6), "06/01/2023", "ngày 06 tháng 01 năm 2023"),
        (date(2022, 3, 9), "09/03/2022", "ngày 09 tháng 3 năm 2022"),
        (date(2022, 12, 31), "31/12/2022", "ngày 31 tháng 12 năm 2022"),
    ],
)
def test_written(day, short, long):
    assert write_date(day) == short
    assert long_date(day) == long


@given(st.dates(date(1000, 1, 1)))
def test_what_is_written_is_read_back(day):
    assert read_date(write_date(day)) == day
    assert read_date(long_date(day)) == day
    assert read_date(day.isoformat()) == day
