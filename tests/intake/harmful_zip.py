"""Harm in the zip around an office file: bombs, lies, names that lead elsewhere."""

import io
import struct
import zipfile
from collections.abc import Iterator

from tests.intake import packages as p
from tests.intake.corpus import Harm, refused

MEGABYTE = 1 << 20
BASES = {"xlsx": p.XLSX, "docx": p.DOCX}
NAMES = (
    "../../etc/cron.d/x",
    "../x.xml",
    "xl/../../x.xml",
    "/etc/passwd",
    "//host/share/x.xml",
    "C:/x.xml",
    "C:x.xml",
    "xl/a:stream",
    "./x.xml",
    "xl//x.xml",
    "xl/./x.xml",
    "xl/..",
    "xl/\u202exml.exe",
    "xl/\u202dx.xml",
    "xl/\u200fx.xml",
    "xl/\u2066x.xml",
    "xl/\u200bx.xml",
    "xl/\ufeffx.xml",
    "xl/a\r\nb.xml",
    "xl/a\x1b[2Jb.xml",
    "xl/" + "a" * 300,
    "a/" * 200 + "x",
    "xl/CON",
    "xl/con.xml",
    "xl/PRN.xml",
    "xl/AUX/x.xml",
    "xl/NUL",
    "xl/COM1.xml",
    "xl/LPT9",
    "xl/x.xml.",
    "xl/x.xml ",
    "xl/ảnh.png\u0000.exe".replace("\0", "\u00ad"),
)
PROGRAMS = ("exe", "dll", "vbs", "js", "jse", "wsf", "bat", "cmd", "ps1", "hta", "lnk", "jar")


def harms() -> Iterator[Harm]:
    for kind, main in BASES.items():
        yield from bombs(kind, main)
        yield from lies(kind, p.pack(p.parts(main, **{"xl/media/z.bin": b"\0" * 500_000})))
        yield from names(kind, main)
        yield from entries(kind, main)
        yield from contents(kind, main)
    yield from crowds()


def with_part(main: str, name: str, content: bytes | str, method: int = 8) -> bytes:
    return p.pack(p.parts(main, **{name: content}), method)


def bombs(kind: str, main: str) -> Iterator[Harm]:
    name = f"bao-cao.{kind}"
    for part in ("xl/media/z.bin", "word/document.xml", "xl/worksheets/s.xml", "word/media/z.png"):
        for size in (9, 60, 101):

            def flat(part=part, size=size) -> bytes:
                return with_part(main, part, b" " * (size * MEGABYTE))

            yield refused(
                f"{kind} bomb of {size} MB in {part}", name, flat, "zip_bomb", heavy=size > 9
            )
    for count, size in ((3, 7), (20, 5), (200, 1)):

        def many(count=count, size=size) -> bytes:
            zeros = {f"xl/media/{n}.bin": b"\0" * (size * MEGABYTE) for n in range(count)}
            return p.pack(p.parts(main, **zeros))

        yield refused(
            f"{kind} {count} bombs of {size} MB", name, many, "zip_bomb", heavy=count > 3
        )
    for depth in (1, 2, 5):
        yield refused(
            f"{kind} nested {depth} deep",
            name,
            nested(main, depth),
            "embedded_object",
            "zip_bomb",
            "archive",
        )
        inside = with_part(main, "xl/embeddings/a.xlsx", nested(p.XLSX, depth))
        yield refused(
            f"{kind} workbook in a workbook {depth} deep",
            name,
            inside,
            "embedded_object",
            "zip_bomb",
            "archive",
        )
    yield refused(
        f"{kind} quine-like", name, quine(main), "zip_overlap", "damaged", "embedded_object"
    )


def nested(main: str, depth: int) -> bytes:
    data = p.pack({"zeros": b"\0" * (9 * MEGABYTE)})
    for n in range(depth):
        data = with_part(main, f"xl/z{n}.zip", data, zipfile.ZIP_STORED)
    return data


def quine(main: str) -> bytes:
    """An archive that holds itself: the part's bytes are those of the archive before it."""
    base = p.pack(p.parts(main))
    return with_part(main, "xl/media/self.bin", base, zipfile.ZIP_STORED)


LIES = (("compressed size", 20), ("unpacked size", 24), ("checksum", 16), ("place", 42))
CLAIMS = (0, 1, 10, 600_000, 0x7FFFFFFF, 0xFFFFFFF0)


def lies(kind: str, data: bytes) -> Iterator[Harm]:
    last = p.directory_entries(data)[-1]
    for what, offset in LIES:
        for claim in CLAIMS:
            if struct.unpack_from("<L", data, last + offset)[0] == claim:
                continue
            made = p.patch(data, last + offset, "<L", claim)
            yield refused(
                f"{kind} lies: {what} {claim}",
                f"a.{kind}",
                made,
                "damaged",
                "zip_bomb",
                "zip_overlap",
                "truncated",
            )
    for count in (2, 10, 40, 200):
        yield refused(
            f"{kind} {count} parts over one another",
            f"a.{kind}",
            p.overlapping(count),
            "zip_overlap",
            "zip_bomb",
        )


def names(kind: str, main: str) -> Iterator[Harm]:
    for n, bad in enumerate(NAMES):
        yield refused(
            f"{kind} part name {n}: {ascii(bad)[:40]}",
            f"a.{kind}",
            with_part(main, bad, "<x/>"),
            "unsafe_part",
        )
    slip = p.renamed(with_part(main, "aa/bb/evil.xml", "<x/>"), b"aa/bb/", b"..\\..\\")
    nul = p.renamed(with_part(main, "xl/aaaa.xml", "<x/>"), b"aaaa.xml", b"aa\0a.xml")
    twin = p.renamed(with_part(main, "xl/WORKBOOK.XMX", "<x/>"), b"WORKBOOK.XMX", b"workbook.xml")
    both = p.pack(p.parts(main, **{"xl/\u1ed1.xml": "<x/>", "xl/o\u0302\u0301.xml": "<x/>"}))
    case = with_part(main, "XL/Workbook.xml", "<x/>")
    for title, made in (
        ("..\\", slip),
        ("NUL", nul),
        ("twice", twin),
        ("NFC and NFD", both),
        ("two cases", case),
    ):
        yield refused(f"{kind} part name {title}", f"a.{kind}", made, "unsafe_part")


def entries(kind: str, main: str) -> Iterator[Harm]:
    base, name = p.parts(main), f"a.{kind}"
    for title, mode in (
        ("symlink", 0o120777),
        ("block device", 0o060666),
        ("fifo", 0o010666),
        ("socket", 0o140777),
        ("character device", 0o020666),
    ):
        info = zipfile.ZipInfo("xl/link.xml")
        info.external_attr = mode << 16
        yield refused(
            f"{kind} {title}", name, p.pack_more(base, (info, b"/etc/passwd")), "unsafe_part"
        )
    good = p.pack(base)
    for flag in (0x1, 0x41, 0x2041):
        locked = p.patch(good, p.directory_entries(good)[-1] + 8, "<H", flag)
        yield refused(f"{kind} encrypted, flag {flag:#x}", name, locked, "password")
    for method in (1, 6, 9, 12, 14, 93, 95, 99):
        odd = p.patch(good, p.directory_entries(good)[-1] + 10, "<H", method)
        yield refused(f"{kind} packed by method {method}", name, odd, "damaged")
    for share in (0.02, 0.3, 0.6, 0.9, 0.99):
        yield refused(
            f"{kind} cut at {share:.0%}",
            name,
            good[: int(len(good) * share)],
            "truncated",
            "not_accepted",
        )
    turned = bytearray(p.pack(base, zipfile.ZIP_STORED))
    turned[60] ^= 0xFF
    yield refused(
        f"{kind} with a byte turned", name, bytes(turned), "damaged", "unsafe_part", "dtd"
    )


def contents(kind: str, main: str) -> Iterator[Harm]:
    """Programs and archives in the place of pictures."""
    name = f"a.{kind}"
    for suffix in PROGRAMS:
        made = with_part(main, f"xl/media/tool.{suffix}", b"x")
        yield refused(f"{kind} with a .{suffix}", name, made, "macro")
    hidden = {
        "MZ": b"MZ\x90\0" + b"\0" * 60,
        "ELF": b"\x7fELF" + b"\0" * 60,
        "shell": b"#!/bin/sh\nid\n",
        "EICAR": eicar(),
        "EICAR deep": b"\0" * 70_000 + eicar(),
    }
    for title, content in hidden.items():
        made = with_part(main, "xl/media/image1.png", content)
        yield refused(f"{kind} picture that is {title}", name, made, "macro")
    others = {
        "pdf": b"%PDF-1.7",
        "rar": b"Rar!\x1a\x07\0",
        "7z": b"7z\xbc\xaf\x27\x1c",
        "rtf": b"{\\rtf1",
    }
    for title, content in others.items():
        made = with_part(main, "xl/media/image1.png", content + b"\0" * 50)
        yield refused(f"{kind} picture that is {title}", name, made, "embedded_object")


def eicar() -> bytes:
    """The harmless test string of the makers of virus scanners, put together only here."""
    return b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def crowds() -> Iterator[Harm]:
    def parts_of(count: int, width: int = 1):
        return lambda: p.pack(p.parts(**{f"xl/m/{n:0{width}}.bin": "" for n in range(count)}))

    yield refused("2,001 parts", "a.xlsx", parts_of(2_001), "too_many_parts")
    yield refused("65,000 parts", "a.xlsx", parts_of(65_000), "too_many_parts", heavy=True)
    yield refused("a directory of megabytes", "a.xlsx", parts_of(12_000, 60), "too_many_parts")
    yield refused(
        "10,000 sheets, each a part",
        "a.xlsx",
        lambda: p.pack(p.parts(**{f"xl/worksheets/s{n}.xml": p.SHEET for n in range(10_000)})),
        "too_many_parts",
    )
    many = "<workbook><sheets>" + '<sheet name="a" r:id="rId1"/>' * 10_000 + "</sheets></workbook>"
    yield refused(
        "10,000 sheets, all one part",
        "a.xlsx",
        p.pack(p.parts() | {"xl/workbook.xml": many}),
        "too_many_sheets",
    )
    yield refused("archives one in another", "a.xlsx", tower(), "archive", "not_office")


def tower() -> bytes:
    data = b"\0" * MEGABYTE
    for _ in range(20):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.zip", data)
        data = stream.getvalue()
    return data
