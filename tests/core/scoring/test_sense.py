"""Which way the points of an item go while its figure grows."""

import pytest
from tests.core.scoring.samples import demo, item, scheme_of

from thidua.core.scoring.sense import less_is_better

COUNT = [{"label": "Số lần", "unit": "count"}]


TWO = [{"label": "Điểm", "unit": "points"}, {"name": "late", "label": "Trễ", "unit": "count"}]
YES_NO = [{"label": "Có", "unit": "yes_no"}]


RISES = {"bands": {"of": "value", "tiers": [{"to": 5, "give": 1}, {"above": 5, "give": "max"}]}}
FALLS = {"bands": {"of": "value", "tiers": [{"above": 5, "give": 1}, {"to": 5, "give": "max"}]}}
HUMP = {"bands": {"of": "value", "tiers": [
    {"to": 5, "give": 5}, {"above": 5, "to": 9, "give": "max"}, {"above": 9, "give": 0},
]}}  # fmt: skip
EARNS = {"rate": {"of": "value", "each": 1, "cap": "max"}}
LOSES = {"rate": {"of": "value", "each": -1, "start": "max", "floor": 0}}


@pytest.mark.parametrize(
    ("inputs", "rule", "less"),
    [
        (COUNT, RISES, False), (COUNT, FALLS, True), (COUNT, EARNS, False), (COUNT, LOSES, True),
        (COUNT, {"within": {"rule": LOSES, "floor": 0}}, True),
        (COUNT, {"best": [FALLS, LOSES]}, True),
        (COUNT, {"best": [EARNS, LOSES]}, False),
        (COUNT, HUMP, False),
        (TWO, {"sum": [{"given": {}}, {"rate": {"of": "late", "each": -1}}]}, False),
        (YES_NO, {"met": {"points": "max"}}, False),
    ],
)  # fmt: skip
def test_less_is_better_where_points_only_fall(inputs, rule, less):
    (one,) = scheme_of(item("a", inputs=inputs, rule=rule)).items()
    assert less_is_better(one, "value") is less


def test_of_the_demo_bloc_only_late_reports_are_better_fewer():
    told = [
        one.indicator for one in demo().items() if one.indicator and less_is_better(one, "value")
    ]
    assert told == ["KT-08"]
