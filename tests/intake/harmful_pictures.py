"""Harm in pictures: floods of pixels, text that swells, things hung on their end."""

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image, PngImagePlugin
from tests.intake import packages as p
from tests.intake.corpus import Harm, refused
from tests.intake.harmful_zip import MEGABYTE, eicar

SCRIPT = b"<script>alert(document.domain)</script>"
PHP = b"<?php system($_GET[0]); ?>"


def harms() -> Iterator[Harm]:
    yield from floods()
    yield from swelling()
    yield from broken()
    yield from tails()


def picture(kind: str = "PNG", size=(40, 30), mode: str = "RGB", **options) -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(stream, kind, **options)
    return stream.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))


def png(width: int, height: int, *chunks: bytes, data: bytes | None = None) -> bytes:
    head = chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = zlib.compress(b"\0" * (width + 1) * height) if data is None else data
    return (
        b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def jpeg_of(width: int, height: int, frame: int = 0xC0) -> bytes:
    """A small picture that says another size of itself."""
    raw = bytearray(picture("JPEG", progressive=frame == 0xC2))
    at = raw.find(bytes([0xFF, frame]))
    struct.pack_into(">HH", raw, at + 5, height, width)
    return bytes(raw)


def floods() -> Iterator[Harm]:
    little = zlib.compress(b"\0" * 100)
    for width, height in (
        (50_000, 50_000),
        (0x7FFFFFFF, 0x7FFFFFFF),
        (100_000_000, 1),
        (7_072, 7_072),
        (10_000, 10_000),
        (13_000, 13_000),
        (1, 60_000_000),
    ):
        made = png(width, height, data=little)
        yield refused(
            f"png of {width} x {height}", "a.png", made, "too_many_pixels", "damaged_picture"
        )
    for width, height in ((65_500, 65_500), (8_000, 8_000), (65_500, 800)):
        made = jpeg_of(width, height)
        yield refused(f"jpg of {width} x {height}", "a.jpg", made, "too_many_pixels")
    yield refused(
        "progressive jpg of 21 megapixels", "a.jpg", jpeg_of(5_000, 4_200, 0xC2), "too_many_pixels"
    )
    yield refused(
        "png of 64 real megapixels",
        "a.png",
        lambda: png(8_000, 8_000),
        "too_many_pixels",
        heavy=True,
    )


def swelling() -> Iterator[Harm]:
    def bomb(size: int) -> bytes:
        return zlib.compress(b"\0" * size * MEGABYTE, 9)

    for size in (2, 90):
        ztxt = chunk(b"zTXt", b"a\0\0" + bomb(size))
        itxt = chunk(b"iTXt", b"a\0\1\0\0\0" + bomb(size))
        iccp = chunk(b"iCCP", b"a\0\0" + bomb(size))
        for title, extra in (("zTXt", ztxt), ("iTXt", itxt), ("iCCP", iccp)):
            made = png(10, 10, extra)
            yield refused(f"png {title} of {size} MB", "a.png", made, "damaged_picture")
    many = chunk(b"tEXt", b"a\0" + b"x" * 9_000) * 900
    yield Harm("png of 900 texts", "a.png", lambda: png(10, 10, many), gone=b"x" * 900)
    long = png(10, 10, data=zlib.compress(b"\0" * 60 * MEGABYTE, 9))
    yield Harm("png with 60 MB behind its rows", "a.png", lambda: long, gone=long[-9_000:-8_000])


def broken() -> Iterator[Harm]:
    for kind, name in (("PNG", "a.png"), ("JPEG", "a.jpg")):
        data = picture(kind, (400, 300))
        for share in (0.05, 0.3, 0.6, 0.9):
            made = data[: int(len(data) * share)]
            yield refused(f"{name} cut at {share:.0%}", name, made, "damaged_picture")
    turned = bytearray(picture("PNG"))
    turned[-30] ^= 0xFF
    yield refused("png with a wrong checksum", "a.png", bytes(turned), "damaged_picture")
    yield refused("png head alone", "a.png", b"\x89PNG\r\n\x1a\n", "damaged_picture")
    yield refused("jpg head alone", "a.jpg", b"\xff\xd8\xff\xe0", "damaged_picture")
    yield refused("png of no rows", "a.png", png(0, 0), "damaged_picture")
    yield refused("jpg of no height", "a.jpg", jpeg_of(40, 0), "damaged_picture")


def tails() -> Iterator[Harm]:
    """Polyglots and notes: the picture is kept, what hung on it is gone."""
    zipped = p.pack(p.parts())
    for kind, name in (("PNG", "a.png"), ("JPEG", "a.jpg")):
        base = picture(kind)
        for title, tail in (
            ("zip", zipped),
            ("html", b"<html>" + SCRIPT),
            ("pdf", b"%PDF-1.7 x"),
            ("php", PHP),
            ("eicar", eicar()),
            ("rar", b"Rar!\x1a\x07\0" + b"x" * 99),
            ("exe", b"MZ\x90\0" + b"x" * 99),
        ):
            yield Harm(f"{name} and {title}", name, lambda made=base + tail: made, gone=tail[:40])
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", PHP.decode())
    yield Harm("png text with php", "a.png", lambda: picture("PNG", pnginfo=info), gone=PHP)
    yield Harm("jpg comment with php", "a.jpg", lambda: picture("JPEG", comment=PHP), gone=PHP)
    exif = Image.Exif()
    exif[0x010E] = "<script>alert(1)</script>"
    yield Harm(
        "jpg exif with a script", "a.jpg", lambda: picture("JPEG", exif=exif), gone=b"<script"
    )
    place = Image.Exif()
    place.get_ifd(0x8825).update({1: "N", 2: (20.0, 26.0, 3.0), 3: "E", 4: (106.0, 9.0, 45.0)})
    place[0x010F] = "Telephone of Somebody"
    for kind, name in (("PNG", "a.png"), ("JPEG", "a.jpg")):
        yield Harm(
            f"{name} that knows its place",
            name,
            lambda kind=kind: picture(kind, exif=place),
            gone=b"Telephone",
        )
    icc = b"\0" * 128 + SCRIPT
    for kind, name in (("PNG", "a.png"), ("JPEG", "a.jpg")):
        yield Harm(
            f"{name} with a script for a colour profile",
            name,
            lambda kind=kind: picture(kind, icc_profile=icc),
            gone=SCRIPT,
        )
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    yield refused("svg as png", "a.png", svg, "web_page")
