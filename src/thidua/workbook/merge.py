"""Files of single agencies of one bloc, year and period → the contents of the whole."""

from collections.abc import Sequence
from dataclasses import replace

from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.findings import Finding
from thidua.workbook.contents import WorkbookContents


def merge(parts: Sequence[WorkbookContents]) -> WorkbookContents:
    """All parts as one; an agency that stands in two files is an error.

    Raises:
        BadFile: `files_differ` when they are not of one scheme, bloc, year and period.
    """
    first, *others = parts
    for other in others:
        if _belongs_to(other) != _belongs_to(first):
            raise BadFile(reason="files_differ", file=other.files[0][0], first=first.files[0][0])
    seen: dict[str, str] = {}
    twice: list[Finding] = []
    for part in parts:
        file = part.files[0][0]
        for agency in part.agencies:
            if agency.code in seen:
                data = {"agency": agency.name, "first": seen[agency.code]}
                twice.append(Finding("workbook.agency_in_two_files", file, data))
            seen.setdefault(agency.code, file)
    several = len(parts) > 1
    return replace(
        first,
        agencies=tuple(agency for part in parts for agency in part.agencies),
        deeds=tuple(deed for part in parts for deed in part.deeds),
        findings=tuple(
            _with_file(finding, part.files[0][0]) if several else finding
            for part in parts
            for finding in part.findings
        )
        + tuple(twice),
        files=tuple(file for part in parts for file in part.files),
    )


def _belongs_to(contents: WorkbookContents) -> tuple[object, ...]:
    return (
        contents.scheme_id, contents.scheme_hash, contents.bloc_code, contents.year,
        contents.period,
    )  # fmt: skip


def _with_file(finding: Finding, file: str) -> Finding:
    """Which of the files, then where in it: `thi-dua-2022-Y-BTC.xlsx, Ban Tổ chức!F12`."""
    if finding.place == file:
        return finding
    return replace(finding, place=f"{file}, {finding.place}")
