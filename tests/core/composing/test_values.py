from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.render.samples import document

from thidua.core.composing.document import Column, Figure, Paragraph, Row, Table, Text
from thidua.core.composing.values import Change, changes, fingerprint, missing_in, values_of

SCORES = (Column("Hạng", 1, "center"), Column("Đơn vị", 5), Column("Điểm", 1, "right"))
maps = st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=6)


def paper(*blocks):
    return replace(document(), blocks=blocks, annexes=())


def scores(*rows):
    cells = (
        Row(((Figure(str(n), f"p{n}"),), (Text(name),), (Figure(points, f"s{n}"),)))
        for n, (name, points) in enumerate(rows, 1)
    )
    return Table(SCORES, tuple(cells))


def count(number: str, words: str = " cơ quan."):
    return Paragraph((Text("Khối gồm "), Figure(number, "n"), Text(words)))


def test_a_changed_figure_is_told_by_row_and_column():
    old = values_of(paper(scores(("Ban A", "92,5"), ("Ban B", "90")), count("10")))
    new = values_of(paper(scores(("Ban A", "93"), ("Ban B", "90")), count("11")))
    assert changes(old, new) == (
        Change("Ban A · Điểm", "92,5", "93"),
        Change("Khối gồm … cơ quan.", "Khối gồm 10 cơ quan.", "Khối gồm 11 cơ quan."),
    )


def test_rows_of_one_agency_are_told_apart_by_their_second_name():
    columns = (Column("Đơn vị", 1), Column("Chỉ tiêu", 1), Column("Đạt", 1, "right"))
    rows = tuple(
        Row(((Text("Ban A"),), (Text(name),), (Figure(value, name),)))
        for name, value in (("Báo cáo", "5"), ("Sáng kiến", "2"))
    )
    values = values_of(paper(Table(columns, rows)))
    assert values["Ban A · Báo cáo · Đạt"] == "5"
    assert values["Ban A · Sáng kiến · Đạt"] == "2"


def test_a_cell_is_told_with_its_place_and_a_sentence_by_itself():
    assert not Change("Ban A · Điểm", "92,5", "93").whole
    assert Change("Khối gồm … cơ quan.", "Khối gồm 10 cơ quan.", "").whole
    assert Change("Địa điểm: A.", "", "Địa điểm: A.").whole


def test_a_sentence_that_fell_away_and_one_that_came_are_told():
    old, new = values_of(paper(count("10"))), values_of(paper(count("10", " ban.")))
    assert changes(old, new) == (
        Change("Khối gồm … ban.", "", "Khối gồm 10 ban."),
        Change("Khối gồm … cơ quan.", "Khối gồm 10 cơ quan.", ""),
    )


def test_long_sentences_with_the_same_beginning_are_two_places():
    long = "rất " * 60
    both = paper(Paragraph((Text(f"{long}A."),)), Paragraph((Text(f"{long}B."),)))
    assert set(values_of(both).values()) >= {f"{long}A.", f"{long}B."}


def test_what_a_person_must_write_is_listed_once():
    gap = Text("[cần bổ sung: giờ họp]", missing=True)
    filled = paper(Paragraph((Text("Thời gian: "), gap)), Paragraph((gap,)), count("10"))
    assert missing_in(filled) == ("[cần bổ sung: giờ họp]",)
    assert missing_in(paper(count("10"))) == ()


@given(maps, maps)
def test_changes_turn_the_old_into_the_new(old, new):
    told = {change.place: change.new for change in changes(old, new)}
    merged = {place: text for place, text in (old | told).items() if place in new}
    assert merged == new


@given(maps, maps)
def test_equal_fingerprints_mean_nothing_changed(old, new):
    if fingerprint(old) == fingerprint(new):
        assert changes(old, new) == ()
        assert list(old.items()) == list(new.items())
