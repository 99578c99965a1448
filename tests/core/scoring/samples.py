"""Schemes and inputs for tests: the two of the rulebook, small ones, and generated ones."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from thidua.core.kernel.quantities import Unit
from thidua.core.scoring.inputs import Absence, ItemInput
from thidua.core.scoring.load import dump_plain, load_scheme, parse_scheme, read_scheme
from thidua.core.scoring.scheme import InputSpec, Item, Scheme

SCHEMES = Path(__file__).parents[3] / "src/thidua/rulebook/schemes"
DATA = Path(__file__).parents[2] / "data"
D = Decimal


@cache
def demo() -> Scheme:
    return load_scheme(SCHEMES / "nam-dinh-demo-2022.yaml")


@cache
def police() -> Scheme:
    return load_scheme(SCHEMES / "police-cluster-347-2025.yaml")


GIVEN = {"inputs": [{"label": "Điểm", "unit": "points"}], "rule": {"given": {}}}


def item(id_: str, frame: int = 10, **more):
    return {"id": id_, "code": id_, "name": f"Nội dung {id_}", "max": frame, **GIVEN, **more}


def data_of(*items, **more):
    total = sum(one["max"] for one in items)
    section = {"id": "I", "code": "I", "name": "Phần", "max": total, "items": list(items)}
    whole = {"id": "mau", "title": "Mẫu", "first_day": date(2022, 1, 1), "total": total}
    return {**whole, "sections": [section], **more}


def scheme_of(*items, **more) -> Scheme:
    return parse_scheme(dump_plain(data_of(*items, **more)), "mau.yaml")


def findings_of(*items, **more):
    """Codes and lines of everything the check remarks."""
    _, findings = read_scheme(dump_plain(data_of(*items, **more)), "mau.yaml")
    return [finding.code for finding in findings]


def points(value) -> ItemInput:
    return ItemInput({"value": D(value)})


def values_for(spec: InputSpec, one: Item):
    """Any value that fits the input."""
    if spec.unit is Unit.YES_NO:
        return st.booleans()
    if spec.unit is Unit.DATE:
        return st.dates(date(2022, 1, 1), date(2022, 12, 31))
    if spec.unit is Unit.GRADE:
        codes = st.sampled_from(sorted(spec.options or {}))
        return st.lists(codes, unique=True, max_size=4).map(tuple) if spec.several else codes
    if spec.unit is Unit.POINTS:
        return st.integers(int(one.min * 4), int(one.max * 4)).map(lambda n: D(n) / 4)
    if spec.unit is Unit.PERCENT:
        top = 10_000 if spec.maximum is not None else 30_000
        return st.integers(0, top).map(lambda n: D(n) / 100)
    return st.integers(0, 60).map(D)


@st.composite
def inputs_for(draw, one: Item) -> ItemInput:
    """Any input of an item: values, or each absence that the item takes."""
    absences = [Absence.MISSING]
    absences += [Absence.NOT_ASSIGNED] if one.allows_not_assigned else []
    absences += [Absence.NOTHING_AROSE] if one.nothing_arose else []
    illustrative = draw(st.booleans())
    if draw(st.integers(0, 5)) == 0:
        return ItemInput(absence=draw(st.sampled_from(absences)), illustrative=illustrative)
    values = {spec.name: draw(values_for(spec, one)) for spec in one.inputs}
    if "excused" in values:  # those present are among those who should come
        values["all"] = values["present"] + values["excused"] + draw(st.integers(0, 9).map(D))
    return ItemInput(values, illustrative=illustrative)


@st.composite
def units_for(draw, scheme: Scheme, least: int = 1, most: int = 4):
    names = draw(st.integers(least, most))
    return {
        f"U{number}": {one.id: draw(inputs_for(one)) for one in scheme.items()}
        for number in range(1, names + 1)
    }
