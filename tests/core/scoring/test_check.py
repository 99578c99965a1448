"""The scheme check: each fault is found, on its line, and a good scheme has none."""

import pytest
from tests.core.scoring.samples import SCHEMES, data_of, findings_of, item

from thidua.core.kernel.errors import BadData
from thidua.core.kernel.findings import Severity
from thidua.core.kernel.strict_yaml import read_text
from thidua.core.scoring.load import dump_plain, parse_scheme, read_scheme
from thidua.wording import say_finding

PERCENT = [{"label": "Tỷ lệ", "unit": "percent"}]
COUNT = [{"label": "Số lượng", "unit": "count"}]
RATIO = [
    {"name": "a", "label": "A", "unit": "count"},
    {"name": "b", "label": "B", "unit": "count"},
]
YES = [{"label": "Có", "unit": "yes_no"}]
GRADE = [{"label": "Mức", "unit": "grade", "options": {"x": "X", "y": "Y"}}]


def bands(*tiers, of="value", **more):
    return {"bands": {"of": of, "tiers": list(tiers), **more}}


def tiered(*tiers, inputs=PERCENT, **more):
    return item("I.1", inputs=inputs, rule=bands(*tiers, **more))


@pytest.mark.parametrize("name", ["nam-dinh-demo-2022", "police-cluster-347-2025"])
def test_the_schemes_of_the_rulebook_have_no_findings(name):
    path = SCHEMES / f"{name}.yaml"
    assert read_scheme(read_text(path), path.name)[1] == []


def test_a_good_small_scheme_has_no_findings():
    assert findings_of(item("I.1"), item("I.2")) == []


TIERS = {
    "gap": ([{"from": 95, "give": "max"}, {"below": 94, "give": 0}], ["scheme.tier_gap"]),
    "gap at an open end": ([{"above": 95, "give": "max"}, {"below": 95, "give": 0}],
                           ["scheme.tier_gap"]),
    "overlap": ([{"from": 90, "give": "max"}, {"to": 90, "give": 0}], ["scheme.tier_overlap"]),
    "open above": ([{"from": 90, "to": 100, "give": "max"}, {"below": 90, "give": 0}],
                   ["scheme.tier_open_above"]),
    "gap at zero": ([{"above": 0, "give": "max"}], ["scheme.tier_gap"]),
    "two ends": ([{"from": 90, "above": 90, "give": "max"}, {"below": 90, "give": 0}],
                 ["scheme.bounds_twice"]),
    "nothing falls in": ([{"from": 90, "give": "max"}, {"below": 90, "give": 0},
                          {"above": 50, "below": 50, "give": 1}], ["scheme.tier_empty"]),
    "frame not reached": ([{"from": 90, "give": 9}, {"below": 90, "give": 0}],
                          ["scheme.frame_not_reached"]),
    "over the frame": ([{"from": 90, "give": 11}, {"below": 90, "give": 0}],
                       ["scheme.over_frame"]),
    "fractions": ([{"from": 0.95, "give": "max"}, {"below": 0.95, "give": 0}],
                  ["scheme.percent_as_fraction"]),
    "good": ([{"from": 90, "give": "max"}, {"below": 90, "give": 0}], []),
}  # fmt: skip


@pytest.mark.parametrize(("tiers", "codes"), TIERS.values(), ids=TIERS)
def test_tiers(tiers, codes):
    assert findings_of(tiered(*tiers)) == codes


def test_whole_things_have_no_gap_between_two_and_three():
    tiers = [{"from": 3, "give": "max"}, {"from": 0, "to": 2, "give": 0}]
    assert findings_of(tiered(*tiers, inputs=COUNT)) == []
    assert findings_of(tiered(*tiers)) == ["scheme.tier_gap"]


def test_rounding_the_measure_closes_the_gap_between_94_and_95():
    tiers = [{"from": 95, "give": "max"}, {"to": 94, "give": 0}]
    assert findings_of(tiered(*tiers, round=0)) == []


def test_a_highest_input_closes_the_top():
    tiers = [{"from": 90, "to": 100, "give": "max"}, {"below": 90, "give": 0}]
    assert findings_of(tiered(*tiers, inputs=[{**PERCENT[0], "maximum": 100}])) == []


def test_a_ratio_fed_to_bands_of_a_count():
    tiers = [{"from": 10, "give": "max"}, {"below": 10, "give": 0}]
    ratio = {"ratio": {"of": "a", "per": "b"}}
    assert findings_of(tiered(*tiers, inputs=RATIO, of=ratio, unit="count")) == [
        "scheme.band_unit"
    ]
    assert findings_of(tiered(*tiers, inputs=RATIO, of=ratio, unit="percent")) == []


def test_bounds_of_a_count_are_whole():
    tiers = [{"from": 0.5, "give": "max"}, {"below": 0.5, "give": 0}]
    assert findings_of(tiered(*tiers, inputs=COUNT)) == ["scheme.count_as_fraction"]


RULES = {
    "unknown input": (item("I.1", rule={"given": {"of": "diem"}}),
                      ["scheme.unknown_input", "scheme.unused_input"]),
    "unused input": (item("I.1", inputs=[*item("")["inputs"], RATIO[0]]), ["scheme.unused_input"]),
    "wrong unit": (item("I.1", inputs=COUNT), ["scheme.wrong_unit"]),
    "two units in a ratio": (
        item("I.1", inputs=[RATIO[0], {"name": "b", "label": "B", "unit": "percent"}],
             rule={"rate": {"of": {"ratio": {"of": "a", "per": "b"}}, "each": 1, "cap": "max"}}),
        ["scheme.wrong_unit"]),
    "no cap": (item("I.1", inputs=COUNT, rule={"rate": {"of": "value", "each": 1}}),
               ["scheme.no_cap"]),
    "no floor": (
        item("I.1", inputs=COUNT, rule={"rate": {"of": "value", "each": -1, "start": "max"}}),
        ["scheme.under_frame"]),
    "options of nothing": (item("I.1", inputs=[{**YES[0], "options": {"x": "X"}}],
                                rule={"met": {}}), ["scheme.options_missing"]),
    "option unknown": (
        item("I.1", inputs=GRADE, rule={"choose": {"options": {"x": 10, "y": 0, "z": 1}}}),
        ["scheme.unknown_option"]),
    "option without points": (
        item("I.1", inputs=GRADE, rule={"choose": {"options": {"x": 10}}}),
        ["scheme.option_without_points"]),
    "input twice": (item("I.1", inputs=[*COUNT, *COUNT],
                         rule={"rate": {"of": "value", "each": 1, "cap": "max"}}),
                    ["scheme.repeated_input"]),
    "frame upside down": (item("I.1", min=11), ["scheme.frame_upside_down"]),
    "scorer": (item("I.1", scored_by="SNV"), ["scheme.unknown_scorer"]),
}  # fmt: skip


@pytest.mark.parametrize(("one", "codes"), RULES.values(), ids=RULES)
def test_rules(one, codes):
    assert findings_of(one) == codes


GRADES = [{"code": "A", "name": "A", "from": 5}, {"code": "B", "name": "B", "below": 5}]
WHOLE = {
    "total": ({"total": 11}, ["scheme.total_not_sum"]),
    "tie-break": ({"tie_breaks": [{"by": "IX"}]}, ["scheme.unknown_part"]),
    "grades with a gap": ({"grades": [GRADES[0], {**GRADES[1], "below": 4}]},
                          ["scheme.tier_gap"]),
    "grades to the last decimal": ({"grades": [GRADES[0], {"code": "B", "name": "B",
                                                           "to": "4.99"}]}, []),
    "grade twice": ({"grades": [GRADES[0], {**GRADES[1], "code": "A"}]}, ["scheme.repeated_id"]),
    "share of nothing": ({"grades": GRADES, "shares": [{"grade": "C", "share": 1}]},
                         ["scheme.unknown_grade"]),
    "share in percent": ({"grades": GRADES, "shares": [{"grade": "A", "share": 20}]},
                         ["scheme.bad_share"]),
    "knock-out that does nothing": (
        {"grades": GRADES, "knock_outs": [{"name": "x", "item": "I.1", "is_zero": True}]},
        ["scheme.knock_out_unclear"]),
    "knock-out of nothing": (
        {"grades": GRADES,
         "knock_outs": [{"name": "x", "item": "I.9", "is_zero": True, "lower": 1}]},
        ["scheme.unknown_part"]),
}  # fmt: skip


@pytest.mark.parametrize(("more", "codes"), WHOLE.values(), ids=WHOLE)
def test_the_whole(more, codes):
    assert findings_of(item("I.1"), **more) == codes


def test_frames_add_up_and_ids_are_unique():
    data = data_of(item("I.1"), item("I.1"))
    data["sections"][0]["max"] = data["total"] = 21
    _, findings = read_scheme(dump_plain(data), "mau.yaml")
    assert [f.code for f in findings] == ["scheme.repeated_id", "scheme.frame_not_sum"]


def test_one_indicator_has_one_unit():
    rate = {"rate": {"of": "value", "each": 1, "cap": "max"}}
    one = item("I.1", inputs=COUNT, rule=rate, indicator="KT-01")
    two = item("I.2", inputs=PERCENT, rule=rate, indicator="KT-01")
    assert findings_of(one, two) == ["scheme.indicator_units"]


SOURCE = """\
id: mau
title: Mẫu
first_day: 2022-01-01
total: 10
sections:
  - id: I
    code: I
    name: Phần
    max: 10
    items:
      - id: I.1
        code: "1"
        name: Nội dung
        max: 10
        inputs: [{label: Tỷ lệ, unit: percent}]
        rule:
          bands:
            of: value
            tiers:
              - {from: 95, give: max}
              - {below: 90, give: 0}
"""


def test_a_finding_names_file_line_and_what_to_do():
    _, [finding] = read_scheme(SOURCE, "mau.yaml")
    assert finding.severity is Severity.ERROR
    assert say_finding(finding, "vi") == (
        "mau.yaml:20: Giá trị từ 90 đến 95 không thuộc bậc nào."
        " Hãy dời mốc, hoặc làm tròn trước khi xét bậc."
    )


REFUSED = {
    "unknown key": ("    name: Phần", "    nam: Phần",
                    ["format.missing_key", "format.unknown_key"], 8),
    "unknown key of a rule": ("            of: value", "            on: value",
                              ["format.missing_key", "format.unknown_key"], 18),
    "unknown rule": ("          bands:", "          bnads:", ["format.unknown_rule"], 16),
    "unknown unit": ("unit: percent", "unit: metre", ["format.unknown_word"], 15),
    "text for a number": ("total: 10", "total: mười", ["format.wrong_type_number"], 4),
    "number for text": ('code: "1"', "code: 1", ["format.wrong_type_text"], 12),
    "no day": ("2022-01-01", "tháng một", ["format.wrong_type_day"], 3),
    "no list": ("[{label: Tỷ lệ, unit: percent}]", "một", ["format.wrong_type_list"], 15),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "codes", "line"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_a_scheme_is_refused_with_its_line(old, new, codes, line):
    text = SOURCE.replace("{below: 90", "{below: 95").replace(old, new)
    with pytest.raises(BadData) as caught:
        parse_scheme(text, "mau.yaml")
    findings = caught.value.data["findings"]
    assert sorted(finding.code for finding in findings) == codes
    assert f"mau.yaml:{line}" in {finding.place for finding in findings}
    assert all(say_finding(finding, "vi") for finding in findings)


def test_a_refusal_lists_what_is_allowed():
    text = SOURCE.replace("            of: value", "            of: value\n            gap: 1")
    _, findings = read_scheme(text, "mau.yaml")
    assert [(f.code, f.place, f.data["allowed"]) for f in findings] == [
        ("format.unknown_key", "mau.yaml:19", ["of", "unit", "round", "tiers"])
    ]
