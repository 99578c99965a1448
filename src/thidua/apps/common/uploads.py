"""Files that people send: judged, kept once under their SHA-256, given out as downloads only.

`keep` is for services that already asked the permission, `send` for views that did. Neither
knows to whom a file belongs: the app that cites it keeps the row and the quota.
"""

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.http import FileResponse

from thidua.apps.common.incoming import incoming_folder
from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.findings import Finding
from thidua.intake import limits
from thidua.intake.apart import check_apart, read_apart
from thidua.intake.blocks import Block
from thidua.intake.names import clean_name

LOG = logging.getLogger("thidua.uploads")
DIGEST = re.compile(r"[0-9a-f]{64}")
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jpg": "image/jpeg",
    "png": "image/png",
}


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A stored file; `name` is clean and ends as `kind` does, `findings` are notes to show."""

    sha256: str
    name: str
    size: int
    kind: str  # "pdf" | "docx" | "xlsx" | "jpg" | "png"
    findings: tuple[Finding, ...] = ()


def keep(
    uploaded: "UploadedFile[bytes]",
    *,
    used: int = 0,
    limit: int = limits.MAX_AGENCY_YEAR,
    in_report: int = 0,
) -> KeptFile:
    """Store the upload and say under which digest; the same bytes are stored once.

    Nothing stays anywhere when it is refused. Judging takes from a fifth of a second to some
    seconds: call it before the transaction that writes the row, not inside. If that one is
    rolled back, the stored file has no row, which harms nobody; the next upload finds it again.

    Args:
        uploaded: As it stands in `request.FILES`.
        used: Bytes that the agency has already stored for this year, of at most `limit`.
        limit: Bytes that it may store; by default two gigabytes.
        in_report: Bytes of the other files of the same report.

    Raises:
        BadFile: with the reason for which it is refused; see `thidua.wording.intake`.
    """
    name = str(uploaded.name or "")
    size = int(uploaded.size or 0)
    _judge_room(clean_name(name), size, used, limit, in_report)
    with _incoming(uploaded) as path:
        try:
            checked = check_apart(path, name)
        except BadFile as error:
            if error.code == "file.secret":
                _forget(uploaded, path)
            raise
        _store(path, checked.sha256)
    kept_as = clean_name(name, checked.kind)
    return KeptFile(checked.sha256, kept_as, checked.size, checked.kind, checked.findings)


def read_once(uploaded: "UploadedFile[bytes]") -> list[Block]:
    """The text of an upload that is only read, judged as if it were kept; no byte of it stays.

    Raises:
        BadFile: as `keep`, or it can not be read.
    """
    name = str(uploaded.name or "")
    with _incoming(uploaded) as path:
        try:
            check_apart(path, name)
            return read_apart(path, name)
        except BadFile as error:
            if error.code == "file.secret":
                _forget(uploaded, path)
            raise


def send(kept: KeptFile) -> FileResponse:
    """Give out a stored file: always a download, never shown or run by the browser, never cached.

    Raises:
        BadFile: The stored file is gone.
    """
    try:
        stream = path_of(kept.sha256).open("rb")
    except OSError as error:
        raise BadFile(reason="lost", file=kept.name) from error
    return FileResponse(
        stream,
        as_attachment=True,
        filename=kept.name,
        content_type=TYPES[kept.kind],
        headers={
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "private, no-store",
        },
    )


def path_of(sha256: str) -> Path:
    """Where the bytes of a digest stand under MEDIA_ROOT: a folder of its first two signs.

    Raises:
        ValueError: It is no digest, so it could lead anywhere.
    """
    if not DIGEST.fullmatch(sha256):
        raise ValueError(sha256)
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256[2:]


def _judge_room(shown: str, size: int, used: int, limit: int, in_report: int) -> None:
    if in_report + size > limits.MAX_REPORT:
        most = limits.MAX_REPORT // limits.MEGABYTE
        raise BadFile(reason="over_report", file=shown, limit=most)
    if used + size > limit:
        raise BadFile(reason="over_year", file=shown, limit=limit // limits.MEGABYTE)


@contextmanager
def _incoming(uploaded: "UploadedFile[bytes]") -> Iterator[Path]:
    """The upload as a file of our own, gone at the end whatever happens."""
    with NamedTemporaryFile(dir=incoming_folder(), delete=False) as stream:
        path = Path(stream.name)
    try:
        _copy(uploaded, path)
        yield path
    finally:  # the judge may have died over a picture that it was writing beside it
        for left in path.parent.glob(f"{path.name}*"):
            left.unlink(missing_ok=True)


def _copy(uploaded: "UploadedFile[bytes]", path: Path) -> None:
    """At most one byte above the limit is copied: the judge then says that it is too large."""
    left = limits.MAX_FILE + 1
    with path.open("wb") as stream:
        for chunk in uploaded.chunks(limits.CHUNK):
            stream.write(chunk[:left])
            left -= len(chunk)
            if left <= 0:
                break


def _store(path: Path, sha256: str) -> None:
    """Move the file to its place; once there it is whole, also after the power fails."""
    place = path_of(sha256)
    if place.is_file() and place.stat().st_size == path.stat().st_size:
        return
    place.parent.mkdir(mode=0o750, exist_ok=True)
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
    path.chmod(0o440)
    path.replace(place)
    for folder in (place.parent, place.parent.parent):
        _sync(folder)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _forget(uploaded: "UploadedFile[bytes]", path: Path) -> None:
    """Overwrite what a secret paper left on the disk; only the fact is logged, no name."""
    LOG.warning("an upload with a secrecy stamp was refused and wiped")
    _wipe(path)
    if isinstance(uploaded, TemporaryUploadedFile):
        _wipe(Path(uploaded.temporary_file_path()))
    uploaded.close()


def _wipe(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.write(b"\0" * path.stat().st_size)
        stream.flush()
        os.fsync(stream.fileno())
