"""What an office package holds: its kind, and whether it carries anything that acts."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.findings import Finding, Severity
from thidua.intake import limits
from thidua.intake.scan import PACKAGES, Tally, read_through
from thidua.intake.zip_directory import open_zip

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
    r"vbaproject\.bin$|vbadata\.xml$|/activex/|/macrosheets/|"
    r"\.(?:vb[se]|jse?|ws[fh]|exe|dll|scr|com|bat|cmd|ps1|hta|lnk|jar|msi|cpl|reg|sh|py)$"
)
# A chart keeps its figures in a workbook of its own, which is judged as this one is.
OBJECT_PARTS = re.compile(
    r"/embeddings/[^/]*\.(?:bin|ole|doc|xls|ppt)$|\.(?:html?|mht|mhtml|rtf|swf|docm|xlsm|dotm)$"
)
CONNECTIONS = "xl/connections.xml"
REMOTE = re.compile(r"^\s*(?:https?:|ftp:|\\\\|//|file:/{2}[^/]|file:/{4,})", re.IGNORECASE)
MACRO_LINKS = ("vbaProject", "wordVbaData", "xlMacrosheet", "xlIntlMacrosheet", "activeXControl")
OBJECT_LINKS = ("oleObject", "aFChunk", "control")
ACTS = re.compile(r"^\s*(?:javascript|vbscript|data|mk|ms-\w+|mhtml):", re.IGNORECASE)


def judge_package(
    archive: zipfile.ZipFile,
    path: Path,
    kinds: Sequence[str],
    *,
    inside: bool = False,
    sparse: bool = False,
) -> tuple[str, tuple[Finding, ...]]:
    """The kind of the package and its warnings, once every part was read and found harmless.

    Raises:
        BadFile: damaged, another kind, macros, embedded objects, DTD, remote template, DDE,
            more cells or sheets than a reader can bear.
    """
    names, tally = archive.namelist(), Tally(sparse=sparse)
    try:
        kind = _kind(archive, path, kinds)
        _judge_parts(archive, kind, path)  # names first: they say best what is wrong
        for name in names:
            read_through(archive, name, path, tally)
        targets = [*_links(archive, names, path), *tally.fetches]
        _judge_inside(archive, path, inside=inside)
    except (zipfile.BadZipFile, zlib.error, EOFError, ParseError, KeyError) as error:
        raise BadFile(reason="damaged", file=path.name) from error
    except (DefusedXmlException, NotImplementedError, ValueError) as error:
        raise BadFile(reason="dtd", file=path.name, part=CONTENT_TYPES) from error
    if kind not in kinds:
        raise BadFile(reason="wrong_kind", file=path.name, kinds=_named(kinds), found=f".{kind}")
    return kind, tuple(_external(path, target) for target in targets)


def _kind(archive: zipfile.ZipFile, path: Path, kinds: Sequence[str]) -> str:
    if CONTENT_TYPES not in archive.namelist():
        reason = "not_office" if "mimetype" in archive.namelist() else "archive"
        raise BadFile(reason=reason, file=path.name, kinds=_named(kinds))
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


def _judge_parts(archive: zipfile.ZipFile, kind: str, path: Path) -> None:
    for entry in archive.infolist():
        lower = entry.filename.lower()
        if MACRO_PARTS.search(lower):
            raise BadFile(reason="macro", file=path.name)
        if OBJECT_PARTS.search(lower):
            raise BadFile(reason="embedded_object", file=path.name)
        is_tree = kind == "docx" and lower.endswith(".xml")
        if is_tree and entry.file_size > limits.MAX_WORD_PART:
            limit = limits.MAX_WORD_PART // limits.MEGABYTE
            raise BadFile(reason="too_long", file=path.name, limit=limit)


def _judge_inside(archive: zipfile.ZipFile, path: Path, *, inside: bool) -> None:
    """Workbooks of charts are opened by a double click: the same door for them, one level deep."""
    for name in archive.namelist():
        if not PACKAGES.search(name.lower()):
            continue
        if inside or archive.getinfo(name).file_size > limits.MAX_FILE:
            raise BadFile(reason="embedded_object", file=path.name)
        with open_zip(io.BytesIO(archive.read(name)), path) as package:
            judge_package(package, path, ("xlsx", "docx", "pptx"), inside=True)


def _links(archive: zipfile.ZipFile, names: Sequence[str], path: Path) -> Iterator[str]:
    """Each thing that the file draws from elsewhere; a hyperlink is only text."""
    for name in names:
        if name.lower() == CONNECTIONS:
            yield CONNECTIONS
        if not name.lower().endswith(".rels"):
            continue
        for link in fromstring(_small(archive, name, path), forbid_dtd=True):
            yield from _target(link, path)


def _target(link: Element, path: Path) -> Iterator[str]:
    kind = str(link.get("Type", "")).rsplit("/", 1)[-1]
    target = str(link.get("Target", ""))
    if kind in MACRO_LINKS or ACTS.match(target):
        raise BadFile(reason="macro", file=path.name)
    if link.get("TargetMode", "").lower() != "external":
        if kind in OBJECT_LINKS:
            raise BadFile(reason="embedded_object", file=path.name)
        return
    if kind == "attachedTemplate":
        if REMOTE.match(target):
            raise BadFile(reason="remote_template", file=path.name, target=target[:120])
    elif kind != "hyperlink":
        yield target[:120]


def _external(path: Path, target: str) -> Finding:
    data = {"file": path.name, "target": target}
    return Finding("file.external_link", path.name, data, Severity.WARNING)


def _small(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    if archive.getinfo(name).file_size > limits.MAX_PARSED_PART:
        limit = limits.MAX_UNPACKED // limits.MEGABYTE
        raise BadFile(reason="zip_bomb", file=path.name, limit=limit)
    return archive.read(name)


def _named(kinds: Sequence[str]) -> str:
    return ", ".join(f".{kind}" for kind in kinds)
