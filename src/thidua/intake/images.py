"""Pictures: measured before they are unpacked, then written anew, so that only the picture stays.

What a camera writes beside it (place, serial number, time) and what somebody hung on its end
(a script, an archive) is gone. Only the orientation is kept, or photos would lie on their side.
"""

import warnings
from pathlib import Path
from typing import Any

from PIL import Image

from thidua.core.kernel.errors import BadFile
from thidua.intake import limits

ORIENTATION, UPRIGHT, LAST = 0x0112, 1, 8
KINDS = {"PNG": "png", "JPEG": "jpg", "MPO": "jpg"}
QUALITY = 92
BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, ZeroDivisionError)


def rewrite_image(path: Path, shown: str) -> tuple[str, bool]:
    """Replace the picture at `path` by a clean copy; its kind, and whether notes were removed.

    Raises:
        BadFile: no picture of these kinds, too many pixels, damaged, too large when written.
    """
    clean = path.with_name(f"{path.name}.clean")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=("JPEG", "PNG")) as image:
                kind = KINDS[image.format or ""]
                _judge_size(image, shown)
                has_notes = bool(image.getexif()) or bool(image.info.keys() & {"xmp", "comment"})
                image.load()
                _write(image, clean, kind)
        _judge_weight(clean, shown)
        clean.replace(path)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many(limits.MAX_PIXELS, shown) from error
    except BROKEN as error:
        raise BadFile(reason="damaged_picture", file=shown) from error
    finally:
        clean.unlink(missing_ok=True)
    return kind, has_notes


def _judge_size(image: Image.Image, shown: str) -> None:
    limit = limits.MAX_PROGRESSIVE if image.info.get("progressive") else limits.MAX_PIXELS
    if image.width * image.height > limit:
        raise _too_many(limit, shown)


def _judge_weight(clean: Path, shown: str) -> None:
    if clean.stat().st_size > limits.MAX_FILE:
        limit = limits.MAX_FILE // limits.MEGABYTE
        raise BadFile(reason="too_large", file=shown, limit=limit)


def _too_many(limit: int, shown: str) -> BadFile:
    return BadFile(reason="too_many_pixels", file=shown, limit=limit // 1_000_000)


def _write(image: Image.Image, clean: Path, kind: str) -> None:
    options: dict[str, Any] = {"exif": _only_orientation(image)}
    image.info = {}  # text, colour profile, comments: encoders would carry them over
    if kind == "png":
        image.save(clean, "PNG", compress_level=6, **options)
        return
    # The tables of the picture itself lose next to nothing and need no more bytes.
    quality: str | int = "keep" if image.format == "JPEG" else QUALITY
    try:
        image.save(clean, "JPEG", quality=quality, **options)
    except ValueError:  # tables that no encoder would write
        image.save(clean, "JPEG", quality=QUALITY, **options)


def _only_orientation(image: Image.Image) -> bytes:
    turned = image.getexif().get(ORIENTATION, UPRIGHT)
    if not isinstance(turned, int) or not UPRIGHT < turned <= LAST:
        return b""
    kept = Image.Exif()
    kept[ORIENTATION] = turned
    return kept.tobytes()
