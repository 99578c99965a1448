"""Each of the thirty kinds: its example gives the points, the places and the words it says."""

import pytest
from tests.core.scoring.rule_examples import PAGE, examples, number, page, reasons, units_of

from thidua.core.kernel.errors import BadData
from thidua.core.scoring.load import dump_scheme, parse_scheme
from thidua.core.scoring.ranking import rank
from thidua.core.scoring.score import score

ALL = examples()
CASES = [
    pytest.param(example, case, id=f"{example.path.stem}-{place}")
    for example in ALL
    for place, case in enumerate(example.cases(), 1)
]


def test_there_is_one_example_of_each_kind():
    assert [example.kind for example in ALL] == list(range(1, 31))


@pytest.mark.parametrize("example", ALL, ids=lambda example: example.path.stem)
def test_example_survives_being_written(example):
    scheme = example.scheme()
    assert parse_scheme(dump_scheme(scheme), "again").hash == scheme.hash


@pytest.mark.parametrize(("example", "case"), [c for c in CASES if "points" in c.values[1]])
def test_one_item_gets_its_points_and_says_why(example, case):
    scheme = example.scheme()
    line = score(scheme, units_of(case, scheme))["A"].lines["1"]
    assert line.points == number(case["points"])
    if "says" in case:
        assert reasons(case, scheme) == case["says"]


@pytest.mark.parametrize(("example", "case"), [c for c in CASES if "refused" in c.values[1]])
def test_input_that_does_not_fit_is_refused(example, case):
    scheme = example.scheme()
    with pytest.raises(BadData) as caught:
        score(scheme, units_of(case, scheme))
    assert [finding.code for finding in caught.value.data["findings"]] == [case["refused"]]


@pytest.mark.parametrize(("example", "case"), [c for c in CASES if "expect" in c.values[1]])
def test_several_units_get_totals_places_and_classes(example, case):
    scheme = example.scheme()
    cards = score(scheme, units_of(case, scheme), stage=case.get("stage"))
    places = {place.unit: place for place in rank(scheme, cards).places}
    for unit, wanted in case["expect"].items():
        card, place = cards[unit], places[unit]
        found = {
            "total": card.total, "percent": card.percent, "place": place.place,
            "grade": place.grade,
            "parts": {part: card.of(part).points for part in wanted.get("parts", {})},
        }  # fmt: skip
        assert {key: found[key] for key in wanted} == wanted
    for unit, parts in case.get("says", {}).items():
        assert {part: reasons(case, scheme, part, unit) for part in parts} == parts


def test_the_page_shows_these_examples():
    assert PAGE.read_text(encoding="utf-8") == page()
