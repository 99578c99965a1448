"""One bloc's totals by three ways: the engine with reasons, pandas, a spreadsheet.

pandas and the spreadsheet compute points and totals only: no input checks, no reasons, no
sources. The totals of all three must agree, or the comparison says so and stops.
"""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from synthetic import KINDS, LEVELS, blocs, scheme

from thidua.core.scoring import ItemInput, score
from thidua.core.scoring.ranking import rank

Bloc = dict[str, dict[str, ItemInput]]
REPEATS = 5
CHOICE = {"tinh": 5, "nganh": 2, "coso": 1}


def compare_on_one_bloc(agencies: int, items: int, seed: int) -> Iterator[str]:
    """Lines of the report: seconds of each way, best of several runs."""
    bloc = next(blocs(1, agencies, items, seed))
    table = scheme(items)
    engine, ours = _best(lambda: _engine(table, bloc))
    frame = _frame(bloc)
    by_pandas, theirs = _best(lambda: _pandas(frame))
    _same(ours, theirs, "pandas")
    yield f"one bloc, {agencies} × {items}: engine with reasons {engine * 1000:.0f} ms"
    yield f"one bloc: pandas, totals only {by_pandas * 1000:.0f} ms"
    if shutil.which("soffice"):
        seconds, sheet = _spreadsheet(bloc)
        _same(ours, sheet, "LibreOffice")
        yield f"one bloc: LibreOffice opens, recalculates and saves {seconds:.2f} s"
    else:
        yield "one bloc: LibreOffice is not installed; not measured"


def _best(work: "object") -> tuple[float, dict[str, float]]:
    seconds, result = float("inf"), {}
    for _ in range(REPEATS):
        start = time.perf_counter()
        result = work()  # type: ignore[operator]
        seconds = min(seconds, time.perf_counter() - start)
    return seconds, result


def _same(ours: dict[str, float], theirs: dict[str, float], name: str) -> None:
    wrong = {unit for unit in ours if abs(ours[unit] - theirs[unit]) > 0.006}
    if wrong:
        raise SystemExit(f"{name} disagrees on {sorted(wrong)}")


def _engine(table: "object", bloc: Bloc) -> dict[str, float]:
    places = rank(table, score(table, bloc)).places  # type: ignore[arg-type]
    return {place.unit: float(place.total or 0) for place in places}


def _frame(bloc: Bloc) -> pd.DataFrame:
    rows = [
        {"unit": unit, "item": n, "kind": KINDS[n % len(KINDS)], "a": _a(given), "b": _b(given)}
        for unit, inputs in bloc.items()
        for n, given in enumerate(inputs.values())
    ]
    return pd.DataFrame(rows)


def _a(given: ItemInput) -> float:
    value = given.values.get("value", given.values.get("done"))
    if isinstance(value, tuple):
        return max((CHOICE[code] for code in value), default=0)
    return float(value)  # type: ignore[arg-type]


def _b(given: ItemInput) -> float:
    return float(given.values.get("target", given.values.get("due", 0)))  # type: ignore[arg-type]


def _pandas(frame: pd.DataFrame) -> dict[str, float]:
    a, b, kind = frame["a"], frame["b"], frame["kind"]
    percent = 100 * a / b.where(b > 0)
    points = a.where(kind.isin(["given", "choose"]), 0.0)
    points = points.mask(kind == "met", 5 * a)
    points = points.mask(kind == "rate", a.clip(upper=5))
    points = points.mask(kind == "late", (5 - a).clip(lower=0))
    bands = pd.cut(percent, [-1, 49.9999999, 74.9999999, 95, 1e9], labels=[0, 1, 3, 5])
    points = points.mask(kind == "bands", bands.astype(float))
    compared = frame[kind == "compare"]
    points.loc[compared.index] = compared.groupby("item", group_keys=False)[["a", "b"]].apply(
        _compare
    )
    return points.groupby(frame["unit"]).sum().round(2).to_dict()


def _compare(group: pd.DataFrame) -> pd.Series:
    a, b = group["a"], group["b"]
    ratio = a / b.where(b > 0)
    lead = ratio[ratio > 1].max()
    above = 2.5 + 2.5 * (ratio - 1) / (lead - 1)
    with_target = (2.5 * ratio).where(ratio <= 1, above.mask(ratio >= lead - 0.0001, 5.0))
    best = a[b <= 0].max()
    without = 5 * a / best if best else a * 0.0
    return with_target.where(b > 0, without)


def _spreadsheet(bloc: Bloc) -> tuple[float, dict[str, float]]:
    """The same formulas in Calc: seconds to open, recalculate and save one workbook."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "khoi.xlsx"
        _write_formulas(bloc, path)
        start = time.perf_counter()
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", "csv", "--outdir", folder, str(path)],
            check=True, capture_output=True,
        )  # fmt: skip
        seconds = time.perf_counter() - start
        rows = [line.split(",") for line in path.with_suffix(".csv").read_text().splitlines()]
    return seconds, {row[0]: float(row[1]) for row in rows}


def _write_formulas(bloc: Bloc, path: Path) -> None:
    """Without stored values, so that the spreadsheet must compute every cell."""
    book = Workbook()
    totals, data = book.active, book.create_sheet("So")
    units = list(bloc)
    items = list(next(iter(bloc.values())))
    for n, item in enumerate(items):
        first = n * len(units) + 1
        for unit in units:
            row = first + units.index(unit)
            formula = _formula(KINDS[n % len(KINDS)], row, first, len(units))
            data.append([_a(bloc[unit][item]), _b(bloc[unit][item]), formula])
    last = len(units) * len(items)
    for u, unit in enumerate(units):
        wanted = f"MOD(ROW(So!$C$1:$C${last})-1,{len(units)})={u}"
        totals.append([unit, f"=ROUND(SUMPRODUCT(({wanted})*So!$C$1:$C${last}),2)"])
    book.save(path)


def _formula(kind: str, row: int, first: int, count: int) -> str:
    a, b = f"A{row}", f"B{row}"
    column_a, column_b = (f"{c}${first}:{c}${first + count - 1}" for c in "AB")
    lead = f"SUMPRODUCT(MAX(({column_b}>0)*{column_a}/({column_b}+({column_b}=0))))"
    best = f"SUMPRODUCT(MAX(({column_b}=0)*{column_a}))"
    percent = f"100*{a}/{b}"
    above = f"IF({a}/{b}>={lead}-0.0001,5,2.5+2.5*({a}/{b}-1)/({lead}-1))"
    return {
        "met": f"=5*{a}", "given": f"={a}", "choose": f"={a}",
        "rate": f"=MIN({a},5)", "late": f"=MAX(5-{a},0)",
        "bands": f"=IF({percent}>95,5,IF({percent}>=75,3,IF({percent}>=50,1,0)))",
        "compare": f"=IF({b}>0,IF({a}<={b},2.5*{a}/{b},{above}),IF({best}=0,0,5*{a}/{best}))",
    }[kind]  # fmt: skip


assert set(LEVELS) == set(CHOICE)
