"""`thidua score` as a person runs it, on the police cluster's table and real entries."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from thidua.cli import cli
from thidua.core.kernel.errors import BadData, BadFile
from thidua.core.kernel.strict_yaml import read_yaml
from thidua.core.scoring.load import load_scheme

ROOT = Path(__file__).parents[2]
SCHEME = ROOT / "src/thidua/rulebook/schemes/police-cluster-347-2025.yaml"
VECTORS = read_yaml(ROOT / "tests/data/police-cluster-347-2025.yaml")


def run(*arguments: object) -> str:
    result = CliRunner().invoke(cli, ["score", *map(str, arguments)], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_the_whole_table_is_there():
    scheme = load_scheme(SCHEME)
    items = list(scheme.items())
    assert len(items) == 176
    assert sum(item.max for item in items) == scheme.total == 1000
    kinds = [item.kind for item in items]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {2: 113, 3: 51, 10: 12}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"item {vector['item']}")
def test_real_entries_get_the_scores_of_the_source(tmp_path, vector):
    figures = {
        unit: {vector["item"]: {"value": str(row["value"]), "target": str(row["target"])}}
        for unit, row in vector["units"].items()
    }
    path = tmp_path / "figures.json"
    path.write_text(json.dumps(figures))
    found = json.loads(run(SCHEME, path, "--json"))
    item = next(item.id for item in load_scheme(SCHEME).items() if item.code == vector["item"])
    scores = {
        unit: Decimal(card["lines"][item]["points"]) for unit, card in found["cards"].items()
    }
    assert scores == {unit: row["score"] for unit, row in vector["units"].items()}


def test_csv_says_the_same_as_yaml(tmp_path):
    yaml, csv = tmp_path / "f.yaml", tmp_path / "f.csv"
    yaml.write_text("U3: {'22': {value: 66.67, target: 5}, I.1.1: true}\n")
    csv.write_text(
        'unit,item,input,value\nU3,22,value,"66,67"\nU3,22,target,5\nU3,I.1.1,,có\n',
        encoding="utf-8",
    )
    assert run(SCHEME, csv, "--json") == run(SCHEME, yaml, "--json")


def test_reasons_and_ranking_are_printed_in_vietnamese(tmp_path):
    path = tmp_path / "f.yaml"
    path.write_text("A: {I.1.1: true}\nB: {I.1.1: false}\n")
    printed = run("police-cluster-347-2025", path)
    assert "== A: 50–1.000 (tạm tính)" in printed
    assert "== Xếp hạng" in printed


def test_a_wrong_figure_is_named_with_its_place(tmp_path):
    path = tmp_path / "f.yaml"
    path.write_text("A: {I.1.7: 21, '999': 1}\n")
    with pytest.raises(BadData) as caught:
        run(SCHEME, path)
    assert [f.place for f in caught.value.data["findings"]] == ["f.yaml · A · 999"]
    path.write_text("A: {I.1.7: 21}\n")
    with pytest.raises(BadData) as caught:
        run(SCHEME, path)
    assert [f.code for f in caught.value.data["findings"]] == ["input.too_large"]


@pytest.mark.parametrize("text", ["[1, 2]", "A: 5"])
def test_another_shape_is_refused(tmp_path, text):
    path = tmp_path / "f.yaml"
    path.write_text(text)
    with pytest.raises(BadFile) as caught:
        run(SCHEME, path)
    assert caught.value.code == "file.figures_shape"
