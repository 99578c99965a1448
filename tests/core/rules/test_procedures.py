"""Quotas, ballots and the rest: of the day, rounded as said, for awards that exist."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.commands.rules_ import LAW, texts_of
from thidua.core.rules.load import load_rulebook, read_rulebook
from thidua.core.rules.procedures import Quota

TEXTS = texts_of(LAW)
PROCEDURES = load_rulebook(TEXTS).procedures


def quota(award: str, day: date) -> Quota | None:
    return next((q for q in PROCEDURES.quotas if q.award == award and q.covers(day)), None)


@pytest.mark.parametrize(
    ("base", "allowed"), [(0, 0), (6, 0), (7, 1), (20, 3), (26, 3), (27, 4), (100, 15)]
)
def test_fifteen_of_a_hundred_advanced_workers_to_2023(base, allowed):
    assert quota("CSTDCS", date(2023, 12, 31)).allowed(base) == allowed
    assert quota("CSTDCS", date(2024, 1, 1)) is None


def test_one_flag_of_the_government_for_five_of_the_province():
    found = quota("CO_CP", date(2022, 12, 31))
    assert [found.allowed(base) for base in (4, 5, 9, 10)] == [0, 1, 1, 2]
    assert quota("CO_CP", date(2024, 1, 1)).trust == "unconfirmed"


@pytest.mark.parametrize(("rounding", "allowed"), [("down", 3), ("up", 4), ("half_up", 4)])
def test_rounding_is_a_parameter(rounding, allowed):
    found = PROCEDURES.quotas[0].model_copy(update={"rounding": rounding})
    assert found.allowed(25) == allowed  # 3.75


@given(st.integers(0, 10_000), st.integers(0, 100))
def test_a_quota_never_allows_more_than_its_share(base, percent):
    found = PROCEDURES.quotas[0].model_copy(update={"percent": Decimal(percent)})
    assert found.allowed(base) * 100 <= base * percent < (found.allowed(base) + 1) * 100


def test_an_award_that_is_not_listed_is_told_with_its_line():
    broken = TEXTS["procedures.yaml"].replace("awards: [BK_TTG]", "awards: [BK_TT]", 1)
    _book, findings = read_rulebook({**TEXTS, "procedures.yaml": broken})
    assert [(each.code, each.data["award"]) for each in findings] == [
        ("rules.unknown_award", "BK_TT")
    ]
    assert findings[0].place.startswith("procedures.yaml:")


def test_ninety_of_a_hundred_of_all_members_to_2023():
    ballots = [b for b in PROCEDURES.ballots if "CSTDTQ" in b.awards]
    assert [(b.percent, b.of, b.secret, b.trust) for b in ballots] == [
        (90, "all", True, "confirmed"), (80, "all", True, "unconfirmed"),
    ]  # fmt: skip
