"""`thidua score`: what it prints, what it refuses, and that it needs no Django."""

import json
import subprocess
import sys

from click.testing import CliRunner
from tests.core.scoring.samples import DATA, SCHEMES

from thidua.commands.score_ import command

POLICE = str(SCHEMES / "police-cluster-347-2025.yaml")
VECTORS = str(DATA / "police-cluster-347-2025-vectors.yaml")


def test_json_gives_the_listed_scores_with_reasons():
    result = CliRunner().invoke(command, [POLICE, VECTORS, "--out", "json"])
    assert result.exit_code == 0
    cards = json.loads(result.stdout)["cards"]
    lines = {unit: card["lines"]["I.2.b.22"] for unit, card in cards.items()}
    assert {unit: line["points"] for unit, line in lines.items()} == {
        "U3": "16.49", "U6": "14.74", "U2": "20", "U5": "0", "U7": None, "U4": None,
    }  # fmt: skip
    assert lines["U7"]["reasons"] == ["Chưa có số liệu: từ 0 đến 20 điểm."]
    assert lines["U6"]["reasons"][0].startswith("50/5 = 1.000% chỉ tiêu; cao nhất khối 2.000%")


def test_the_table_shows_ranking_and_cards():
    result = CliRunner().invoke(command, [POLICE, VECTORS])
    assert result.exit_code == 0
    assert "  1. U3              17,5 – 988,99\n" in result.stdout
    assert "[I.2.b.22] Tiêu chí số 22: 16,49 / 20\n" in result.stdout


def test_bad_input_is_one_sentence_a_place_and_exit_code_1(tmp_path):
    inputs = tmp_path / "inputs.yaml"
    inputs.write_text("U1: {I.1.7: 21}\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "thidua", "score", POLICE, str(inputs)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 1
    assert run.stdout == ""
    assert run.stderr.splitlines()[0] == (
        "U1 · I.1.7: “Điểm”: 21 lớn hơn mức tối đa 20. Hãy sửa số liệu."
    )


def test_django_is_never_loaded():
    code = (
        "import sys; from thidua.commands.score_ import command;"
        f"command([{POLICE!r}, {VECTORS!r}], standalone_mode=False);"
        "assert not [name for name in sys.modules if name.split('.')[0] == 'django']"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
