"""The door for office files: what passes can be opened by a parser without harm.

Nothing is parsed before the directory of the zip was judged, and nothing is ever unpacked to
disk; the parts are read once, in small pieces, which also proves their checksums.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.findings import Finding
from thidua.intake import limits
from thidua.intake.package import judge_package
from thidua.intake.zip_directory import LOCAL_HEADER, open_zip

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
PASSWORD_STREAM = "EncryptedPackage".encode("utf-16-le")
WEB_PAGES = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<head", b"mime-version:")


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """An office file that may be parsed; `findings` are warnings, never refusals."""

    path: Path
    kind: str  # "xlsx" | "docx", by its content, not by its name
    size: int
    sha256: str
    unpacked: int
    findings: tuple[Finding, ...] = ()


def check_office_file(
    path: Path, kinds: Sequence[str] = ("xlsx",), *, sparse: bool = False
) -> CheckedFile:
    """Judge the file at `path`; what comes back is one of `kinds` and safe to parse.

    With `sparse` a single cell at the far end of a sheet passes: the reader stops before it.

    Raises:
        BadFile: with the reason for which it is refused; see `thidua.wording.intake`.
    """
    path = Path(path)
    size = _size(path)
    try:
        with path.open("rb") as stream:
            _judge_first_bytes(stream, path, kinds)
            with open_zip(stream, path) as archive:
                kind, findings = judge_package(archive, path, kinds, sparse=sparse)
                unpacked = sum(entry.file_size for entry in archive.infolist())
            digest = _sha256(stream)
    except OSError as error:
        raise BadFile(reason="unreadable", file=path.name) from error
    return CheckedFile(path, kind, size, digest, unpacked, findings)


def check_plain_file(path: Path) -> int:
    """The size of a file that exists, is a file, is not empty and not above the limit."""
    return _size(Path(path))


def _size(path: Path) -> int:
    try:
        if path.is_dir():
            raise BadFile(reason="is_folder", file=path.name)
        if not path.is_file():
            raise BadFile(reason="not_found", file=str(path))
        size = path.stat().st_size
    except (OSError, ValueError) as error:  # a name with NUL, a folder without permission
        raise BadFile(reason="not_found", file=str(path)) from error
    if size == 0:
        raise BadFile(reason="empty", file=path.name)
    if size > limits.MAX_FILE:
        limit = limits.MAX_FILE // limits.MEGABYTE
        raise BadFile(reason="too_large", file=path.name, limit=limit)
    return size


def _judge_first_bytes(stream: BinaryIO, path: Path, kinds: Sequence[str]) -> None:
    head = stream.read(512)
    stream.seek(0)
    if head.startswith(OLE):
        if _holds(stream, PASSWORD_STREAM):
            raise BadFile(reason="password", file=path.name)
        raise BadFile(reason="old_office", file=path.name, kinds=_named(kinds))
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(WEB_PAGES):
        raise BadFile(reason="web_page", file=path.name, kinds=_named(kinds))
    if not head.startswith(LOCAL_HEADER):
        raise BadFile(reason="not_office", file=path.name, kinds=_named(kinds))


def _holds(stream: BinaryIO, needle: bytes) -> bool:
    tail = b""
    while chunk := stream.read(limits.CHUNK):
        if needle in tail + chunk:
            return True
        tail = chunk[-len(needle) :]
    return False


def _sha256(stream: BinaryIO) -> str:
    stream.seek(0)
    digest = hashlib.sha256()
    while chunk := stream.read(limits.CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def _named(kinds: Sequence[str]) -> str:
    return ", ".join(f".{kind}" for kind in kinds)
