import json

import pytest
from tests.apps.yearbook.years import said, year

from thidua.apps.yearbook import report
from thidua.apps.yearbook.outputs import FILES, are_current, write_outputs
from thidua.core.kernel.errors import BadData

HEAD = {"bloc": "khoi", "year": 2022, "inputs": "ab12"}


def test_four_files_are_written_and_known_to_be_current(tmp_path):
    out, ticks = tmp_path / "out", []
    assert not are_current(out, HEAD)
    write_outputs(year(), out, HEAD, lambda: ticks.append(1))
    assert sorted(path.name for path in out.iterdir()) == sorted(FILES)
    assert len(ticks) == 5
    assert are_current(out, HEAD)
    assert not are_current(out, {**HEAD, "inputs": "cd34"})
    (out / FILES[1]).unlink()
    assert not are_current(out, HEAD)


def test_a_damaged_trace_is_not_current(tmp_path):
    write_outputs(year(), tmp_path / "out", HEAD)
    (tmp_path / "out" / "trace.json").write_text("{")
    assert not are_current(tmp_path / "out", HEAD)


def test_a_number_that_can_not_be_traced_stops_the_run(tmp_path, monkeypatch):
    out = tmp_path / "out"
    write_outputs(year(), out, HEAD)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    monkeypatch.setattr(report, "report_plan", changed_plan)
    with pytest.raises(BadData) as refused:
        write_outputs(year(), out, HEAD)
    assert [f.code for f in refused.value.data["findings"]] == ["report.number_without_source"]
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def changed_plan():
    """The plan with a number smuggled past the check of the loader."""
    plan = report.load_plan(report.DOCUMENTS / "year-end-report.yaml")
    return plan.model_copy(update={"head_note": "Cả Khối có 99 sáng kiến."})


def test_each_figure_in_the_trace_names_a_record(tmp_path):
    write_outputs(year(directions=(said("6 nhiệm vụ", "48"),)), tmp_path / "out", HEAD)
    written = json.loads((tmp_path / "out" / "trace.json").read_text(encoding="utf-8"))
    assert {name: written[name] for name in HEAD} == HEAD
    assert [f for f in written["figures"] if not f["record"]["kind"]] == []
    numbers = {proof["number"] for proof in written["evidence"]}
    assert {n for f in written["figures"] for n in f.get("evidence", ())} <= numbers
