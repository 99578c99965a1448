"""What an office package holds: its kind, and whether it carries anything that acts."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.findings import Finding, Severity
from thidua.intake import limits

CONTENT_TYPES = "[Content_Types].xml"
KINDS = {  # marks inside the content type of the main part
    "spreadsheetml.sheet.main": "xlsx",
    "spreadsheetml.template.main": "xlsx",
    "wordprocessingml.document.main": "docx",
    "wordprocessingml.template.main": "docx",
    "presentationml.": "pptx",
    "sheet.binary": "xlsb",
}
MACRO = ("macroenabled", "vbaproject", "application/vnd.ms-office.activex")
MACRO_PARTS = re.compile(
    r"vbaproject\.bin$|vbadata\.xml$|/activex/|/macrosheets/|\.(?:vbs|js|exe)$"
)
OBJECT_PARTS = re.compile(r"/embeddings/[^/]*\.(?:bin|ole)$")
REMOTE = re.compile(r"^\s*(?:https?:|ftp:|\\\\|//|file:/{2}[^/]|file:/{4,})", re.IGNORECASE)
# An external picture, sheet or sub-document is not followed; a hyperlink is only text.
FOLLOWED = ("externalLinkPath", "image", "subDocument", "frame", "aFChunk", "oleObject")
XML_PARTS = (".xml", ".rels", ".vml")
DTD = re.compile(
    rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T\x00?I\x00?T\x00?Y)"
)
DDE = re.compile(rb"<(?:\w+:)?ddeLink\b|>\s*DDE(?:AUTO)?\s")
OVERLAP = 32  # bytes kept between two chunks, longer than any mark sought
ENCODING = re.compile(rb"""^<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})""")
ENCODINGS = re.compile(
    rb"utf-?8|utf-?16(?:le|be)?|us-ascii|iso-8859-1|windows-125\d", re.IGNORECASE
)


def judge_package(
    archive: zipfile.ZipFile, path: Path, kinds: Sequence[str]
) -> tuple[str, tuple[Finding, ...]]:
    """The kind of the package and its warnings, once every part was read and found harmless.

    Raises:
        BadFile: damaged, another kind, macros, embedded objects, DTD, remote template, DDE.
    """
    names = archive.namelist()
    try:
        for name in names:
            _read_through(archive, name, path)
        kind = _kind(archive, path, kinds)
        _judge_parts(names, path)
        findings = tuple(_links(archive, names, path))
    except (zipfile.BadZipFile, zlib.error, EOFError, ParseError, KeyError) as error:
        raise BadFile(reason="damaged", file=path.name) from error
    except (DefusedXmlException, NotImplementedError, ValueError) as error:
        raise BadFile(reason="dtd", file=path.name, part=CONTENT_TYPES) from error
    if kind not in kinds:
        raise BadFile(reason="wrong_kind", file=path.name, kinds=_named(kinds), found=f".{kind}")
    return kind, findings


def _read_through(archive: zipfile.ZipFile, name: str, path: Path) -> None:
    """Read one part to its end, so that its checksum is proven; look at XML on the way."""
    is_xml = name.lower().endswith(XML_PARTS)
    tail, left = b"", archive.getinfo(name).file_size
    with archive.open(name) as part:
        first = True
        while chunk := part.read(limits.CHUNK):
            left -= len(chunk)
            if not is_xml:
                continue
            if first and not _has_known_encoding(chunk):
                raise BadFile(reason="dtd", file=path.name, part=name)
            first = False
            if DTD.search(tail + chunk):
                raise BadFile(reason="dtd", file=path.name, part=name)
            if DDE.search(tail + chunk):
                raise BadFile(reason="macro", file=path.name)
            tail = chunk[-OVERLAP:]
    if left:
        raise BadFile(reason="damaged", file=path.name)


def _has_known_encoding(head: bytes) -> bool:
    """UTF-7 and the like would hide a DTD from a search of bytes."""
    found = ENCODING.match(head.removeprefix(b"\xef\xbb\xbf").lstrip())
    return found is None or ENCODINGS.fullmatch(found[1]) is not None


def _kind(archive: zipfile.ZipFile, path: Path, kinds: Sequence[str]) -> str:
    if CONTENT_TYPES not in archive.namelist():
        raise BadFile(reason="not_office", file=path.name, kinds=_named(kinds))
    types = [
        str(value).lower()
        for element in fromstring(_small(archive, CONTENT_TYPES, path), forbid_dtd=True)
        if (value := element.get("ContentType"))
    ]
    if any(mark in value for value in types for mark in MACRO):
        raise BadFile(reason="macro", file=path.name)
    for mark, kind in KINDS.items():
        if any(mark in value for value in types):
            return kind
    raise BadFile(reason="not_office", file=path.name, kinds=_named(kinds))


def _judge_parts(names: Sequence[str], path: Path) -> None:
    for name in names:
        if MACRO_PARTS.search(name.lower()):
            raise BadFile(reason="macro", file=path.name)
        if OBJECT_PARTS.search(name.lower()):
            raise BadFile(reason="embedded_object", file=path.name)


def _links(archive: zipfile.ZipFile, names: Sequence[str], path: Path) -> Iterator[Finding]:
    """A warning for each thing that the file draws from elsewhere."""
    for name in names:
        if not name.endswith(".rels"):
            continue
        for link in fromstring(_small(archive, name, path), forbid_dtd=True):
            if link.get("TargetMode") != "External":
                continue
            kind = str(link.get("Type", "")).rsplit("/", 1)[-1]
            target = str(link.get("Target", ""))
            if kind == "attachedTemplate" and REMOTE.match(target):
                raise BadFile(reason="remote_template", file=path.name, target=target[:120])
            if kind in FOLLOWED:
                data = {"file": path.name, "target": target[:120]}
                yield Finding("file.external_link", path.name, data, Severity.WARNING)


def _small(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    if archive.getinfo(name).file_size > limits.MAX_PARSED_PART:
        limit = limits.MAX_UNPACKED // limits.MEGABYTE
        raise BadFile(reason="zip_bomb", file=path.name, limit=limit)
    return archive.read(name)


def _named(kinds: Sequence[str]) -> str:
    return ", ".join(f".{kind}" for kind in kinds)
