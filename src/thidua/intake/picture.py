"""The first page of a PDF, or a photo, as a small JPEG: what a reviewer looks at."""

import io
import warnings
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageOps

from thidua.core.kernel.errors import BadFile
from thidua.intake import limits
from thidua.intake.images import BROKEN

WIDTH, HEIGHT = 1000, 1414  # a page of A4 that can be read
QUALITY = 80
POINTS = 72  # to the inch
MOST_SCALE = 3.0  # a tiny page is not blown up


def first_page(path: Path, shown: str) -> bytes:
    """A JPEG of at most 1,000 × 1,414 pixels.

    Raises:
        BadFile: It is damaged, has too many pixels, or is no PDF, JPEG or PNG.
    """
    with path.open("rb") as stream:
        is_pdf = stream.read(5) == b"%PDF-"
    return _jpeg(_page(path, shown)) if is_pdf else _photo(path, shown)


def _page(path: Path, shown: str) -> Image.Image:
    try:
        document = pypdfium2.PdfDocument(str(path))
    except pypdfium2.PdfiumError as error:
        raise BadFile(reason="damaged_pdf", file=shown) from error
    try:
        page = document[0]
        width, height = page.get_size()
        if width <= 0 or height <= 0:
            raise BadFile(reason="damaged_pdf", file=shown)
        scale = min(WIDTH / width, HEIGHT / height, MOST_SCALE)
        image: Image.Image = page.render(scale=scale, may_draw_forms=False).to_pil()
    except (pypdfium2.PdfiumError, IndexError, ValueError) as error:
        raise BadFile(reason="damaged_pdf", file=shown) from error
    finally:
        document.close()
    return image


def _photo(path: Path, shown: str) -> bytes:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=("JPEG", "PNG")) as image:
                if image.width * image.height > limits.MAX_PIXELS:
                    raise _too_many(shown)
                image.draft("RGB", (2 * WIDTH, 2 * HEIGHT))  # a JPEG is unpacked smaller at once
                upright = ImageOps.exif_transpose(image)
                upright.thumbnail((WIDTH, HEIGHT))
                return _jpeg(upright)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many(shown) from error
    except BROKEN as error:
        raise BadFile(reason="damaged_picture", file=shown) from error


def _jpeg(image: Image.Image) -> bytes:
    """On white: what shines through would be black in a JPEG."""
    flat: Any = image
    if image.mode in {"RGBA", "LA", "P", "PA"}:
        clear = image.convert("RGBA")
        flat = Image.new("RGB", image.size, "white")
        flat.paste(clear, mask=clear.getchannel("A"))
    stream = io.BytesIO()
    flat.convert("RGB").save(stream, "JPEG", quality=QUALITY, optimize=True)
    return stream.getvalue()


def _too_many(shown: str) -> BadFile:
    return BadFile(reason="too_many_pixels", file=shown, limit=limits.MAX_PIXELS // 1_000_000)
