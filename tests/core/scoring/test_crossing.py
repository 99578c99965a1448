"""The draw of who checks whom: fair, repeatable, without conflicts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.scoring.crossing import TooFewToCross, conflicts, draw

CODES = st.lists(st.text("ABCDEFGH", min_size=1, max_size=4), min_size=3, max_size=20, unique=True)
SEEDS = st.text(min_size=1, max_size=20)


@given(CODES, SEEDS)
def test_everybody_checks_one_and_is_checked_by_one(codes, seed):
    pairs = draw(codes, seed)
    assert sorted(checker for checker, _ in pairs) == sorted(codes)
    assert sorted(checked for _, checked in pairs) == sorted(codes)
    assert conflicts(pairs) == ()


@given(CODES, SEEDS, st.randoms())
def test_the_draw_depends_on_the_seed_and_the_agencies_alone(codes, seed, random):
    shuffled = random.sample(codes, len(codes))
    assert set(draw(shuffled, seed)) == set(draw(codes, seed))


def test_the_draw_of_a_known_seed_can_be_repeated_by_hand():
    assert draw(["A", "B", "C", "D"], "2022") == (("C", "B"), ("B", "A"), ("A", "D"), ("D", "C"))


def test_seeds_lead_to_different_draws():
    codes = [f"CQ{n}" for n in range(10)]
    assert len({draw(codes, str(seed)) for seed in range(100)}) == 100


@given(st.lists(st.text("AB", min_size=1, max_size=1), max_size=2, unique=True), SEEDS)
def test_two_can_not_check_one_another(codes, seed):
    with pytest.raises(TooFewToCross) as refused:
        draw(codes, seed)
    assert refused.value.data == {"units": len(codes), "fewest": 3}


@given(CODES, SEEDS)
def test_a_conflict_put_into_a_draw_is_found(codes, seed):
    first, second = draw(codes, seed)[:2]
    assert conflicts((first, (first[1], first[0]))) == (first, (first[1], first[0]))
    assert conflicts(((second[0], second[0]),)) == ((second[0], second[0]),)
