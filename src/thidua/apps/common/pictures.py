"""Kept files as pictures: the first page of a PDF or a photo, drawn apart, kept by its digest."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.http import HttpResponse

from thidua.apps.common.uploads import KeptFile, path_of
from thidua.core.kernel.errors import BadFile
from thidua.intake.apart import picture_apart

FOLDER = ".pictures"  # inside MEDIA_ROOT; may be thrown away, it is drawn anew
LASTING = frozenset({"damaged_pdf", "damaged_picture", "too_many_pixels"})


def picture_of(kept: KeptFile) -> bytes:
    """A JPEG of the file's first page; drawn once, then read.

    Raises:
        BadFile: It can not be drawn; the reason says why. What is damaged is not tried again.
    """
    place = _place(kept.sha256)
    if not place.is_file():
        try:
            _keep(place, picture_apart(path_of(kept.sha256), kept.name))
        except BadFile as error:
            if error.data.get("reason") in LASTING:
                _keep(place, b"")
            raise
    drawn = place.read_bytes()
    if not drawn:
        reason = "damaged_pdf" if kept.kind == "pdf" else "damaged_picture"
        raise BadFile(reason=reason, file=kept.name)
    return drawn


def show(picture: bytes) -> HttpResponse:
    """A picture of our own making: shown by the browser, by no other site, never kept."""
    return HttpResponse(
        picture,
        content_type="image/jpeg",
        headers={
            "Content-Disposition": "inline",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "private, no-store",
        },
    )


def _place(sha256: str) -> Path:
    return Path(settings.MEDIA_ROOT) / FOLDER / path_of(sha256).parent.name / f"{sha256}.jpg"


def _keep(place: Path, picture: bytes) -> None:
    """Whole or not at all: two readers may draw the same page at once."""
    place.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=place.parent, delete=False) as stream:
        stream.write(picture)
    os.replace(stream.name, place)  # noqa: PTH105 - the name of the stream is text
