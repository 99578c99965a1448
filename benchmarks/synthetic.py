"""A synthetic scheme and synthetic figures: the mix of rules that real schemes show."""

import random
from collections.abc import Iterator
from decimal import Decimal

from thidua.core.scoring import ItemInput, Scheme

# Shares of the police cluster scheme of 2025 (29 % pass/fail, 64 % direct, 7 % relative),
# with the direct ones spread over the kinds that Party schemes use.
KINDS = ("met",) * 5 + ("given",) * 4 + ("bands",) * 4 + ("rate",) * 3 + ("choose",) * 2 + (
    "late", "compare",
)  # fmt: skip
LEVELS = {"tinh": "Cấp tỉnh", "nganh": "Cấp ngành", "coso": "Cấp cơ sở"}


def _item(number: int, kind: str, points: int) -> dict[str, object]:
    rules: dict[str, tuple[dict[str, object], list[dict[str, object]]]] = {
        "met": ({"met": {}}, [{"label": "Đạt", "unit": "yes_no"}]),
        "given": ({"given": {}}, [{"label": "Điểm", "unit": "points"}]),
        "bands": (
            {"bands": {"of": {"ratio": {"of": "done", "per": "due"}}, "tiers": [
                {"above": 95, "give": "max"}, {"from": 75, "to": 95, "give": points * 2 // 3},
                {"from": 50, "below": 75, "give": points // 3}, {"below": 50, "give": 0}]}},
            [{"name": "done", "label": "Đã làm", "unit": "count"},
             {"name": "due", "label": "Phải làm", "unit": "count"}]),
        "rate": ({"rate": {"of": "value", "each": 1, "cap": "max"}},
                 [{"label": "Số lần", "unit": "count"}]),
        "choose": ({"choose": {"options": {"tinh": points, "nganh": points // 2, "coso": 1},
                               "take": "best"}},
                   [{"label": "Cấp", "unit": "grade", "options": LEVELS, "several": True}]),
        "late": ({"rate": {"of": "value", "start": "max", "each": -1, "floor": 0}},
                 [{"label": "Số ngày chậm", "unit": "days"}]),
        "compare": ({"compare": {}}, [{"label": "Kết quả", "unit": "count"},
                                      {"name": "target", "label": "Chỉ tiêu", "unit": "count"}]),
    }  # fmt: skip
    rule, inputs = rules[kind]
    return {"id": f"I.{number}", "code": str(number), "name": f"Tiêu chí {number}",
            "max": points, "inputs": inputs, "rule": rule}  # fmt: skip


def scheme(items: int) -> Scheme:
    """A scheme of so many items of five points each, in five sections."""
    made = [_item(n, KINDS[n % len(KINDS)], 5) for n in range(items)]
    size = -(-items // 5)
    sections = [
        {"id": f"S{s}", "code": str(s), "name": f"Phần {s}", "max": 5 * len(part), "items": part}
        for s in range(5)
        if (part := made[s * size : (s + 1) * size])
    ]
    return Scheme.model_validate(
        {"id": "synthetic", "title": "Bảng điểm giả lập", "first_day": "2026-01-01",
         "total": 5 * items, "sections": sections,
         "tie_breaks": [{"by": "S0"}, {"by": "S1"}]}
    )  # fmt: skip


def _values(draw: random.Random, kind: str) -> dict[str, object]:
    count = Decimal(draw.randrange(12))
    return {
        "met": {"value": draw.random() < 0.9},
        "given": {"value": Decimal(draw.randrange(501)) / 100},
        "bands": {"done": count, "due": count + draw.randrange(1, 4)},
        "rate": {"value": count},
        "choose": {"value": tuple(code for code in LEVELS if draw.random() < 0.5)},
        "late": {"value": Decimal(draw.choice((0, 0, 0, 1, 3, 8)))},
        "compare": {"value": count, "target": Decimal(draw.randrange(6))},
    }[kind]  # type: ignore[return-value]


def blocs(
    count: int, agencies: int, items: int, seed: int
) -> Iterator[dict[str, dict[str, ItemInput]]]:
    """The inputs of one bloc after another; the same seed gives the same year."""
    draw = random.Random(seed)
    for _ in range(count):
        yield {
            f"u{unit}": {
                f"I.{n}": ItemInput(_values(draw, KINDS[n % len(KINDS)]), source=n)  # type: ignore[arg-type]
                for n in range(items)
            }
            for unit in range(agencies)
        }
