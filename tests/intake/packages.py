"""Office files, good and bad, made byte by byte for the tests of the door."""

import io
import random
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="{main}"/></Types>'
)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
XLSM = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" TargetMode="External" Target="{target}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
    "</Relationships>"
)
SHEET = "<worksheet><sheetData/></worksheet>"


def parts(main: str = XLSX, **more: str | bytes) -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": TYPES.format(main=main),
        "xl/workbook.xml": "<workbook/>",
        "xl/worksheets/sheet1.xml": SHEET,
    } | more


def pack(contents: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return stream.getvalue()


def pack_more(base: Mapping[str, str | bytes], *entries: tuple[zipfile.ZipInfo, bytes]) -> bytes:
    """Entries with attributes or names that an office program would never write."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in base.items():
            archive.writestr(name, content)
        for info, content in entries:
            archive.writestr(info, content)
    return stream.getvalue()


def renamed(data: bytes, old: bytes, new: bytes) -> bytes:
    """The same archive with a part name replaced everywhere; both have one length."""
    assert len(old) == len(new)
    assert data.count(old) >= 2
    return data.replace(old, new)


def directory_entries(data: bytes) -> list[int]:
    """Where each entry of the central directory begins."""
    places, at = [], data.find(b"PK\1\2")
    while at >= 0:
        places.append(at)
        at = data.find(b"PK\1\2", at + 4)
    return places


def patch(data: bytes, place: int, form: str, value: int) -> bytes:
    raw = bytearray(data)
    struct.pack_into(form, raw, place, value)
    return bytes(raw)


def overlapping(count: int = 40) -> bytes:
    """Many directory entries that all point at the bytes of one part (as the zip of Fifield)."""
    data = pack(parts(**{"xl/media/a000.bin": random.Random(7).randbytes(1_000_000)}))
    *_, last = directory_entries(data)
    end = data.rfind(b"PK\5\6")
    entry = data[last:end]
    copies = b"".join(
        entry.replace(b"a000.bin", f"a{number:03}.bin".encode()) for number in range(1, count)
    )
    total = len(directory_entries(data)) + count - 1
    tail = bytearray(data[end:])
    start = directory_entries(data)[0]
    struct.pack_into("<HHL", tail, 8, total, total, end + len(copies) - start)
    return data[:end] + copies + bytes(tail)


def write(folder: Path, data: bytes, name: str = "bao-cao.xlsx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path
