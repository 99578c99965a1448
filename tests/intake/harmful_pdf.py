"""Harm in PDF files: what runs, what is attached, what is locked, what swells."""

import io
import zlib
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from tests.intake import packages as p
from tests.intake.corpus import Harm, refused
from tests.intake.harmful_zip import MEGABYTE, eicar


def harms() -> Iterator[Harm]:
    yield from active()
    yield from disguised()
    yield from attached()
    yield from locked()
    yield from damaged()
    yield from polyglots()


def pdf(
    change: Callable[[pikepdf.Pdf], None] = lambda _: None, pages: int = 1, **options
) -> bytes:
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    change(document)
    stream = io.BytesIO()
    document.save(stream, **options)
    return stream.getvalue()


Make = Callable[[], Dictionary]


def opening(make: Make) -> Callable[[pikepdf.Pdf], None]:
    return lambda document: setattr(document.Root, "OpenAction", make())


def turning(make: Make) -> Callable[[pikepdf.Pdf], None]:
    return lambda document: setattr(document.pages[0].obj, "AA", Dictionary(O=make()))


def annotation(make: Make) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        note = make()
        note.Type, note.Rect = Name.Annot, Array([0, 0, 9, 9])
        document.pages[0].Annots = Array([document.make_indirect(note)])

    return change


def clicking(make: Make) -> Callable[[pikepdf.Pdf], None]:
    return annotation(lambda: Dictionary(Subtype=Name.Link, A=make()))


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


ACTIONS: dict[str, Make] = {
    "JavaScript": script,
    "Launch": lambda: Dictionary(S=Name.Launch, F=String("cmd.exe")),
    "Launch of Windows": lambda: Dictionary(S=Name.Launch, Win=Dictionary(F=String("cmd.exe"))),
    "SubmitForm": lambda: Dictionary(S=Name.SubmitForm, F=String("http://192.0.2.1/")),
    "ImportData": lambda: Dictionary(S=Name.ImportData, F=String("a.fdf")),
    "GoToE": lambda: Dictionary(S=Name.GoToE, T=Dictionary(R=Name.C)),
    "GoToR": lambda: Dictionary(S=Name.GoToR, F=String(r"\\192.0.2.1\s\a.pdf"), D=Array([0])),
    "Rendition": lambda: Dictionary(S=Name.Rendition, OP=0),
    "Movie": lambda: Dictionary(S=Name.Movie),
    "Sound": lambda: Dictionary(S=Name.Sound),
    "next after a page": lambda: Dictionary(S=Name.URI, URI=String("http://x"), Next=script()),
}
TRIGGERS = {"on opening": opening, "by a click": clicking, "on a page": turning}


def active() -> Iterator[Harm]:
    for title, make in ACTIONS.items():
        for place, trigger in TRIGGERS.items():
            change = trigger(make)
            yield refused(f"pdf {title} {place}", "a.pdf", pdf(change), "pdf_active")
            packed = pdf(change, object_stream_mode=pikepdf.ObjectStreamMode.generate)
            yield refused(f"pdf {title} {place}, packed", "a.pdf", packed, "pdf_active")

    def named(document: pikepdf.Pdf) -> None:
        names = Dictionary(Names=Array([String("a"), document.make_indirect(script())]))
        document.Root.Names = Dictionary(JavaScript=names)

    def form(document: pikepdf.Pdf) -> None:
        document.Root.AcroForm = Dictionary(XFA=document.make_stream(b"<xdp/>"), Fields=Array([]))

    yield refused("pdf JavaScript by name", "a.pdf", pdf(named), "pdf_active")
    yield refused("pdf XFA form", "a.pdf", pdf(form), "pdf_active")
    rich = annotation(lambda: Dictionary(Subtype=Name.RichMedia))
    yield refused("pdf rich media", "a.pdf", pdf(rich), "pdf_active")
    deep = annotation(lambda: Dictionary(Subtype=Name("/3D")))
    yield refused("pdf body in space", "a.pdf", pdf(deep), "pdf_active")


def raw(*objects: bytes, root: bytes = b"") -> bytes:
    """A PDF written by hand, so that names keep the spelling they are given."""
    base = (
        b"<</Type/Catalog/Pages 2 0 R" + root + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        *objects,
    )
    out, places = b"%PDF-1.7\n", []
    for number, text in enumerate(base, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + text + b"\nendobj\n"
    start = len(out)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(base) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size + table
    return out + b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


def disguised() -> Iterator[Harm]:
    spellings = (
        b"/J#61vaScript",
        b"/#4aavaScript",
        b"/#4A#61#76#61#53#63#72#69#70#74",
        b"/JavaScrip#74",
    )
    for spelling in spellings:
        made = raw(b"<</S" + spelling + b"/JS(app.alert\\(1\\))>>", root=b"/OpenAction 4 0 R")
        yield refused(f"pdf {spelling.decode()}", "a.pdf", made, "pdf_active")
    hexed = raw(b"<</S/JavaScript/#4aS<6170702e616c657274283129>>>", root=b"/OpenAction 4 0 R")
    yield refused("pdf script in hexadecimal", "a.pdf", hexed, "pdf_active")
    spaced = raw(b"<</S%comment\n/JavaScript%x\n/JS(x)>>", root=b"/OpenAction 4 0 R")
    yield refused("pdf script behind comments", "a.pdf", spaced, "pdf_active")
    launch = raw(b"<</S/L#61unch/F(cmd.exe)>>", root=b"/OpenAction 4 0 R")
    yield refused("pdf /L#61unch", "a.pdf", launch, "pdf_active")
    clean = raw()
    old = raw(b"<</S/JavaScript/JS(x)>>", root=b"/OpenAction 4 0 R") + clean[9:]
    yield refused("pdf script in an earlier revision", "a.pdf", old, "pdf_active", "damaged_pdf")
    lost = clean.replace(b"xref\n", b"5 0 obj<</S/JavaScript/JS(x)>>endobj\nxref\n", 1)
    yield refused("pdf script outside the table", "a.pdf", lost, "pdf_active", "damaged_pdf")
    escaped = raw(b"<</S /JavaScript /JS (a\\)b\\(/x)>>", root=b"/OpenAction 4 0 R")
    yield refused("pdf script with odd brackets", "a.pdf", escaped, "pdf_active")


def attached() -> Iterator[Harm]:
    for name, data in {
        "a.exe": b"MZ",
        "a.docm": b"PK",
        "a.pdf": b"%PDF-1.7",
        "a.xml": b"<x/>",
    }.items():

        def attach(document: pikepdf.Pdf, name=name, data=data) -> None:
            document.attachments[name] = pikepdf.AttachedFileSpec(document, data, filename=name)

        yield refused(f"pdf with {name}", "a.pdf", pdf(attach), "pdf_attachment")
        packed = pdf(attach, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        yield refused(f"pdf with {name}, packed", "a.pdf", packed, "pdf_attachment")
    note = annotation(
        lambda: Dictionary(Subtype=Name.FileAttachment, FS=Dictionary(F=String("a")))
    )
    yield refused("pdf with a file on a note", "a.pdf", pdf(note), "pdf_attachment")
    folder = pdf(lambda d: setattr(d.Root, "Collection", Dictionary(View=Name.D)))
    yield refused("pdf portfolio", "a.pdf", folder, "pdf_attachment")
    yield refused(
        "pdf /E#46", "a.pdf", raw(b"<</Type/Filespec/E#46<</F 3 0 R>>>>"), "pdf_attachment"
    )


def locked() -> Iterator[Harm]:
    for revision in (2, 3, 4, 6):
        for title, user in (("opening", "u"), ("changes", "")):
            lock = pikepdf.Encryption(
                owner="o", user=user, R=revision, aes=revision >= 4, metadata=revision >= 4
            )
            made = pdf(encryption=lock)
            yield refused(
                f"pdf locked against {title}, R{revision}", "a.pdf", made, "pdf_password"
            )


def with_content(data: bytes, filters: list[Name]) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        stream = pikepdf.Stream(document, data)
        stream.Filter = Array(filters)
        document.pages[0].Contents = document.make_indirect(stream)

    return change


def damaged() -> Iterator[Harm]:
    whole = pdf(pages=40)
    for share in (0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98):
        yield refused(
            f"pdf cut at {share:.0%}", "a.pdf", whole[: int(len(whole) * share)], "truncated"
        )
    yield refused("pdf head alone", "a.pdf", b"%PDF-1.7\n%%EOF", "damaged_pdf")
    yield refused(
        "pdf of noise", "a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"%%EOF", "damaged_pdf"
    )
    yield refused("pdf without pages", "a.pdf", pdf(pages=0), "damaged_pdf")
    yield refused("pdf of 501 pages", "a.pdf", lambda: pdf(pages=501), "too_many_pages")
    loop = raw().replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")
    yield refused(
        "pdf whose pages hold themselves", "a.pdf", loop, "damaged_pdf", "too_many_pages"
    )
    yield refused(
        "pdf of 320,000 objects",
        "a.pdf",
        crowd,
        "damaged_pdf",
        "too_heavy",
        heavy=True,
        apart=True,
    )
    nest = raw(b"[" * 200_000 + b"]" * 200_000, root=b"/X 4 0 R")
    yield refused(
        "pdf of brackets in brackets",
        "a.pdf",
        nest,
        "damaged_pdf",
    )
    yield refused(
        "pdf objects that swell to 300 MB",
        "a.pdf",
        lambda: object_bomb(300),
        "damaged_pdf",
        "too_heavy",
        heavy=True,
        apart=True,
    )


def crowd() -> bytes:
    many = b"".join(b"%d 0 obj<<>>endobj\n" % number for number in range(5, 320_000))
    return raw().replace(b"xref\n", many + b"xref\n", 1)


def object_bomb(size: int) -> bytes:
    """Object 5 lies in a stream of objects that is mostly space, as a table in a stream says."""
    squeezed = zlib.compress(b"5 0 null" + b" " * size * MEGABYTE, 9)
    head = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(squeezed)
    made = raw(head + squeezed + b"\nendstream", root=b"/X 5 0 R")
    body = made[: made.rfind(b"xref\n0 ")]
    places = [body.find(b"%d 0 obj\n" % number) for number in range(1, 5)]
    rows = [(0, 0), *((1, place) for place in places), (2, 4), (1, len(body))]
    table = b"".join(kind.to_bytes(1, "big") + at.to_bytes(4, "big") + b"\0" for kind, at in rows)
    xref = b"6 0 obj\n<</Type/XRef/Size 7/W[1 4 1]/Root 1 0 R/Length %d>>stream\n" % len(table)
    return body + xref + table + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


def polyglots() -> Iterator[Harm]:
    good, zipped = pdf(), p.pack(p.parts())
    yield refused("pdf and zip", "a.pdf", good + zipped, "two_kinds", "truncated")
    yield refused("pdf and html", "a.pdf", good + b"<html><script>x</script></html>", "two_kinds")
    yield refused("pdf and much html", "a.pdf", good + b"<html>" + b" " * 3_000, "truncated")
    yield refused("html before pdf", "a.pdf", b"<html>" + good, "web_page")
    yield refused("zip before pdf", "a.docx", b"PK\3\4" + b"\0" * 60 + good, "two_kinds")
    yield refused("docx that begins with pdf", "a.docx", with_first_part(good), "two_kinds")
    yield refused("pdf before a docx", "a.docx", b"%PDF-1.7\n" + zipped, "truncated", "two_kinds")
    yield refused("gif before pdf", "a.pdf", b"GIF89a" + good, "not_accepted")
    yield refused("eicar behind pdf", "a.pdf", good + eicar(), "pdf_active")
    yield refused("spaces before pdf", "a.pdf", b"  \n" + good, "not_accepted")


def with_first_part(data: bytes) -> bytes:
    return p.pack({"a.pdf": data} | p.parts(p.DOCX), 0)
