"""The thirty reference examples: read, scored, and shown as docs/reference/rule-kinds.md.

`python -m tests.core.scoring.rule_examples` writes the page anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from thidua.core.kernel.strict_yaml import read_yaml
from thidua.core.scoring.load import dump_plain, parse_scheme
from thidua.core.scoring.read_inputs import read_inputs
from thidua.core.scoring.scheme import Scheme
from thidua.core.scoring.score import score
from thidua.wording import say

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "src/thidua/rulebook/schemes/examples"
PAGE = ROOT / "docs/reference/rule-kinds.md"
ABOUT = ("kind", "title", "source", "cases", "item", "sections")


@dataclass(frozen=True)
class Example:
    path: Path
    data: dict[str, Any]

    @property
    def kind(self) -> int:
        return self.data["kind"]

    def scheme(self) -> Scheme:
        """The example as a whole scheme; one item alone becomes a scheme of one section."""
        rest = {key: value for key, value in self.data.items() if key not in ABOUT}
        sections = self.data.get("sections")
        if sections is None:
            item = {"id": "1", "code": "1", **self.data["item"]}
            sections = [{"id": "I", "code": "I", "name": "Ví dụ", "max": item["max"],
                         "items": [item]}]  # fmt: skip
        total = sum(
            section["max"] for section in sections if section.get("kind", "base") == "base"
        )
        whole = {"id": self.path.stem, "title": self.data["title"], "total": total, **rest}
        text = f"first_day: 2022-01-01\n{dump_plain({**whole, 'sections': sections})}"
        return parse_scheme(text, self.path.name)

    def cases(self) -> list[dict[str, Any]]:
        return self.data["cases"]


def examples() -> list[Example]:
    return [Example(path, read_yaml(path)) for path in sorted(FOLDER.glob("*.yaml"))]


def units_of(case: dict[str, Any], scheme: Scheme):
    """A case of one item has `given`; one of several units has `units`."""
    units = case["units"] if "units" in case else {"A": {"1": case["given"]}}
    return read_inputs(dump_plain(units), "case", scheme)


def reasons(case: dict[str, Any], scheme: Scheme, part: str = "1", unit: str = "A") -> str:
    card = score(scheme, units_of(case, scheme), stage=case.get("stage"))[unit]
    return " ".join(say(step.code, step.data, "vi") for step in card.of(part).steps)


def page() -> str:
    return "".join(_page())


def _page() -> Iterator[str]:
    yield HEAD
    for example in examples():
        text = example.path.read_text(encoding="utf-8")
        body = text[text.index("\n", text.index("source:")) + 1 : text.index("cases:")]
        name = example.path.name
        yield f"\n## {example.kind}. {example.data['title']}\n\n"
        yield f"Source: {example.data['source']}. File: `examples/{name}`.\n\n"
        yield f"```yaml\n{body.rstrip()}\n```\n\n"
        yield from _results(example)


def _results(example: Example) -> Iterator[str]:
    scheme = example.scheme()
    for case in example.cases():
        if "units" in case:
            for unit, wanted in case["expect"].items():
                shown = "; ".join(f"{key} {_shown(value)}" for key, value in wanted.items())
                stage = f" (stage {case['stage']})" if "stage" in case else ""
                yield f"* {unit}{stage}: `{_flow(case['units'][unit])}` → {shown}\n"
            for unit, parts in case.get("says", {}).items():
                for part in parts:
                    yield f"  * {unit}, {part}: “{reasons(case, scheme, part, unit)}”\n"
        elif "refused" in case:
            yield f"* `{_flow(case['given'])}` → refused (`{case['refused']}`)\n"
        else:
            points = "no points yet" if case["points"] is None else f"{case['points']} points"
            said = reasons(case, scheme)
            yield f"* `{_flow(case['given'])}` → **{points}**: “{said}”\n"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} = {_shown(part)}" for key, part in value.items())
    return "–" if value is None else str(value)


def _flow(value: Any) -> str:
    from thidua.core.scoring.load import flow

    return flow(value)


def number(value: Any) -> Any:
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


HEAD = """# Thirty kinds of rules, one real example of each

Schemes of real blocs use about thirty kinds of rules. They are compositions of a few pieces:

* **measures**: an input by its name; `ratio {of, per, less}` → percent; `days_late {done, due}`;
  `tally {of, among}`; `total {of}`;
* **ways to points**: a bare number or `max`; `given`; `met`; `choose`; `bands`; `rate`; `compare`;
* **ways to combine**: `sum`, `best`, `case`, `when`, `within`;
* around the items: sections (`combine`, `kind`: base, bonus, extra, deduction), stages, classes,
  knock-outs, share caps, tie-breaks, rounding, and the absences *not assigned*, *nothing arose*
  and *missing*.

Each example is a file in `src/thidua/rulebook/schemes/examples/` and a test
(`tests/core/scoring/test_examples.py`). This page is written from them by
`python -m tests.core.scoring.rule_examples`; a test compares. Every key is explained in
[scheme-format.md](scheme-format.md).
"""

if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
