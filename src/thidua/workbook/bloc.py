"""The bloc that a workbook is made for: its members in order, nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.strict_yaml import read_yaml


@dataclass(frozen=True, slots=True)
class AgencyName:
    code: str
    name: str
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class BlocInfo:
    code: str
    name: str
    agencies: tuple[AgencyName, ...]

    def only(self, code: str) -> "BlocInfo":
        """The same bloc with one member: for a file of a single agency."""
        return BlocInfo(self.code, self.name, tuple(a for a in self.agencies if a.code == code))


def read_bloc(path: Path) -> BlocInfo:
    """The bloc and its members from a file like `rulebook/blocs/nam-dinh-2022.yaml`.

    Raises:
        BadFile: reason `bloc_shape` when a code or a name is missing.
    """
    return bloc_of(read_yaml(path), path.name)


def bloc_of(data: Any, file: str) -> BlocInfo:
    try:
        members = tuple(_agency(member) for member in data["members"])
        return BlocInfo(str(data["bloc"]["code"]), str(data["bloc"]["name"]), members)
    except (KeyError, TypeError) as error:
        raise BadFile(reason="bloc_shape", file=file) from error


def _agency(member: Mapping[str, Any]) -> AgencyName:
    return AgencyName(
        str(member["code"]), str(member["name"]), str(member.get("short_name") or "")
    )
