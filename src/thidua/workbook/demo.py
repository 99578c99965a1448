"""The filled workbook of the demonstration: real deeds, generated figures marked as such.

What the source prints (the deeds) keeps its fact number; every scored figure is generated
from a seed and says "Số liệu minh họa" in its row. The same seed makes the same figures.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from thidua.core.kernel.periods import Period
from thidua.core.kernel.quantities import Unit
from thidua.core.kernel.strict_yaml import read_yaml
from thidua.core.scoring.inputs import Absence
from thidua.core.scoring.load import load_scheme
from thidua.core.scoring.scheme import Item, Scheme
from thidua.workbook.bloc import AgencyName, BlocInfo, bloc_of
from thidua.workbook.contents import (
    AgencyContents,
    DeedContents,
    EvidenceContents,
    RowContents,
    WorkbookContents,
)
from thidua.workbook.demo_values import draw
from thidua.workbook.form_rows import UNIT
from thidua.workbook.template import write_template

RULEBOOK = Path(__file__).parent.parent / "rulebook"
SCHEME = RULEBOOK / "schemes/nam-dinh-demo-2022.yaml"
BLOC = RULEBOOK / "blocs/nam-dinh-2022.yaml"
SEED = 2022
# How well each agency does, by its place in the list; generated, like every score.
QUALITY = (0.97, 0.93, 0.95, 0.9, 0.9, 0.88, 0.92, 0.84, 0.8, 0.86)
TWINS = (3, 4)  # two agencies with the same points: the tie
GENEROUS = 0  # the agency whose bonuses go over the cap of the pool
BARRED = 7  # the agency that a knock-out meets
NOT_ASSIGNED_SHARE, NOTHING_AROSE_SHARE = 0.12, 0.25
SYMBOLS = {
    "BTC": "BTCTU", "UBKT": "UBKTTU", "BTG": "BTGTU", "BDV": "BDVTU", "BNC": "BNCTU",
    "DUK": "ĐUK", "TCT": "TCT", "BND": "BND",
}  # fmt: skip
PAPERS = ("KH", "BC", "HD", "QĐ", "TTr")


def write_demo_workbook(
    path: Path, scheme: Scheme | None = None, bloc: Mapping[str, Any] | None = None,
    seed: int = SEED,
) -> Path:  # fmt: skip
    """Write the demonstration's workbook; `bloc` is the data of a file as `BLOC`."""
    scheme = load_scheme(SCHEME) if scheme is None else scheme
    data = read_yaml(BLOC) if bloc is None else bloc
    contents = demo_contents(scheme, data, seed)
    when = (contents.year, contents.period)
    return write_template(path, scheme, bloc_of(data, BLOC.name), when, contents)


def demo_contents(scheme: Scheme, data: Mapping[str, Any], seed: int = SEED) -> WorkbookContents:
    """What the demonstration's workbook says."""
    bloc, year = bloc_of(data, BLOC.name), int(data["year"]["year"])
    maker = _Maker(scheme, bloc, year, seed)
    return WorkbookContents(
        scheme_id=scheme.id,
        scheme_version=scheme.version,
        scheme_hash=scheme.hash,
        bloc_code=bloc.code,
        year=year,
        period=Period.Y,
        agencies=maker.agencies(),
        deeds=tuple(deeds_of(data)),
    )


def deeds_of(data: Mapping[str, Any]) -> list[DeedContents]:
    """The deeds that the source prints, each with its fact number."""
    return [
        DeedContents(
            agency_code=str(code),
            type=str(deed["kind"]),
            what=" ".join(str(deed["text"]).split()),
            when=str(deed.get("when", "")),
            day=deed.get("day"),
            quantity=Decimal(deed["quantity"]) if deed.get("quantity") is not None else None,
            unit=str(deed.get("noun", "")),
            document_as_written=str(deed.get("document", "")),
            source_ref=str(deed.get("source_ref", "")),
            illustrative=bool(deed.get("illustrative", False)),
        )
        for code, deeds in data["deeds"].items()
        for deed in deeds
    ]


@dataclass(frozen=True, slots=True)
class _Maker:
    scheme: Scheme
    bloc: BlocInfo
    year: int
    seed: int

    def agencies(self) -> tuple[AgencyContents, ...]:
        made = [
            AgencyContents(agency.code, agency.name, self._rows(place, agency))
            for place, agency in enumerate(self.bloc.agencies)
        ]
        first, second = TWINS
        if len(made) > second:  # the second twin keeps its own documents
            made[second] = replace(made[second], rows=self._like(made[first], made[second]))
        return tuple(made)

    def _rows(self, place: int, agency: AgencyName) -> tuple[RowContents, ...]:
        return tuple(self._row(place, agency, item) for item in self.scheme.items())

    def _row(self, place: int, agency: AgencyName, item: Item) -> RowContents:
        dice = random.Random(f"{self.seed}:{agency.code}:{item.id}")  # noqa: S311 - no secret
        if item.id in self._flags:
            yes = place == BARRED and item.id == min(self._flags)
            return RowContents(item.id, {item.inputs[0].name: yes}, illustrative=True)
        absence = self._absence(item, dice)
        if absence is not None and place != GENEROUS:
            return RowContents(item.id, {}, absence, illustrative=True)
        values = draw(item, self._wish(place, item, dice), self.year, dice)
        evidence: tuple[EvidenceContents, ...] = ()
        if item.scored_by == UNIT and item.evidence:
            evidence = (self._proof(agency, item, values, dice),)
        return RowContents(item.id, values, evidence=evidence, illustrative=True)

    @property
    def _flags(self) -> frozenset[str]:
        return frozenset(rule.flag for rule in self.scheme.knock_outs if rule.flag)

    def _kind(self, item: Item) -> str:
        top = next(s for s in self.scheme.sections if item in s.all_items())
        return top.kind

    def _wish(self, place: int, item: Item, dice: random.Random) -> float:
        kind = self._kind(item)
        if kind == "deduction":
            return 1.0 if dice.random() < QUALITY[place % len(QUALITY)] else 0.6
        if kind in {"bonus", "extra"}:
            return 1.0 if place == GENEROUS else dice.choice([0.0, 0.0, 0.3, 0.6])
        return min(1.0, QUALITY[place % len(QUALITY)] + dice.uniform(-0.12, 0.08))

    @staticmethod
    def _absence(item: Item, dice: random.Random) -> Absence | None:
        roll = dice.random()
        if item.allows_not_assigned and roll < NOT_ASSIGNED_SHARE:
            return Absence.NOT_ASSIGNED
        if item.nothing_arose is not None and roll < NOTHING_AROSE_SHARE:
            return Absence.NOTHING_AROSE
        return None

    def _proof(
        self, agency: AgencyName, item: Item, values: Mapping[str, object], dice: random.Random
    ) -> EvidenceContents:
        symbol = SYMBOLS.get(agency.code, agency.code)
        day = date(self.year, 1, 10) + timedelta(days=dice.randint(0, 330))
        counts = [
            value
            for spec in item.inputs
            if spec.unit is Unit.COUNT and isinstance(value := values.get(spec.name), Decimal)
        ]
        document = f"{dice.randint(2, 260)}-{dice.choice(PAPERS)}/{symbol}"
        return EvidenceContents(document, day, counts[0] if counts else None)

    @staticmethod
    def _like(model: AgencyContents, own: AgencyContents) -> tuple[RowContents, ...]:
        """The model's figures with the agency's own documents."""
        documents = {row.item_id: row.evidence for row in own.rows}
        return tuple(
            replace(row, evidence=documents[row.item_id] if row.values else ())
            for row in model.rows
        )
