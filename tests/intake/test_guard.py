"""The door refuses what harms and lets pass what agencies send."""

import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
import xlsxwriter
from tests.intake import packages as p

from thidua.core.kernel.errors import BadFile
from thidua.intake import limits
from thidua.intake.guard import check_office_file
from thidua.wording import say_error

DOCTYPE = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 1024
GOOD = p.pack(p.parts())


def symlink() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("xl/link.xml")
    info.external_attr = 0o120777 << 16
    return info


def lie(size: int) -> bytes:
    """The directory declares another unpacked size than the part has."""
    data = p.pack(p.parts(**{"xl/media/z.bin": b"\0" * 500_000}))
    return p.patch(data, p.directory_entries(data)[-1] + 24, "<L", size)


def encrypted_flag() -> bytes:
    return p.patch(GOOD, p.directory_entries(GOOD)[-1] + 8, "<H", 1)


def with_rels(kind: str, target: str, main: str = p.XLSX) -> bytes:
    return p.pack(p.parts(main, **{"xl/_rels/a.rels": p.RELS.format(kind=kind, target=target)}))


def utf7() -> str:
    return '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-<x/>'


BAD = {
    "empty": (b"", "empty"),
    "text": (b"STT,Ten\n1,A\n", "not_office"),
    "html": (b"\xef\xbb\xbf\n<html><table></table></html>", "web_page"),
    "mhtml": (b"MIME-Version: 1.0\nContent-Type: multipart/related", "web_page"),
    "pdf before a zip": (b"%PDF-1.7\n" + GOOD, "not_office"),
    "old xls": (OLE + "Workbook".encode("utf-16-le"), "old_office"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "zip password": (encrypted_flag(), "password"),
    "truncated": (GOOD[:-40], "truncated"),
    "half": (GOOD[: len(GOOD) // 2], "truncated"),
    "first bytes only": (GOOD[:4], "truncated"),
    "directory damaged": (GOOD.replace(b"PK\1\2", b"PK\1\3"), "damaged"),
    "a byte turned": (p.pack(p.parts(), 0).replace(b"<sheetData/>", b"<sheetDatu/>"), "damaged"),
    "a plain zip": (p.pack({"a.txt": "a"}), "archive"),
    "an empty zip": (p.pack({}), "not_office"),
    "word as excel": (p.pack(p.parts(p.DOCX)), "wrong_kind"),
    "flat bomb": (p.pack(p.parts(**{"xl/media/z.bin": b"\0" * (9 << 20)})), "zip_bomb"),
    "many small bombs": (
        p.pack(p.parts(**{f"xl/media/{n}.bin": b"\0" * (7 << 20) for n in range(3)})),
        "zip_bomb",
    ),
    "nested bomb": (
        p.pack(p.parts(**{"xl/z.zip": p.pack({"z": b"\0" * (9 << 20)})}), 0),
        "embedded_object",
    ),
    "declares 4 GB": (lie(0xFFFFFFF0), "zip_bomb"),
    "declares less than it holds": (lie(10), "damaged"),
    "declares more than it holds": (lie(600_000), "damaged"),
    "overlapping parts": (p.overlapping(), "zip_overlap"),
    "2,001 parts": (
        p.pack(p.parts(**{f"xl/m/{n}.bin": "" for n in range(2_000)})),
        "too_many_parts",
    ),
    "a directory of megabytes": (
        p.pack(p.parts(**{f"xl/m/{n:060}.bin": "" for n in range(12_000)})),
        "too_many_parts",
    ),
    "billion laughs": (p.pack(p.parts(**{"xl/sharedStrings.xml": DOCTYPE})), "dtd"),
    "dtd in content types": (p.pack(p.parts() | {"[Content_Types].xml": DOCTYPE}), "dtd"),
    "dtd behind a long comment": (
        p.pack(p.parts(**{"xl/s.xml": "<!--" + "x" * 65_530 + "-->" + DOCTYPE})),
        "dtd",
    ),
    "dtd in utf-16": (p.pack(p.parts(**{"xl/s.xml": DOCTYPE.encode("utf-16")})), "dtd"),
    "dtd in utf-7": (p.pack(p.parts(**{"xl/s.xml": utf7()})), "dtd"),
    "zip slip": (p.pack(p.parts(**{"../../etc/cron.d/x": "x"})), "unsafe_part"),
    "windows slip": (
        p.renamed(p.pack(p.parts(**{"aa/bb/evil.xml": "<x/>"})), b"aa/bb/", b"..\\..\\"),
        "unsafe_part",
    ),
    "absolute": (p.pack(p.parts(**{"/etc/passwd": "x"})), "unsafe_part"),
    "a drive": (p.pack(p.parts(**{"C:/x.xml": "<x/>"})), "unsafe_part"),
    "name with NUL": (
        p.renamed(p.pack(p.parts(**{"xl/aaaa.xml": "<x/>"})), b"aaaa.xml", b"aa\0a.xml"),
        "unsafe_part",
    ),
    "name with an order mark": (p.pack(p.parts(**{"xl/\u202exml.exe": "x"})), "unsafe_part"),
    "a name of 300": (p.pack(p.parts(**{"xl/" + "a" * 300: "x"})), "unsafe_part"),
    "two parts of one name": (
        p.renamed(
            p.pack(p.parts(**{"xl/WORKBOOK.XMX": "<x/>"})), b"WORKBOOK.XMX", b"workbook.xml"
        ),
        "unsafe_part",
    ),
    "two names in another case": (p.pack(p.parts(**{"XL/Workbook.xml": "<x/>"})), "unsafe_part"),
    "symlink": (p.pack_more(p.parts(), (symlink(), b"/etc/passwd")), "unsafe_part"),
    "macro renamed": (p.pack(p.parts(p.XLSM)), "macro"),
    "macro part": (p.pack(p.parts(**{"xl/vbaProject.bin": b"x"})), "macro"),
    "dde": (p.pack(p.parts(**{"xl/externalLinks/e.xml": "<a><ddeLink b='c'/></a>"})), "macro"),
    "ole object": (p.pack(p.parts(**{"xl/embeddings/oleObject1.bin": b"x"})), "embedded_object"),
    "remote template": (with_rels("attachedTemplate", "https://example.org/t"), "remote_template"),
    "template on a share": (with_rels("attachedTemplate", r"\\evil\t.dotm"), "remote_template"),
}


@pytest.mark.parametrize("name", list(BAD))
def test_is_refused_with_its_sentence(name, tmp_path):
    data, reason = BAD[name]
    with pytest.raises(BadFile) as caught:
        check_office_file(p.write(tmp_path, data))
    assert caught.value.code == f"file.{reason}"
    for language in ("vi", "en"):
        sentence = say_error(caught.value, language)
        assert sentence.startswith("bao-cao.xlsx")
        assert sentence.endswith(".")
        assert "{" not in sentence


@pytest.mark.parametrize(("name", "reason"), [("thieu.xlsx", "not_found"), ("", "is_folder")])
def test_names_that_are_no_file(name, reason, tmp_path):
    with pytest.raises(BadFile) as caught:
        check_office_file(tmp_path / name)
    assert caught.value.code == f"file.{reason}"


def test_a_file_above_the_limit_is_not_even_opened(tmp_path):
    path = tmp_path / "to.xlsx"
    with path.open("wb") as stream:
        stream.truncate(limits.MAX_FILE + 1)
    with pytest.raises(BadFile) as caught:
        check_office_file(path)
    assert caught.value.code == "file.too_large"


def plain_openpyxl(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Số đảng viên", 7897])
    book.save(path)


def large_xlsxwriter(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Bảng điểm")
    for row in range(20_000):
        sheet.write_row(row, 0, [0] * 12)
    book.close()


def chart_and_link(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_url(0, 0, "https://example.org")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Sheet1!$A$1:$A$3"})
    sheet.insert_chart("C3", chart)
    book.close()


def hidden_and_merged(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.merge_cells("A1:D4")
    book.create_sheet("ẩn").sheet_state = "hidden"
    book.save(path)


def as_template(path: Path) -> None:
    book = openpyxl.Workbook()
    book.template = True
    book.save(path)


def equal_paragraphs(path: Path) -> None:
    document = docx.Document()
    for _ in range(3_000):
        document.add_paragraph("Duy trì thực hiện nghiêm quy chế làm việc.")
    document.save(path)


def empty_table(path: Path) -> None:
    document = docx.Document()
    document.add_table(500, 8)
    document.save(path)


def with_data(data: bytes):
    return lambda path: path.write_bytes(data)


MAKERS = {
    "openpyxl": plain_openpyxl,
    "20,000 equal rows": large_xlsxwriter,
    "chart and hyperlink": chart_and_link,
    "hidden sheet and merged cells": hidden_and_merged,
    "template": as_template,
    "3,000 equal paragraphs": equal_paragraphs,
    "empty table": empty_table,
    "stored parts": with_data(p.pack(p.parts(), zipfile.ZIP_STORED)),
    "part with a Vietnamese name": with_data(p.pack(p.parts(**{"xl/media/ảnh bìa.png": b"x"}))),
    "1,990 pictures": with_data(p.pack(p.parts(**{f"xl/m/{n}": "x" for n in range(1_990)}))),
    "utf-16 part": with_data(p.pack(p.parts(**{"xl/s.xml": "<x>số</x>".encode("utf-16")}))),
    "picture of 6 MB": with_data(p.pack(p.parts(**{"xl/media/a.bmp": b"\0" * (6 << 20)}))),
    "comment after the directory": with_data(GOOD[:-2] + b"\x05\0abcde"),
    "own template": with_data(with_rels("attachedTemplate", "file:///C:/Mau/Normal.dotm", p.DOCX)),
}


@pytest.mark.parametrize("name", MAKERS)
def test_good_files_pass(name, tmp_path):
    path = tmp_path / "tot.bin"  # the name does not decide
    MAKERS[name](path)
    checked = check_office_file(path, ("xlsx", "docx"))
    assert checked.size == path.stat().st_size
    assert len(checked.sha256) == 64
    assert checked.findings == ()


def test_an_external_link_is_a_warning(tmp_path):
    path = p.write(tmp_path, with_rels("externalLinkPath", "file:///D:/so-lieu.xlsx"))
    (finding,) = check_office_file(path).findings
    assert (finding.code, finding.data["target"]) == (
        "file.external_link",
        "file:///D:/so-lieu.xlsx",
    )


MEASURE = """
import sys
from pathlib import Path
from thidua.core.kernel.errors import BadFile
from thidua.intake.guard import check_office_file

def peak():  # of this process alone: ru_maxrss would hold the parent's too
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0])

before = peak()
if sys.argv[2:] == ["unguarded"]:
    import zipfile
    kept = zipfile.ZipFile(sys.argv[1]).read("xl/a.xml")
else:
    try:
        check_office_file(Path(sys.argv[1]))
    except BadFile:
        pass
print(peak() - before)
"""
BOMB = p.pack(p.parts(**{"xl/a.xml": b"<x>" + b" " * (90 << 20) + b"</x>"}))
WHOLE = p.pack(p.parts(**{"xl/a.xml": b"<x>" + b" " * (7 << 20) + b"</x>"}))


def grown(path: Path, *more: str) -> int:
    """Megabytes by which the peak of a fresh process grew."""
    command = [sys.executable, "-c", MEASURE, str(path), *more]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return int(shown) // 1024


def test_the_measure_sees_a_bomb_that_is_unpacked(tmp_path):
    assert grown(p.write(tmp_path, BOMB), "unguarded") >= 90


@pytest.mark.parametrize(
    "data",
    [
        BOMB,
        lie(10),
        p.overlapping(),
        p.pack(p.parts(**{f"xl/m/{n:060}.bin": "" for n in range(12_000)})),
        WHOLE,
    ],
    ids=["bomb", "lie", "overlap", "directory", "whole part read"],
)
def test_judging_needs_little_memory(data, tmp_path):
    assert grown(p.write(tmp_path, data)) < 16


def test_a_sheet_in_an_odd_folder_is_measured_too(tmp_path):
    cells = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="XFD1048576"><v>1</v></c></row>'
    )
    sheet = f"<worksheet><sheetData>{cells}</sheetData></worksheet>"
    with pytest.raises(BadFile) as caught:
        check_office_file(p.write(tmp_path, p.pack(p.parts(**{"odd/a.xml": sheet}))))
    assert caught.value.code == "file.too_many_cells"


@pytest.mark.parametrize("pad", range(65_480, 65_600, 7))
def test_a_coloured_cell_is_empty_wherever_the_pieces_are_cut(pad, tmp_path):
    """A part is read in pieces of 64 KB; the end of one may stand between a cell and its end."""
    cells = "<!--" + "x" * pad + '--><c r="A1"><v>1</v></c><c r="XFD1048576" s="1"></c>'
    sheet = f"<worksheet><sheetData>{cells}</sheetData></worksheet>"
    path = p.write(tmp_path, p.pack(p.parts(**{"xl/worksheets/s.xml": sheet})))
    assert check_office_file(path).kind == "xlsx"
