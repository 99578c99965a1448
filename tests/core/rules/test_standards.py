"""Standards: the cases of the rulebook, what the check refuses, what holds of any facts."""

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.core.rules.made_up import people

from thidua.commands.rules_ import LAW, texts_of
from thidua.core.rules.compiling import Compilation, NoVersion, Question, compile_standards
from thidua.core.rules.coverage import untried
from thidua.core.rules.load import load_rulebook, read_rulebook
from thidua.register.engine import judge
from thidua.register.trying import try_cases

TEXTS = texts_of(LAW)
BOOK = load_rulebook(TEXTS)
TITLES = "standards/individual-titles.yaml"
AWARDS = sorted(award for award, subject in BOOK.rules.standards if subject == "individual")


def test_every_case_is_answered_and_every_clause_refused_by_one_and_met_by_another():
    tried = try_cases(BOOK)
    wrong = [(each.case.case, each.answer, each.differences) for each in tried if each.differences]
    assert wrong == []
    assert untried(BOOK.clauses, tried) == []
    assert (len(BOOK.standards), len(BOOK.clauses), len(tried)) == (24, 218, 269)


def test_a_clause_that_no_case_tries_is_told():
    """Without the case of somebody who joined a day too late."""
    texts = {name: text for name, text in TEXTS.items() if not name.startswith("cases/")}
    cases = TEXTS["cases/national-title.yaml"].replace("Quyết định lần hai từ năm 2021", "?")
    book = load_rulebook({**texts, "cases/one.yaml": cases})
    kept = replace(book, cases=tuple(each for each in book.cases if "?" not in each.case))
    asked = [(place, clause) for place, clause in book.clauses if place == "cstdtq-2017"]
    assert untried(asked, try_cases(book)) == []
    assert [(c.clause, what) for _place, c, what in untried(asked, try_cases(kept))] == [
        ("year_after", "refused")
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("award: CSTD_TINH\n    subject", "award: CSTD\n    subject", "rules.unknown_award"),
        ("test: {meets: LDTT}", "test: {meets: CSTT}", "rules.no_standard"),
        ("{awarded: {award: CSTDCS,", "{awarded: {award: CSTDC,", "rules.unknown_award"),
        ("former: ldtt-2025-08", "former: ldtt-2025", "rules.unknown_version"),
        ("        former: cstdcs-2024\n", "", "rules.needs_or_former"),
        ("until: 2024-04-14", "until: 2024-04-15", "rules.versions_overlap"),
        ("until: 2024-04-14", "until: 2024-04-13", "rules.versions_gap"),
        ("clause: excellent", "clause: ldtt", "rules.repeated_code"),
        ("document: TT01,", "document: TT99,", "rules.unknown_document"),
        ("sources: [S17, S18, S19, S20]", "sources: [S99]", "rules.unknown_source"),
        ("              sources: [S17, S18, S19, S20]\n", "", "rules.confirmed_without_source"),
        ("at_least: HTXS", "at_least: XUATSAC", "format.unknown_word"),
        ("{stated: conduct}", "{said: conduct}", "format.unknown_rule"),
        ("{served: {months: 10}}", "{served: {months: yes}}", "format.wrong_type_number"),
    ],
)
def test_what_is_wrong_in_a_standard_is_told(old, new, code):
    assert old in TEXTS[TITLES]
    _book, findings = read_rulebook({**TEXTS, TITLES: TEXTS[TITLES].replace(old, new, 1)})
    assert code in [finding.code for finding in findings]
    assert all(finding.place.startswith(f"{TITLES}:") for finding in findings)


def one(award: str, asked: Question) -> Compilation:
    return compile_standards(BOOK.rules, [award], "individual", asked)


def test_no_version_is_in_force_before_the_first_one():
    with pytest.raises(NoVersion):
        one("LDTT", Question(2016, date(2017, 9, 30)))
    with pytest.raises(NoVersion):
        one("HC_SV", Question(2024, date(2024, 9, 30)))


@settings(max_examples=2, deadline=None, phases=[Phase.generate])
@given(st.dates(date(2026, 10, 1), date(2030, 1, 1)), st.integers(0, 2**32))
def test_the_law_that_was_not_read_decides_nothing(day, seed):
    compilation = compile_standards(BOOK.rules, AWARDS, "individual", Question(2026, day))
    answers = judge(compilation, people(seed, 50, "individual"))
    assert {each.answer for found in answers.values() for each in found.values()} == {"check"}


def test_the_commands_ask_the_cases_without_django(tmp_path):
    asked = "import sys; from thidua.cli import main\n"
    asked += "sys.argv = ['thidua', 'rules', *sys.argv[1:]]; main()\n"
    asked += "sys.exit(3 if 'django' in sys.modules else 0)"
    done = subprocess.run(
        [sys.executable, "-c", asked, "test"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("269 tình huống đúng như mong đợi: 24 tiêu chuẩn, 78 phiên bản")
    one = tmp_path / "chi-lan.yaml"
    cases = TEXTS["cases/individual-titles.yaml"]
    case = cases[cases.index("  - case: Năm 2024 hoàn thành tốt và có") :]
    one.write_text("cases:\n" + case[: case.index("expect: met")] + "expect: met\n")
    done = subprocess.run(
        [sys.executable, "-c", asked, "explain", str(one)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    first = "Năm 2024 hoàn thành tốt và có sáng kiến: đạt (CSTDCS, cstdcs-2024)"
    assert done.stdout.splitlines()[0] == first
    assert "  đạt: Có sáng kiến được cơ sở công nhận" in done.stdout
