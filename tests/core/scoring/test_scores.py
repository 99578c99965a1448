"""Absences, inputs that do not fit, totals, places and classes."""

from datetime import date
from decimal import Decimal

import pytest
from tests.core.scoring.samples import DATA, D, demo, item, points, police, scheme_of

from thidua.core.kernel.errors import BadData
from thidua.core.kernel.strict_yaml import read_text
from thidua.core.scoring.card import LineState
from thidua.core.scoring.describe import describe
from thidua.core.scoring.inputs import Absence, ItemInput
from thidua.core.scoring.ranking import rank
from thidua.core.scoring.read_inputs import read_inputs
from thidua.core.scoring.score import score
from thidua.wording import say, say_finding

NOT_ASSIGNED = ItemInput(absence=Absence.NOT_ASSIGNED)
NOTHING_AROSE = ItemInput(absence=Absence.NOTHING_AROSE)


def vectors():
    path = DATA / "police-cluster-347-2025-vectors.yaml"
    return read_inputs(read_text(path), path.name, police())


def test_the_police_scheme_is_whole():
    scheme = police()
    items = list(scheme.items())
    assert (len(items), scheme.total, sum(one.max for one in items)) == (176, 1000, 1000)
    kinds = [one.kind for one in items]
    assert (kinds.count(3), kinds.count(2), kinds.count(10)) == (51, 113, 12)
    assert [section.max for section in scheme.sections] == [700, 200, 100]


def test_the_sample_vectors_of_the_police_scheme_give_the_listed_scores():
    cards = score(police(), vectors())

    def of(item_id, *units):
        return [cards[unit].lines[item_id].points for unit in units]

    assert of("I.2.b.22", "U3", "U6", "U2", "U5") == [D("16.49"), D("14.74"), D(20), D(0)]
    assert of("I.2.d.32", "U3", "U7", "U4") == [D("7.5"), D("7.5"), D(15)]


def test_the_demonstration_scheme_is_what_the_issue_asks_for():
    scheme = demo()
    items = list(scheme.items())
    assert scheme.demonstration is True
    assert "minh họa" in scheme.title
    assert [s.max for s in scheme.sections] == [40, 25, 20, 15, 5, 0]
    assert len(items) >= 40
    assert len({one.kind for one in items}) >= 15
    assert len({one.indicator for one in items if one.indicator}) >= 12
    assert all(one.evidence for one in items)
    assert {one.scored_by for one in items} >= {"unit", "VPTU", "BTC", "HDTDKT"}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("scheme", [demo(), police()], ids=["demo", "police"])
def test_every_rule_can_be_told(scheme, language):
    for one in scheme.items():
        assert all(say(step.code, step.data, language) for step in describe(one))


def test_four_kinds_of_nothing_are_four_things():
    scheme = scheme_of(item("I.1"), item("I.2", allows_not_assigned=True, nothing_arose="full"))
    units = {
        "zero": {"I.1": points(5), "I.2": points(0)},
        "not_assigned": {"I.1": points(5), "I.2": NOT_ASSIGNED},
        "nothing_arose": {"I.1": points(5), "I.2": NOTHING_AROSE},
        "missing": {"I.1": points(5)},
    }
    cards = score(scheme, units)
    seen = {u: (c.lines["I.2"].state, c.lines["I.2"].points, c.lines["I.2"].frame, c.percent)
            for u, c in cards.items()}  # fmt: skip
    assert seen == {
        "zero": (LineState.SCORED, 0, 10, 25),
        "not_assigned": (LineState.NOT_ASSIGNED, 0, 0, 50),
        "nothing_arose": (LineState.NOTHING_AROSE, 10, 10, 75),
        "missing": (LineState.MISSING, None, 10, None),
    }
    missing = cards["missing"]
    assert (missing.total, missing.low, missing.high, missing.provisional) == (None, 5, 15, True)
    assert [cards[u].provisional for u in units] == [False, False, False, True]


def test_the_source_comes_back_on_the_line():
    source = object()
    given = ItemInput({"value": D(3)}, source=source)
    assert score(scheme_of(item("I.1")), {"A": {"I.1": given}})["A"].lines["I.1"].given is given


REFUSED = {
    "negative": (points(-1), "input.too_small"),
    "over the maximum": (points(11), "input.too_large"),
    "no finite number": (points("NaN"), "input.not_a_number"),
    "text": (ItemInput({"value": "mười"}), "input.not_a_number"),
    "a float": (ItemInput({"value": 1.5}), "input.not_a_number"),
    "yes for a number": (ItemInput({"value": True}), "input.not_a_number"),
    "another input": (ItemInput({"diem": D(1)}), "input.unknown_name"),
    "not assigned": (NOT_ASSIGNED, "input.must_be_assigned"),
    "nothing arose": (NOTHING_AROSE, "input.must_arise"),
    "value and absence": (ItemInput({"value": D(1)}, absence=Absence.MISSING),
                          "input.absent_with_value"),
}  # fmt: skip


@pytest.mark.parametrize(("given", "code"), REFUSED.values(), ids=REFUSED)
def test_input_that_does_not_fit_is_named_and_never_clamped(given, code):
    with pytest.raises(BadData) as caught:
        score(scheme_of(item("I.1")), {"A": {"I.1": given}})
    [finding] = caught.value.data["findings"]
    assert (finding.code, finding.place) == (code, "A · I.1")
    assert say_finding(finding, "vi")


def test_an_item_that_the_scheme_does_not_have_is_refused():
    with pytest.raises(BadData) as caught:
        score(scheme_of(item("I.1")), {"A": {"I.2": points(1)}})
    assert [f.code for f in caught.value.data["findings"]] == ["input.unknown_item"]


def test_tie_breaks_in_their_order_then_equal_places():
    scheme = scheme_of(
        item("I.1"), item("I.2"), tie_breaks=[{"by": "I.2"}, {"by": "I.1", "order": "less"}]
    )
    units = {
        "A": {"I.1": points(5), "I.2": points(5)},
        "B": {"I.1": points(4), "I.2": points(6)},
        "C": {"I.1": points(5), "I.2": points(5)},
        "D": {"I.1": points(1), "I.2": points(1)},
    }
    ranking = rank(scheme, score(scheme, units))
    assert [(p.unit, p.place) for p in ranking.places] == [("B", 1), ("A", 2), ("C", 2), ("D", 4)]
    said = {p.unit: [say(s.code, s.data, "vi") for s in p.steps] for p in ranking.places}
    assert said["B"] == ["Bằng điểm với A, C; xét I.2. Nội dung I.2: 6 điểm."]
    assert said["C"][-1] == "Bằng nhau mọi tiêu chí với A: đồng hạng."
    assert said["D"] == []


GRADES = [{"code": "A", "name": "Tốt", "from": 8}, {"code": "B", "name": "Khá", "below": 8}]


def test_a_range_within_one_class_has_it_and_across_two_has_none():
    scheme = scheme_of(item("I.1", 2), item("I.2", 8), grades=GRADES)
    units = {"A": {"I.2": points(8)}, "B": {"I.2": points(7)}, "C": {"I.2": points(5)}}
    places = rank(scheme, score(scheme, units)).places
    assert [(p.unit, p.grade) for p in places] == [("A", "A"), ("B", None), ("C", "B")]


@pytest.mark.parametrize(("round_", "holders"), [("down", 1), ("half_up", 2), ("up", 2)])
def test_share_caps_round_as_the_scheme_says(round_, holders):
    scheme = scheme_of(
        item("I.1"), grades=GRADES, shares=[{"grade": "A", "share": 0.5, "round": round_}]
    )
    units = {"A": {"I.1": points(10)}, "B": {"I.1": points(9)}, "C": {"I.1": points(8)}}
    places = rank(scheme, score(scheme, units)).places
    assert [p.grade for p in places].count("A") == holders


def test_a_knock_out_stays_open_while_its_input_is_missing():
    rule = {"name": "Phần 2 không có điểm", "item": "I.2", "is_zero": True, "lower": 1}
    scheme = scheme_of(item("I.1"), item("I.2"), grades=GRADES, knock_outs=[rule])
    units = {"A": {"I.1": points(10), "I.2": points(0)}, "B": {"I.1": points(10)},
             "C": {"I.1": points(10), "I.2": points(1)}}  # fmt: skip
    places = {p.unit: p for p in rank(scheme, score(scheme, units)).places}
    assert {u: p.grade for u, p in places.items()} == {"A": "B", "B": "A", "C": "A"}
    assert [s.code for s in places["B"].steps][-1] == "scoring.knock_out_open"


FORMS = {
    "inputs.yaml": "A: {I.1: {done: 46, all: 48}, I.2: nothing_arose, I.3: 2022-12-10}\n",
    "inputs.json": '{"A": {"I.1": {"done": 46, "all": 48}, "I.2": "nothing_arose",'
    ' "I.3": "10/12/2022"}}',
    "inputs.csv": "đơn vị,nội dung,ô,giá trị\nA,I.1,done,46\nA,I.1,all,48\nA,I.2,,nothing_arose\n"
    "A,I.3,done,10/12/2022\n",
}


@pytest.mark.parametrize("name", FORMS)
def test_inputs_are_read_from_yaml_json_and_csv(name):
    ratio = [{"name": "done", "label": "Đã làm", "unit": "count"},
             {"name": "all", "label": "Tổng số", "unit": "count"}]  # fmt: skip
    rate = {"rate": {"of": {"ratio": {"of": "done", "per": "all"}}, "each": "max", "per": 100,
                     "cap": "max"}}  # fmt: skip
    late = {"bands": {"of": {"days_late": {"done": "done", "due": "2022-12-10"}},
                      "tiers": [{"to": 0, "give": "max"}, {"above": 0, "give": 0}]}}  # fmt: skip
    scheme = scheme_of(
        item("I.1", inputs=ratio, rule=rate), item("I.2", nothing_arose="full"),
        item("I.3", inputs=[{"name": "done", "label": "Ngày", "unit": "date"}], rule=late),
    )  # fmt: skip
    assert read_inputs(FORMS[name], name, scheme) == {
        "A": {
            "I.1": ItemInput({"done": D(46), "all": D(48)}),
            "I.2": NOTHING_AROSE,
            "I.3": ItemInput({"done": date(2022, 12, 10)}),
        }
    }


@pytest.mark.parametrize("text", ["[]", "A: 1", "một", ""])
def test_inputs_of_another_form_are_refused(text):
    with pytest.raises(BadData) as caught:
        read_inputs(text, "inputs.yaml", scheme_of(item("I.1")))
    assert [f.code for f in caught.value.data["findings"]] == ["input.malformed"]


def test_a_decimal_that_binary_floats_lose_is_kept():
    scheme = scheme_of(item("I.1"), item("I.2"), rounding={"when": "item", "decimals": 2})
    units = {"A": {"I.1": points("1.005"), "I.2": points("0.1")}}
    card = score(scheme, units)["A"]
    assert card.lines["I.1"].points == Decimal("1.01")
    assert card.total == Decimal("1.11")
