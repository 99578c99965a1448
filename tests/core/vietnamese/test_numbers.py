from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.vietnamese import NumberReading, number_in_words, read_number, write_number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", "0"),
        ("15", "15"),
        ("0015", "15"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("9,75", "9.75"),
        ("9.75", "9.75"),
        (",5", "0.5"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("7.897,5", "7897.5"),
        ("7,897.5", "7897.5"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1 500", "1500"),
        ("1\u00a0500", "1500"),
        ("1\u2009500\u2009000", "1500000"),
        ("1\u202f500,25", "1500.25"),
        ("1 500.25", "1500.25"),
        ("1234.567", "1234.567"),
        ("1234,567", "1234.567"),
        ("１２，５", "12.5"),
        ("-3", "-3"),
        ("− 3,5", "-3.5"),
        ("+3", "3"),
        (" 15 \n", "15"),
        ("12.3456", "12.3456"),
    ],
)
def test_one_meaning(written, value):
    assert read_number(written) == NumberReading(Decimal(value))


@pytest.mark.parametrize(
    ("written", "value", "alternative"),
    [
        ("1.500", "1500", "1.5"),
        ("7.897", "7897", "7.897"),
        ("-7.897", "-7897", "-7.897"),
        ("1,500", "1.5", "1500"),
        ("12,345", "12.345", "12345"),
    ],
)
def test_two_meanings(written, value, alternative):
    assert read_number(written) == NumberReading(
        Decimal(value), ambiguous=True, alternative=Decimal(alternative)
    )


@pytest.mark.parametrize("written", ["95%", "95 %", "95\u00a0%", "９５％"])
def test_percent(written):
    assert read_number(written) == NumberReading(Decimal(95), percent=True)


@pytest.mark.parametrize(
    "written",
    ["", " ", "-", "%", "abc", "12 đồng", "1.2.3", "1.50.000", "1,2,3", "1.500.00", "1..5", "5,",
     "12/2022", "1 2", "10²", "½", "NaN", "Infinity", "1e5", "1_000", "٣", "9" * 61, "--1", "5%%",
     "1.500 000", "0.500.000"],
)  # fmt: skip
def test_no_number(written):
    with pytest.raises(ValueError, match=r"^"):
        read_number(written)


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (7897, None, "7.897"),
        (Decimal("12.50"), None, "12,5"),
        (Decimal("12.5"), 2, "12,50"),
        (Decimal("0.125"), 2, "0,13"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-0.001"), 2, "0,00"),
        (Decimal(-1234567), None, "-1.234.567"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal(100), None, "100"),
        (Decimal("-0"), None, "0"),
        (Decimal("123456789012345678901234567.125"), 2, "123.456.789.012.345.678.901.234.567,13"),
    ],
)  # fmt: skip
def test_written(value, places, written):
    assert write_number(value, places) == written


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_number_is_not_written(value):
    with pytest.raises(ValueError, match=r"NaN|Infinity"):
        write_number(value)


@given(st.decimals(-(10**20), 10**20, places=6) | st.integers(-(10**20), 10**20))
def test_what_is_written_is_read_back(value):
    assert read_number(write_number(value)).value == value


@given(st.text(max_size=12) | st.text("0123456789., -%", max_size=12))
def test_reading_never_fails_otherwise(text):
    try:
        reading = read_number(text)
    except ValueError:
        return
    assert reading.value.is_finite()
    assert reading.ambiguous == (reading.alternative is not None)
    assert reading.value != reading.alternative


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (1, "một"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (500, "năm trăm"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1015, "một nghìn không trăm mười lăm"),
        (1500, "một nghìn năm trăm"),
        (7897, "bảy nghìn tám trăm chín mươi bảy"),
        (21000, "hai mươi mốt nghìn"),
        (1000005, "một triệu không trăm linh năm"),
        (2005000, "hai triệu không trăm linh năm nghìn"),
        (1490000, "một triệu bốn trăm chín mươi nghìn"),
        (10**9, "một tỷ"),
        (10**9 + 5, "một tỷ không trăm linh năm"),
        (10**12, "một nghìn tỷ"),
        (10**15, "một triệu tỷ"),
        (10**18, "một tỷ tỷ"),
        (3 * 10**18 + 21, "ba tỷ tỷ không trăm hai mươi mốt"),
        (-21, "âm hai mươi mốt"),
    ],
)
def test_in_words(number, words):
    assert number_in_words(number) == words


@pytest.mark.parametrize("number", [10**27, -(10**27)])
def test_no_words_beyond(number):
    with pytest.raises(ValueError, match="0"):
        number_in_words(number)


@given(st.integers(0, 10**27 - 1), st.integers(0, 10**27 - 1))
def test_words_differ_as_numbers_do(one, other):
    assert (number_in_words(one) == number_in_words(other)) == (one == other)
