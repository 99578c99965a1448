"""Styles and scripts of the site, compressed once, for slow lines."""

import gzip
import os
import shutil
from pathlib import Path
from tempfile import NamedTemporaryFile

TEXTS = (".css", ".js", ".svg")


def pack_static() -> None:
    """Put every static file into STATIC_ROOT with its compressed twin; what is newest stays.

    WhiteNoise sends the twin to who takes gzip, and keeps the file's own tag and day.
    """
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders

    root = Path(settings.STATIC_ROOT)
    for finder in get_finders():
        for name, storage in finder.list([]):
            _pack(Path(storage.path(name)), root / name)
    settings.WHITENOISE_USE_FINDERS = False  # before its middleware is made


def _pack(source: Path, target: Path) -> None:
    written = source.stat().st_mtime_ns
    if target.exists() and target.stat().st_mtime_ns == written:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    content = source.read_bytes()
    if target.suffix in TEXTS:
        _put(target.with_name(target.name + ".gz"), gzip.compress(content, mtime=0), source)
    _put(target, content, source)  # last: where it is up to date, so is its twin


def _put(target: Path, content: bytes, source: Path) -> None:
    """Write beside and move, so that a site that runs already never sends half a file."""
    with NamedTemporaryFile(dir=target.parent, delete=False) as beside:
        beside.write(content)
    shutil.copystat(source, beside.name)
    os.replace(beside.name, target)  # noqa: PTH105 - names, as NamedTemporaryFile gives them
