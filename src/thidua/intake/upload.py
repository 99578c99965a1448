"""The door for what people send over the web: what passes may be kept and given out again."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.findings import Finding, Severity
from thidua.intake import limits
from thidua.intake.guard import OLE, PASSWORD_STREAM, WEB_PAGES, check_office_file
from thidua.intake.names import clean_name
from thidua.intake.zip_directory import LOCAL_HEADER

KINDS = ("pdf", "docx", "xlsx", "jpg", "png")
PDF, JPEG, PNG = b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc", b"ftypavif")
HEAD = 1024
OFFICE = ".docx, .xlsx"


@dataclass(frozen=True, slots=True)
class CheckedUpload:
    """A file that may be kept; `findings` are notes for the sender, never refusals."""

    kind: str  # one of KINDS, by its content, not by its name
    size: int
    sha256: str
    findings: tuple[Finding, ...] = ()


def check_upload(path: Path, name: str) -> CheckedUpload:
    """Judge the upload at `path` that its sender calls `name`; a picture is written anew there.

    Reads every part, so that hostile files cost time and memory here: a server lets
    `thidua.intake.apart.check_apart` do it in a process of its own.

    Raises:
        BadFile: with the reason for which it is refused; see `thidua.wording.intake`.
    """
    shown = clean_name(name)
    _judge_size(path, shown)
    kind = _kind_of_head(path, shown)
    notes: tuple[Finding, ...] = ()
    if kind == "pdf":
        _check_pdf(path, shown)
    elif kind == "picture":
        kind, notes = _check_picture(path, shown)
    else:
        kind = _check_office(path, shown)
    return CheckedUpload(kind, path.stat().st_size, _sha256(path), notes)


def _judge_size(path: Path, shown: str) -> None:
    size = path.stat().st_size
    if size == 0:
        raise BadFile(reason="empty", file=shown)
    if size > limits.MAX_FILE:
        limit = limits.MAX_FILE // limits.MEGABYTE
        raise BadFile(reason="too_large", file=shown, limit=limit)


def _kind_of_head(path: Path, shown: str) -> str:
    """What the first bytes say; a name is believed in nothing."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    if head.startswith(PDF):
        return "pdf"
    if head.startswith((JPEG, PNG)):
        return "picture"
    if head.startswith(LOCAL_HEADER):
        if PDF in head:
            raise BadFile(reason="two_kinds", file=shown)
        return "office"
    raise _refusal_of_head(head, path, shown)


def _refusal_of_head(head: bytes, path: Path, shown: str) -> BadFile:
    if head.startswith(OLE):
        locked = PASSWORD_STREAM in path.read_bytes()
        return BadFile(reason="password" if locked else "old_office", file=shown, kinds=OFFICE)
    if head.startswith(ARCHIVES):
        return BadFile(reason="archive", file=shown)
    if head[4:12] in HEIC:
        return BadFile(reason="heic", file=shown)
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith((*WEB_PAGES, b"<svg", b"<script")):
        return BadFile(reason="web_page", file=shown, kinds=OFFICE)
    return BadFile(reason="not_accepted", file=shown)


def _check_pdf(path: Path, shown: str) -> None:
    from thidua.intake.pdf_safety import judge_pdf
    from thidua.intake.stamp_pages import pdf_stamp

    judge_pdf(path, shown)
    _refuse_secret(pdf_stamp(path, shown), shown)


def _check_picture(path: Path, shown: str) -> tuple[str, tuple[Finding, ...]]:
    from thidua.intake.images import rewrite_image

    kind, had_notes = rewrite_image(path, shown)
    if not had_notes:
        return kind, ()
    return kind, (Finding("file.picture_notes", shown, {"file": shown}, Severity.NOTE),)


def _check_office(path: Path, shown: str) -> str:
    from thidua.intake.stamp_places import office_stamp

    try:
        checked = check_office_file(path, ("docx", "xlsx"))
        stamp = office_stamp(path, checked.kind)
    except BadFile as error:
        raise _renamed(error, shown) from error
    except (BadZipFile, ParseError, ValueError, KeyError, OSError) as error:
        raise BadFile(reason="damaged", file=shown) from error
    _refuse_secret(stamp, shown)
    if checked.findings:  # an import warns of links, evidence must stand on its own
        target = checked.findings[0].data["target"]
        raise BadFile(reason="draws_on", file=shown, target=target)
    return checked.kind


def _refuse_secret(stamp: str, shown: str) -> None:
    if stamp:
        raise BadFile(reason="secret", file=shown, stamp=stamp)


def _renamed(error: BadFile, shown: str) -> BadFile:
    """The same refusal under the sender's name of the file, not that of our temporary one."""
    data = {key: value for key, value in error.data.items() if key not in {"reason", "file"}}
    return BadFile(reason=str(error.data["reason"]), file=shown, **data)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
