"""`rulebook/lineage`: what sources tell of agencies that changed, checked when it is read."""

from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from thidua.apps.common.seeding import RULEBOOK
from thidua.core.kernel.errors import BadData
from thidua.core.kernel.findings import Finding
from thidua.core.kernel.strict_yaml import read_yaml

LINEAGE = RULEBOOK / "lineage"
Kind = Literal["founded", "renamed", "merged", "split", "dissolved", "moved"]
AgencyKind = Literal["committee", "board", "office", "newspaper", "school", "authority", "other"]
Code = Field(min_length=1, max_length=20)


class _Piece(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Body(_Piece):
    """An agency that a source names, from a day on which it was there."""

    code: str = Code
    name: str
    short_name: str = ""
    kind: AgencyKind
    format: Literal["party", "state"] = "party"
    known_from: date


class Founded(_Piece):
    """An agency that a change founds."""

    code: str = Code
    name: str
    short_name: str = ""
    kind: AgencyKind
    format: Literal["party", "state"] = "party"


class Change(_Piece):
    """One event as its sources tell it; CONFIRMED only if they prove it for these agencies."""

    code: str = Code
    title: str
    kind: Kind
    status: Literal["CONFIRMED", "UNCONFIRMED"]
    day: date | None = None
    day_text: str = ""
    decision: str = ""
    decision_day: date | None = None
    general: bool = False  # of a whole level, of no single agency
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    founds: tuple[Founded, ...] = ()
    under: str = ""  # the superior of those that it founds
    sources: tuple[str, ...] = Field(min_length=1)
    note: str = ""

    @property
    def concerned(self) -> frozenset[str]:
        """The agencies that must be recorded before the change can be."""
        return frozenset({*self.predecessors, *self.successors, self.under} - {""})

    @model_validator(mode="after")
    def _whole(self) -> "Change":
        named = bool(self.predecessors or self.successors or self.founds)
        if self.general == named:
            raise ValueError("either agencies are named or the change is general")
        if self.status == "CONFIRMED" and not self.general and self.day is None:
            raise ValueError("a confirmed change has its day")
        if self.day is None and not self.day_text:
            raise ValueError("neither a day nor what the source says of it")
        if self.decision_day and self.day and self.decision_day > self.day:
            raise ValueError("decided after it came into force")
        return self


class LineageBook(_Piece):
    """One file: the bodies that its changes name, and the changes."""

    id: str
    title: str
    bodies: tuple[Body, ...] = ()
    changes: tuple[Change, ...]

    @model_validator(mode="after")
    def _once(self) -> "LineageBook":
        for codes in ([each.code for each in self.changes], [each.code for each in self.bodies]):
            if len(codes) != len({*codes}):
                raise ValueError("a code stands twice")
        return self


def read_lineage(path: Path) -> LineageBook:
    """The file as checked data.

    Raises:
        BadData: One finding for each place that is wrong.
    """
    data: Any = read_yaml(path)
    try:
        return LineageBook.model_validate(data)
    except ValidationError as error:
        findings = [
            Finding(
                "lineage.wrong", f"{path.name}: {'.'.join(str(part) for part in each['loc'])}",
                {"what": each["msg"]},
            )
            for each in error.errors(include_url=False)
        ]  # fmt: skip
        raise BadData(file=path.name, count=len(findings), findings=findings) from error


def lineage_books() -> list[LineageBook]:
    """Every lineage file of the rulebook, by name."""
    return [read_lineage(path) for path in sorted(LINEAGE.glob("*.yaml"))]
