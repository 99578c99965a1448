"""PDF files: nothing that runs, nothing hidden inside, nothing locked.

A PDF is never changed, since that would break an electronic signature: it is kept as it came
or refused. The objects are read by qpdf, as their viewer would, so that names written in
disguise (/J#61vaScript) and objects packed in streams are seen as well.
"""

import re
import zipfile
from pathlib import Path

import pikepdf

from thidua.core.kernel.errors import BadFile
from thidua.intake import limits
from thidua.intake.scan import TEST_VIRUS

END_OF_FILE, TAIL = b"%%EOF", 1024
STRINGS = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9a-fA-F\s]*>", re.DOTALL)
ACTIVE = re.compile(
    rb"/(?:JavaScript|JS|Launch|SubmitForm|ImportData|XFA|RichMedia|RichMediaContent|Rendition|"
    rb"Movie|Sound|GoToE|GoTo3DView|3D)(?![A-Za-z0-9_.:-])"
)
ATTACHED = re.compile(rb"/(?:EF|EmbeddedFile|FileAttachment|Collection)(?![A-Za-z0-9_.:-])")
FETCHED = re.compile(rb"/S\s*/GoToR\b")
# qpdf goes on without the objects of a stream that it can not unpack; they would stay unseen.
UNSEEN = re.compile(r"bad_alloc|error decoding stream|unfilterable|exceeds|too deep")
# Earlier revisions of the file stay in its bytes; a viewer that repairs it may run them.
RAW_ACTIVE = re.compile(rb"/S\s*/(?:JavaScript|Launch)\b")
NESTED = re.compile(rb"(?:\[\s*){500}|(?:<<\s*(?:/\w+\s*)?){500}")  # no reader goes so deep
RAW_ATTACHED = re.compile(rb"/EmbeddedFile\b")


def judge_pdf(path: Path, shown: str) -> None:
    """Let pass a PDF that only shows pages.

    Raises:
        BadFile: password, truncated, damaged, two kinds of file at once, too many pages,
            something that runs, something attached.
    """
    _judge_bytes(path, shown)
    try:
        with pikepdf.open(path, suppress_warnings=True) as opened:
            if opened.is_encrypted:
                raise BadFile(reason="pdf_password", file=shown)
            if len(opened.pages) > limits.MAX_PDF_PAGES:
                raise BadFile(reason="too_many_pages", file=shown, limit=limits.MAX_PDF_PAGES)
            if not len(opened.pages) or len(opened.objects) > limits.MAX_PDF_OBJECTS:
                raise BadFile(reason="damaged_pdf", file=shown)
            _judge_objects(opened, shown)
            if UNSEEN.search("\n".join(map(str, opened.get_warnings()))):
                raise BadFile(reason="damaged_pdf", file=shown)
    except pikepdf.PasswordError as error:
        raise BadFile(reason="pdf_password", file=shown) from error
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, KeyError) as error:
        raise BadFile(reason="damaged_pdf", file=shown) from error


def _judge_bytes(path: Path, shown: str) -> None:
    raw = path.read_bytes()  # at most 20 MB
    if END_OF_FILE not in raw[-TAIL:]:
        raise BadFile(reason="truncated", file=shown)
    after = raw[raw.rfind(END_OF_FILE) + len(END_OF_FILE) :]
    if zipfile.is_zipfile(path) or after.strip(b"\0\r\n\t ").startswith((b"<", b"PK", b"Rar")):
        raise BadFile(reason="two_kinds", file=shown)
    if NESTED.search(raw):
        raise BadFile(reason="damaged_pdf", file=shown)
    if RAW_ACTIVE.search(raw) or TEST_VIRUS in raw:
        raise BadFile(reason="pdf_active", file=shown)
    if RAW_ATTACHED.search(raw):
        raise BadFile(reason="pdf_attachment", file=shown)


def _judge_objects(opened: pikepdf.Pdf, shown: str) -> None:
    for item in opened.objects:
        text = STRINGS.sub(b"()", _written(item))
        if ACTIVE.search(text) or FETCHED.search(text):
            raise BadFile(reason="pdf_active", file=shown)
        if ATTACHED.search(text):
            raise BadFile(reason="pdf_attachment", file=shown)


def _written(item: pikepdf.Object) -> bytes:
    """One object as text, what it refers to left out; of a stream only its dictionary."""
    if isinstance(item, pikepdf.Stream):
        return bytes(item.stream_dict.unparse(resolved=True))
    if isinstance(item, pikepdf.Dictionary | pikepdf.Array):
        return bytes(item.unparse(resolved=True))
    return b""
