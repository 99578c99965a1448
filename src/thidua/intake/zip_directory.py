"""The directory of a zip file, judged before anything in it is unpacked."""

import stat
import struct
import unicodedata
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from thidua.core.kernel.errors import BadFile
from thidua.intake import limits
from thidua.intake.names import RESERVED

LOCAL_HEADER, END, END_64, LOCATOR_64 = b"PK\3\4", b"PK\5\6", b"PK\6\6", b"PK\6\7"
END_SIZE, LOCAL_SIZE, END_64_SIZE, LOCATOR_64_SIZE = 22, 30, 56, 20
LONGEST_COMMENT = 0xFFFF
ENCRYPTED = 0x1
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def open_zip(stream: BinaryIO, path: Path) -> zipfile.ZipFile:
    """The archive, once its directory was found harmless.

    Raises:
        BadFile: truncated, damaged, too large when unpacked, unsafe names, encrypted.
    """
    _judge_directory_size(stream, path)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise BadFile(reason="damaged", file=path.name) from error
    entries = archive.infolist()
    _judge_sizes(entries, path)
    for entry in entries:
        _judge_entry(entry, path)
    _judge_names(entries, path)
    _judge_places(stream, entries, archive.start_dir, path)
    return archive


def _judge_directory_size(stream: BinaryIO, path: Path) -> None:
    """A directory of a million entries must not reach the parser of the standard library."""
    size = stream.seek(0, 2)
    start = max(0, size - END_SIZE - LONGEST_COMMENT)
    stream.seek(start)
    tail = stream.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < END_SIZE:
        raise BadFile(reason="truncated", file=path.name)
    directory = struct.unpack_from("<L", tail, at + 12)[0]
    place_64 = start + at - LOCATOR_64_SIZE - END_64_SIZE
    if place_64 >= 0:
        stream.seek(place_64)
        record = stream.read(END_64_SIZE + LOCATOR_64_SIZE)
        if record[END_64_SIZE:].startswith(LOCATOR_64) and record.startswith(END_64):
            directory = struct.unpack_from("<Q", record, 40)[0]
    if directory > limits.MAX_DIRECTORY:
        raise BadFile(reason="too_many_parts", file=path.name, limit=limits.MAX_ENTRIES)
    stream.seek(0)


def _judge_sizes(entries: Sequence[zipfile.ZipInfo], path: Path) -> None:
    if len(entries) > limits.MAX_ENTRIES:
        raise BadFile(reason="too_many_parts", file=path.name, limit=limits.MAX_ENTRIES)
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if any(
        _is_bomb(unpacked, size)
        for unpacked, size in [(total, packed), *((e.file_size, e.compress_size) for e in entries)]
    ):
        limit = limits.MAX_UNPACKED // limits.MEGABYTE
        raise BadFile(reason="zip_bomb", file=path.name, limit=limit)


def _is_bomb(unpacked: int, packed: int) -> bool:
    if unpacked > limits.MAX_UNPACKED:
        return True
    return unpacked > limits.RATIO_FLOOR and unpacked > limits.MAX_RATIO * packed


def _judge_entry(entry: zipfile.ZipInfo, path: Path) -> None:
    if entry.flag_bits & ENCRYPTED:
        raise BadFile(reason="password", file=path.name)
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):  # links, devices
        raise BadFile(reason="unsafe_part", file=path.name, part=_shown(entry))
    if entry.compress_type not in METHODS:
        raise BadFile(reason="damaged", file=path.name)
    if not _is_safe(entry.orig_filename):
        raise BadFile(reason="unsafe_part", file=path.name, part=_shown(entry))


def _is_safe(name: str) -> bool:
    """Whether a part has a plain relative name, as every office program writes."""
    steps = name.rstrip("/").split("/")
    return (
        0 < len(name) <= limits.MAX_NAME
        and not any(step.endswith((".", " ")) or step == "" for step in steps)
        and not any(RESERVED.match(step) for step in steps)
        and "\\" not in name
        and ":" not in name
        and not any(unicodedata.category(char) in {"Cc", "Cf"} for char in name)
    )


def _judge_names(entries: Sequence[zipfile.ZipInfo], path: Path) -> None:
    seen: set[str] = set()
    for entry in entries:
        key = unicodedata.normalize("NFC", entry.orig_filename).casefold()
        if key in seen:  # two programs would read two different files
            raise BadFile(reason="unsafe_part", file=path.name, part=_shown(entry))
        seen.add(key)


def _judge_places(
    stream: BinaryIO, entries: Sequence[zipfile.ZipInfo], end: int, path: Path
) -> None:
    """Each part has its own bytes, under the name that the directory gives it.

    Parts that share bytes are how a small file claims petabytes.
    """
    for entry in sorted(entries, key=lambda e: e.header_offset, reverse=True):
        stream.seek(entry.header_offset)
        header = stream.read(LOCAL_SIZE)
        if len(header) < LOCAL_SIZE or not header.startswith(LOCAL_HEADER):
            raise BadFile(reason="damaged", file=path.name)
        name_size, extra_size = struct.unpack_from("<HH", header, 26)
        name = stream.read(name_size)
        last = entry.header_offset + LOCAL_SIZE + name_size + extra_size + entry.compress_size
        if last > end:
            raise BadFile(reason="zip_overlap", file=path.name)
        coding = "utf-8" if entry.flag_bits & 0x800 else "cp437"
        if name.decode(coding, "replace") != entry.orig_filename:
            raise BadFile(reason="damaged", file=path.name)
        end = entry.header_offset
    stream.seek(0)


def _shown(entry: zipfile.ZipInfo) -> str:
    """The name of a part, harmless on a terminal."""
    return "".join(c if c.isprintable() else "?" for c in entry.orig_filename)[:60]
