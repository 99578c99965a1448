"""What every room needs to load a bloc from `rulebook/blocs`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thidua.apps.common.models import Provenance
from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.strict_yaml import read_yaml

RULEBOOK = Path(__file__).parents[2] / "rulebook"
BLOCS = RULEBOOK / "blocs"
NAM_DINH_2022 = BLOCS / "nam-dinh-2022.yaml"
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")  # it stands in addresses

SeedData = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Origin:
    """Says for each row where it comes from: a fact of the source, or an illustration."""

    source: Provenance
    generated: Provenance

    def fact(self, ref: str) -> dict[str, Any]:
        return {"provenance": self.source, "source_ref": ref, "illustrative": False}

    def illustration(self) -> dict[str, Any]:
        return {"provenance": self.generated, "source_ref": "", "illustrative": True}

    def of(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A row with the number of a fact is of the source; any other is an illustration."""
        return self.fact(row["source_ref"]) if row.get("source_ref") else self.illustration()


def read_seed(path: Path = NAM_DINH_2022) -> SeedData:
    """What the file of a bloc says.

    Raises:
        BadFile: It can not be read, or lacks what every bloc has; `missing` names the first.
    """
    data = read_yaml(path)
    missing = next(_missing(data), "")
    if missing:
        raise BadFile(reason="bloc_incomplete", file=path.name, missing=missing)
    found: SeedData = data
    return found


def _missing(data: object) -> Iterator[str]:
    """What every bloc has and this one lacks, or has in no usable form."""
    rows = data if isinstance(data, Mapping) else {}
    bloc, year = _part(rows.get("bloc")), _part(rows.get("year"))
    yield from _unnamed(bloc, "bloc")
    if not isinstance(year.get("year"), int):
        yield "year: year"
    members = rows.get("members")
    listed = [_part(member) for member in members] if isinstance(members, list) else []
    if not listed:
        yield "members"
    for number, member in enumerate(listed, 1):
        yield from _unnamed(member, f"members {number}")
    codes = {member.get("code") for member in listed}
    yield from (
        f"year: {place}"
        for place in ("head", "deputy")
        if year.get(place, None) not in {None, *codes}
    )
    bodies = {_part(body).get("code") for body in rows.get("bodies") or ()}
    if bloc.get("superior") not in {None, *bodies}:
        yield "bloc: superior"


def _part(given: object) -> Mapping[str, Any]:
    return given if isinstance(given, Mapping) else {}


def _unnamed(row: Mapping[str, Any], where: str) -> Iterator[str]:
    if not CODE.fullmatch(str(row.get("code") or "")):
        yield f"{where}: code"
    if not row.get("name"):
        yield f"{where}: name"


def seed_origin(data: SeedData) -> Origin:
    """Where the rows come from; a file that names no source is a source of its own."""
    name = data["bloc"]["name"]
    itself = {"code": data["bloc"]["code"], "title": name, "proof": Provenance.Proof.DOCUMENT}
    given = data.get("provenance", itself)
    source, _ = Provenance.objects.update_or_create(
        code=given["code"], defaults={key: given[key] for key in given if key != "code"}
    )
    generated, _ = Provenance.objects.update_or_create(
        code=f"minh-hoa-{given['code']}"[:50],
        defaults={"title": "Số liệu minh họa, do phần mềm tạo ra", "proof": "generated"},
    )
    return Origin(source, generated)
