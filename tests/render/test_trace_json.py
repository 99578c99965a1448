import json
from datetime import date

from tests.render.samples import document

from thidua.core.composing.trace import Entry, Proof, Record, Trace
from thidua.render import trace_json


def test_every_figure_of_the_document_is_written_with_its_record(tmp_path):
    from thidua.core.composing.document import Figure, all_spans

    sample = document()
    figures = {s.ref: s for s in all_spans(sample) if isinstance(s, Figure)}
    entries = {
        ref: Entry(ref, s.text, Record("deed", "1"), evidence=(1,), when=date(2022, 12, 1))
        for ref, s in figures.items()
    }
    proofs = {n: Proof(n, Record("evidence", str(n)), "Quyết định") for n in (1, 2)}
    path = tmp_path / "trace.json"
    trace_json.write(sample, Trace(entries, proofs), path, {"year": 2022})
    written = json.loads(path.read_text(encoding="utf-8"))
    assert written["year"] == 2022
    assert [f["ref"] for f in written["figures"]] == list(figures)
    assert written["figures"][0] == {
        "ref": "year", "shown": "2022", "record": {"kind": "deed", "key": "1", "label": ""},
        "evidence": [1], "illustrative": False, "when": "2022-12-01",
    }  # fmt: skip
    assert [proof["number"] for proof in written["evidence"]] == [1, 2]
