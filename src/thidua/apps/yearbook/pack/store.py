"""The files of papers: kept once under their SHA-256, beside what people upload."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile
from typing import IO
from zipfile import ZIP_STORED, ZipFile

from thidua.apps.common.incoming import incoming_folder
from thidua.apps.common.uploads import path_of
from thidua.apps.yearbook.models import PackPaper
from thidua.core.composing.document import Document
from thidua.render import docx


def keep_made(document: Document) -> tuple[str, int]:
    """Write the document as Word and keep it; its digest and size.

    The file is whole on the disk before it stands under its name. A transaction that is rolled
    back later leaves a file without a row, which harms nobody.
    """
    with NamedTemporaryFile(dir=incoming_folder(), suffix=".docx", delete=False) as stream:
        made = Path(stream.name)
    try:
        docx.write(document, made)
        with made.open("rb") as stream:
            os.fsync(stream.fileno())
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        size = made.stat().st_size
        place = path_of(digest)
        place.parent.mkdir(mode=0o750, exist_ok=True)
        made.chmod(0o440)
        made.replace(place)
    finally:
        made.unlink(missing_ok=True)
    return digest, size


def bundled(papers: Iterable[PackPaper]) -> IO[bytes]:
    """The files of these papers in one zip, standing at its beginning; it is gone when closed.

    Two files of one name are told apart by the order of the papers.
    """
    stream = TemporaryFile(dir=incoming_folder())  # noqa: SIM115 - the response closes it
    with ZipFile(stream, "w", ZIP_STORED) as archive:  # a Word file is compressed already
        for n, paper in enumerate(papers, 1):
            archive.write(path_of(paper.sha256), f"{n:02}-{paper.name}")
    stream.seek(0)
    return stream
