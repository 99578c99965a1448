"""What holds for any scheme and any inputs."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.core.scoring.samples import D, demo, inputs_for, item, points, scheme_of, units_for

from thidua.core.scoring.inputs import Absence, ItemInput
from thidua.core.scoring.pieces import Compare
from thidua.core.scoring.ranking import rank
from thidua.core.scoring.scheme import Scheme
from thidua.core.scoring.score import score

FEW = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip


@FEW
@given(units_for(demo()))
def test_points_lie_within_frames_and_ranges(units):
    scheme = demo()
    for card in score(scheme, units).values():
        for one in scheme.items():
            line = card.lines[one.id]
            assert one.min <= line.low <= line.high <= one.max
            assert line.points is None or line.low <= line.points <= line.high
        for section in scheme.all_sections():
            total = card.sections[section.id]
            assert section.min <= total.low <= total.high <= section.max
        assert 0 <= card.low <= card.high <= scheme.total + 5
        assert card.total is None or card.low <= card.total <= card.high


@FEW
@given(units_for(demo(), least=2), st.randoms(use_true_random=False))
def test_order_of_units_and_items_changes_nothing(units, random):
    shuffled = {}
    for unit in random.sample(list(units), len(units)):
        ids = random.sample(list(units[unit]), len(units[unit]))
        shuffled[unit] = {one: units[unit][one] for one in ids}
    cards, again = score(demo(), units), score(demo(), shuffled)
    assert again == cards
    assert rank(demo(), again) == rank(demo(), cards)


@FEW
@given(units_for(demo()), st.randoms(use_true_random=False))
def test_order_of_items_in_the_scheme_never_changes_a_total(units, random):
    def shuffled(section):
        parts = {"items": section.items, "sections": tuple(map(shuffled, section.sections))}
        mixed = {name: tuple(random.sample(all_, len(all_))) for name, all_ in parts.items()}
        return section.model_copy(update=mixed)

    mixed = demo().model_copy(update={"sections": tuple(map(shuffled, demo().sections))})
    scheme = Scheme.model_validate(mixed.model_dump(by_alias=True))
    totals = {
        unit: (card.total, card.low, card.high) for unit, card in score(demo(), units).items()
    }
    again = {
        unit: (card.total, card.low, card.high) for unit, card in score(scheme, units).items()
    }
    assert again == totals


@FEW
@given(units_for(demo(), least=2))
def test_a_late_unit_changes_only_lines_compared_with_the_bloc(units):
    scheme = demo()
    *early, late = units
    absent = {one.id: ItemInput(absence=Absence.MISSING) for one in scheme.items()}
    before = score(scheme, {**units, late: absent})
    after = score(scheme, units)
    compared = {one.id for one in scheme.items() if isinstance(one.rule, Compare)}
    for unit in early:
        changed = {
            id_ for id_, line in before[unit].lines.items() if line != after[unit].lines[id_]
        }
        assert changed <= compared
        for id_ in compared:  # and stays within what was said to be safe
            was, now = before[unit].lines[id_], after[unit].lines[id_]
            assert was.points is None or was.low <= now.points <= was.high


@FEW
@given(units_for(demo(), most=2))
def test_illustration_shows_in_every_total_above_it(units):
    for unit, card in score(demo(), units).items():
        marked = {id_ for id_, one in units[unit].items() if one.illustrative}
        assert {id_ for id_, line in card.lines.items() if line.illustrative} == marked
        assert card.illustrative is bool(marked)
        for section in demo().all_sections():
            inside = {one.id for one in section.all_items()}
            assert card.sections[section.id].illustrative is bool(inside & marked)


@FEW
@given(st.data())
def test_a_wider_range_holds_every_outcome(data):
    """Whatever a missing figure turns out to be, the total lies within the range said before."""
    scheme = demo()
    unit = {one.id: data.draw(inputs_for(one)) for one in scheme.items()}
    gone = data.draw(st.sampled_from(sorted(unit)))
    before = score(scheme, {"A": {**unit, gone: ItemInput(absence=Absence.MISSING)}})["A"]
    after = score(scheme, {"A": unit})["A"]
    if unit[gone].absence is not Absence.NOT_ASSIGNED:
        assert before.low <= after.low <= after.high <= before.high


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 400)), min_size=1, max_size=8))
def test_total_equals_a_naive_sum(rows):
    rows = [(frame, min(quarters, frame * 4)) for frame, quarters in rows]
    scheme = scheme_of(*(item(f"I.{n}", frame) for n, (frame, _) in enumerate(rows)))
    units = {"A": {f"I.{n}": points(D(q) / 4) for n, (_, q) in enumerate(rows)}}
    naive = sum(q for _, q in rows) / 4  # quarters are exact in binary
    assert score(scheme, units)["A"].total == D(naive)


@example([(3, 8)])  # 2.625 exactly: half up and half even part here
@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 99)), min_size=1, max_size=6))
def test_rates_equal_a_naive_recomputation_in_cents(rows):
    rate = {"rate": {"of": {"ratio": {"of": "value", "per": "all"}}, "each": "max", "per": 100,
                     "cap": "max"}}  # fmt: skip
    asked = [{"label": "Đạt", "unit": "count"}, {"name": "all", "label": "Tổng", "unit": "count"}]
    items = [item(f"I.{n}", 7, inputs=asked, rule=rate) for n in range(len(rows))]
    scheme = scheme_of(*items, rounding={"when": "item", "decimals": 2})
    given_ = {f"I.{n}": ItemInput({"value": D(a), "all": D(b)}) for n, (a, b) in enumerate(rows)}
    cents = sum(min(700, (2 * 700 * a + b) // (2 * b)) for a, b in rows)  # half up, whole numbers
    total = score(scheme, {"A": given_})["A"].total
    assert total == (Decimal(cents) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


@given(units_for(scheme_of(item("I.1"), item("I.2"), tie_breaks=[{"by": "I.2"}]), least=2, most=8))
def test_places_follow_totals_and_ties_share_them(units):
    scheme = scheme_of(item("I.1"), item("I.2"), tie_breaks=[{"by": "I.2"}])
    full = {
        unit: {id_: replace(one, absence=None, values=one.values or {"value": D(0)})
               for id_, one in given_.items()}
        for unit, given_ in units.items()
    }  # fmt: skip
    cards = score(scheme, full)
    places = rank(scheme, cards).places
    keys = {unit: (card.total, card.lines["I.2"].points) for unit, card in cards.items()}
    for place in places:
        better = sum(keys[other] > keys[place.unit] for other in keys)
        assert place.place == better + 1
