"""The law part of the rulebook: it is in order, and what is not in order is told with its line."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.commands.rules_ import LAW, doubts_page, texts_of
from thidua.core.kernel.errors import BadData, BadFile
from thidua.core.rules.basis import Trust
from thidua.core.rules.load import load_rulebook, read_rulebook
from thidua.core.rules.rewards import NoReward, reward_of

DOUBTS = Path(__file__).parents[3] / "docs/explanation/what-the-rulebook-does-not-know.md"
TEXTS = texts_of(LAW)
BOOK = load_rulebook(TEXTS)
SMALL = {
    "sources.yaml": "sources:\n  - {code: S1, where: http://example.vn}\n",
    "documents.yaml": "documents:\n  - {code: L1, name: Luật, sources: [S1]}\n",
    "awards.yaml": (
        "awards:\n  - {code: A, name: {vi: A, en: A}, kind: title, subjects: [individual],"
        " level: unit, sources: [S1]}\n"
    ),
    "base-salary.yaml": (
        "base_salary:\n"
        "  - {from: 2020-01-01, until: 2020-12-31, amount: 1000000, sources: [S1]}\n"
        "  - {from: 2021-01-01, amount: 2000000, sources: [S1]}\n"
    ),
    "rewards.yaml": (
        "rewards:\n"
        "  - {award: A, subject: individual, times: 1, from: 2020-01-01, sources: [S1]}\n"
    ),
    "principles.yaml": "principles: []\n",
    "procedures.yaml": "quotas: []\n",
    "statements.yaml": (
        "statements:\n  - {code: s, says: {vi: S, en: S}, subjects: [individual]}\n"
    ),
}
ASKS = (  # a standard with one clause
    "standards:\n"
    "  - award: A\n"
    "    subject: individual\n"
    "    versions:\n"
    "      - id: a-1\n"
    "        from: 2024-01-01\n"
    "        needs: {clause: c, says: {vi: C, en: C}, sources: [S1], test: {stated: s}}\n"
)


def told(name: str, old: str, new: str) -> list[tuple[str, str]]:
    """What the check says of the small rulebook with one thing changed."""
    assert old in SMALL[name]
    _book, findings = read_rulebook({**SMALL, name: SMALL[name].replace(old, new, 1)})
    return [(finding.code, finding.place) for finding in findings]


def test_the_rulebook_of_the_package_is_in_order():
    assert read_rulebook(TEXTS)[1] == []
    counts = [len(part) for part in (BOOK.documents, BOOK.sources, BOOK.awards, BOOK.rewards)]
    assert counts == [27, 124, 29, 92]
    assert read_rulebook(SMALL)[1] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "line"),
    [
        ("documents.yaml", "[S1]", "[S9]", "rules.unknown_source", 2),
        ("documents.yaml", "sources: [S1]", "law: [{document: L9}]", "rules.unknown_document", 2),
        ("documents.yaml", ", sources: [S1]", "", "rules.confirmed_without_source", 2),
        ("documents.yaml", "[S1]", "[S1], trust: low", "rules.doubt_without_words", 2),
        ("documents.yaml", "[S1]", "[S1], from: 2020-01-02, until: 2020-01-01",
         "rules.period_upside_down", 2),
        ("documents.yaml", "}\n", "}\n  - {code: L1, name: B, sources: [S1]}\n",
         "rules.repeated_code", 3),
        ("base-salary.yaml", "until: 2020-12-31", "until: 2021-01-01",
         "rules.versions_overlap", 3),
        ("base-salary.yaml", "until: 2020-12-31, ", "", "rules.versions_overlap", 3),
        ("base-salary.yaml", "until: 2020-12-31", "until: 2020-12-30", "rules.versions_gap", 3),
        ("rewards.yaml", "award: A", "award: B", "rules.unknown_award", 2),
        ("rewards.yaml", "individual", "collective", "rules.not_for_subject", 2),
        ("rewards.yaml", "times", "time", "format.unknown_key", 2),
        ("rewards.yaml", "times: 1", "times: yes", "format.wrong_type_number", 2),
        ("awards.yaml", "kind: title", "kind: prize", "format.unknown_word", 2),
        ("awards.yaml", ", level: unit", "", "format.missing_key", 2),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(name, old, new, code, line):
    found = told(name, old, new)
    assert (code, f"{name}:{line}") in found


@pytest.mark.parametrize(
    "test",
    [
        "{stated: unheard}", "{recorded: {what: s}}", "{tenure: {posts: [king]}}",
        "{members: {share: ALL, none: true}}",
    ],
)  # fmt: skip
def test_a_clause_asks_only_for_what_somebody_can_state(test):
    asks = {**SMALL, "standards/a.yaml": ASKS}
    assert read_rulebook(asks)[1] == []
    unsaid = {**asks, "standards/a.yaml": ASKS.replace("{stated: s}", test)}
    found = [(each.code, each.place) for each in read_rulebook(unsaid)[1]]
    assert found == [("rules.unknown_statement", "standards/a.yaml:7")]


def test_a_day_that_no_calendar_has_is_refused():
    broken = {**SMALL, "rewards.yaml": SMALL["rewards.yaml"].replace("2020-01-01", "2021-02-29")}
    with pytest.raises(BadFile) as refused:
        load_rulebook(broken)
    assert (refused.value.code, refused.value.data["line"]) == ("file.yaml_day", 2)
    with pytest.raises(BadData):
        load_rulebook({**SMALL, "awards.yaml": ""})


@pytest.mark.parametrize(
    ("award", "subject", "day", "amount", "trust"),
    [
        ("CSTDCS", "individual", "2024-06-30", 1_800_000, "confirmed"),
        ("LDTT", "individual", "2024-06-30", 540_000, "confirmed"),
        ("CSTDCS", "individual", "2024-07-01", 2_340_000, "confirmed"),
        ("HC_LD3", "individual", "2025-06-30", 10_530_000, "confirmed"),
        ("HC_LD3", "collective", "2025-07-01", 21_060_000, "confirmed"),
        ("BK_TINH", "individual", "2023-12-31", 1_800_000, "confirmed"),
        ("BK_TINH", "individual", "2024-01-01", 2_700_000, "unconfirmed"),
        ("CSTDCS", "individual", "2026-07-01", 2_530_000, "low"),
        ("LDTT", "individual", "2026-07-01", 760_000, "low"),  # 759.000, rounded up
    ],
)
def test_money_is_that_of_the_day_of_the_decision(award, subject, day, amount, trust):
    """The first four were worked out in the sources; the days around a change are asked too."""
    found = reward_of(BOOK.rewards, BOOK.base_salary, award, subject, date.fromisoformat(day))
    assert (found.amount, found.trust) == (amount, Trust(trust))


def test_money_that_is_not_known_is_not_made_up():
    for award, subject, day in (
        ("CO_QK", "collective", date(2025, 7, 1)),  # its row ends with the decree of 2023
        ("CSTDCS", "collective", date(2025, 7, 1)),
        ("CSTDCS", "individual", date(2011, 1, 1)),
    ):
        with pytest.raises(NoReward):
            reward_of(BOOK.rewards, BOOK.base_salary, award, subject, day)


@given(st.dates(date(2012, 5, 1), date(2100, 1, 1)))
def test_every_day_has_one_base_salary(day):
    assert sum(each.covers(day) for each in BOOK.base_salary) == 1


@given(st.dates(date(2017, 10, 1), date(2100, 1, 1)))
def test_no_day_has_two_answers(day):
    held = [(row.award, row.subject) for row in BOOK.rewards if row.covers(day)]
    assert len(held) == len(set(held))


def test_collectives_get_twice_what_one_person_gets_of_an_order():
    orders = {award.code for award in BOOK.awards if award.group == "order"}
    times = {(r.award, r.subject, r.from_): r.times for r in BOOK.rewards if r.award in orders}
    pairs = [(k, v) for k, v in times.items() if k[1] == "collective"]
    assert pairs
    assert all(times[a, "individual", day] * Decimal(2) == v for (a, _s, day), v in pairs)


def test_every_doubt_stands_on_the_page_and_none_without_words():
    page = list(doubts_page(BOOK))
    unsure = [fact for fact in BOOK.facts if fact.trust is not Trust.CONFIRMED]
    dated = [each for each in BOOK.documents if each.doubts and each.trust is Trust.CONFIRMED]
    assert len(page) == 2 + len(unsure) + len(dated)
    assert not [line for line in page if line.endswith("|  |")]


def test_the_page_of_doubts_in_the_docs_is_what_the_command_prints(monkeypatch):
    monkeypatch.setenv("THIDUA_LANGUAGE", "en")
    page = DOUBTS.read_text("utf-8")
    assert page[page.index("| What") :] == "\n".join(doubts_page(BOOK)) + "\n"


def test_the_command_checks_without_django(tmp_path):
    asked = "import sys; from thidua.cli import main; sys.argv = ['thidua', 'rules', 'check']\n"
    asked += "main(); sys.exit(3 if 'django' in sys.modules else 0)"
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Sổ luật hợp lệ: 27 văn bản, 124 nguồn, 29 danh hiệu")
