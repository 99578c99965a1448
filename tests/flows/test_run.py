"""The main job from the command line: one workbook in, four files out, whole or not at all."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from tests.apps.yearbook.facts_in import ALL, agency_parts, body_of, missing, plain
from tests.homes import own_database

FILES = ("bao-cao-tong-ket.docx", "bao-cao-tong-ket.pdf", "trace.json", "xep-hang.xlsx")
THIDUA = [sys.executable, "-m", "thidua"]
CORRECTION = ("Công tác văn thư đi vào nền nếp", "Công tác văn thư được chấn chỉnh")
NUMBER = re.compile(r"\d[\d.,/-]*")


def environment(home: Path, *, demo: bool = True) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("THIDUA_", "DJANGO_"))}
    return kept | own_database(home) | {
        "THIDUA_HOME": str(home), "THIDUA_DEMO": "1" if demo else "0",
    }  # fmt: skip


def thidua(*words, home: Path, demo: bool = True, cwd: Path | None = None):
    return subprocess.run(
        [*THIDUA, *map(str, words)], env=environment(home, demo=demo), cwd=cwd or home.parent,
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def changed(workbook: Path, path: Path, old: str, new: str) -> Path:
    """The workbook with one text changed, as a person would; formulas keep their values."""
    with zipfile.ZipFile(workbook) as source, zipfile.ZipFile(path, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.endswith("sharedStrings.xml"):
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            target.writestr(entry, data)
    return path


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    done = thidua("demo", "--no-serve", "--out", folder / "out", home=folder / "home")
    assert done.returncode == 0, done.stderr
    return folder, done


def test_the_demonstration_writes_the_workbook_and_the_four_files(demo):
    folder, done = demo
    assert sorted(contents(folder / "out")) == sorted([*FILES, "so-lieu-khoi.xlsx"])
    assert "Đã ghi vào" in done.stdout
    assert "Cần người xem:" in done.stdout
    assert "Ban Bảo vệ chăm sóc sức khỏe cán bộ tỉnh" in done.stdout


@pytest.mark.parametrize("fact", ALL)
def test_the_word_report_holds_the_fact(demo, fact):
    folder, _ = demo
    path = folder / "out" / FILES[0]
    names = {code: ALL["F2"]["holds"][n] for n, code in enumerate(
        ("BTC", "UBKT", "BTG", "BDV", "BNC", "VPTU", "DUK", "BND", "TCT", "BBVSK"))}  # fmt: skip
    assert missing(ALL[fact], body_of(path), agency_parts(path, names)) == []


def untraced(text: str, trace: dict) -> list[str]:
    """Numbers of the report that no figure of the trace shows."""
    shown = {number.strip(".,-/") for f in trace["figures"]
             for number in NUMBER.findall(plain(f["shown"]))}  # fmt: skip
    numbers = (number.strip(".,-/") for number in NUMBER.findall(plain(text)))
    return sorted({number for number in numbers if number not in shown})


def test_every_number_of_the_report_is_in_the_trace_and_a_changed_one_is_not(demo):
    folder, _ = demo
    trace = json.loads((folder / "out" / "trace.json").read_text(encoding="utf-8"))
    opened = docx.Document(str(folder / "out" / FILES[0]))
    said = [
        "".join(run.text for run in paragraph.runs if not run.font.superscript)
        for paragraph in opened.paragraphs
        if not paragraph.style.name.startswith(("Heading", "Title"))
    ]
    cells = [
        "".join(run.text for p in cell.paragraphs for run in p.runs if not run.font.superscript)
        for table in opened.tables
        for row in table.rows
        for cell in row.cells
    ]
    text = "\n".join([*said, *cells])
    assert untraced(text, trace) == []
    assert untraced(text.replace("7.897", "7.898"), trace) == ["7.898"]


def test_each_figure_of_the_source_leads_to_the_article(demo):
    folder, _ = demo
    trace = json.loads((folder / "out" / "trace.json").read_text(encoding="utf-8"))
    proofs = {proof["number"]: proof for proof in trace["evidence"]}
    seven = next(f for f in trace["figures"] if f["shown"] == "7.897" and f.get("source_ref"))
    assert seven["source_ref"] == "F34"
    assert "Báo Nam Định" in proofs[seven["evidence"][0]]["reference"]


def test_the_score_workbook_holds_no_formula(demo):
    folder, _ = demo
    book = openpyxl.load_workbook(folder / "out" / "xep-hang.xlsx")
    assert len(book.sheetnames) == 11
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []


def test_the_same_file_again_changes_nothing(demo):
    folder, _ = demo
    before = contents(folder / "out")
    again = thidua(
        "run", folder / "out" / "so-lieu-khoi.xlsx", "--out", folder / "out",
        home=folder / "home",
    )  # fmt: skip
    assert again.returncode == 0, again.stderr
    assert "không thay đổi gì" in again.stdout
    assert contents(folder / "out") == before


def test_a_missing_file_is_written_again(demo):
    folder, _ = demo
    (folder / "out" / "xep-hang.xlsx").unlink()
    again = thidua(
        "run", folder / "out" / "so-lieu-khoi.xlsx", "--out", folder / "out",
        home=folder / "home",
    )  # fmt: skip
    assert again.returncode == 0, again.stderr
    assert (folder / "out" / "xep-hang.xlsx").is_file()


@pytest.fixture
def own(demo, tmp_path):
    """A copy of the demonstration that a test may change."""
    import shutil

    folder, _ = demo
    shutil.copytree(folder / "home", tmp_path / "home")
    shutil.copytree(folder / "out", tmp_path / "out")
    own_database(tmp_path / "home", like=folder / "home")
    return tmp_path


def test_a_corrected_file_shows_what_changes(own):
    book = changed(own / "out" / "so-lieu-khoi.xlsx", own / "sua.xlsx", *CORRECTION)
    done = thidua("run", book, "--out", own / "out", home=own / "home")
    assert done.returncode == 0, done.stderr
    assert "VPTU" in done.stdout
    assert "→" in done.stdout
    assert CORRECTION[1] in body_of(own / "out" / FILES[0])


def test_several_people_importing_at_once_all_succeed_and_double_nothing(own):
    """The same correction, four times at once: one new round of the one agency, no error."""
    book = changed(own / "out" / "so-lieu-khoi.xlsx", own / "sua.xlsx", *CORRECTION)
    at_once = [
        subprocess.Popen(
            [*THIDUA, "import", str(book)], env=environment(own / "home"), cwd=own,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(4)
    ]  # fmt: skip
    said = [process.communicate(timeout=120) for process in at_once]
    assert [process.returncode for process in at_once] == [0] * 4, said
    # The tally is asked of the product's own shell, on whichever database it uses.
    tally = (
        "from thidua.apps.reporting.models import Report; "
        "print(sorted(Report.objects.filter(agency__code='VPTU').values_list('round', flat=True)))"
    )
    shell = thidua("manage", "shell", "--no-imports", "-c", tally, home=own / "home")
    assert shell.stdout.split("\n")[0] == "[1, 2]", shell


def test_a_killed_run_leaves_the_earlier_files_whole(own):
    book = changed(own / "out" / "so-lieu-khoi.xlsx", own / "sua.xlsx", *CORRECTION)
    before = contents(own / "out")
    run = subprocess.Popen(
        [*THIDUA, "run", str(book), "--out", str(own / "out")],
        env=environment(own / "home"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not list(own.glob(".out.thidua-*")) and time.monotonic() < deadline:
        time.sleep(0.002)
    os.kill(run.pid, signal.SIGKILL)
    assert run.wait() == -signal.SIGKILL
    assert contents(own / "out") == before
    again = thidua("run", book, "--out", own / "out", home=own / "home")
    assert again.returncode == 0, again.stderr
    assert sorted(contents(own / "out")) == sorted([*FILES, "so-lieu-khoi.xlsx"])
    assert list(own.glob(".out*")) == []


def test_a_bad_workbook_gets_one_sentence_and_the_earlier_files_stay(own):
    (own / "hong.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    before = contents(own / "out")
    for name in ("hong.xlsx", "khong-co.xlsx"):
        done = thidua("run", own / name, "--out", own / "out", home=own / "home")
        assert done.returncode == 1
        assert name in done.stderr
        assert "Traceback" not in done.stderr
    assert contents(own / "out") == before


def test_a_workbook_of_another_year_is_refused(own):
    book = own / "out" / "so-lieu-khoi.xlsx"
    done = thidua("run", book, "--out", own / "out", "--year", "2021", home=own / "home")
    assert done.returncode == 1
    assert "2022" in done.stderr


def test_outside_the_demonstration_an_unknown_bloc_is_refused(demo, tmp_path):
    folder, _ = demo
    done = thidua(
        "run", folder / "out" / "so-lieu-khoi.xlsx", "--out", tmp_path / "out",
        home=tmp_path / "home", demo=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_the_site_answers_and_ends_cleanly(own):
    port = free_port()
    site = subprocess.Popen(
        [*THIDUA, "serve", "--port", str(port), "--out", str(own / "out")],
        env=environment(own / "home"), stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert f"http://localhost:{port}" in site.stdout.readline()
    url, deadline = f"http://127.0.0.1:{port}/", time.monotonic() + 30
    status = 0
    while status != 200 and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                status = answer.status
        except OSError:
            time.sleep(0.1)
    taken = thidua("serve", "--port", port, home=own / "home")
    site.send_signal(signal.SIGTERM)
    assert site.wait(timeout=20) == 0
    site.stdout.close()
    assert status == 200
    assert taken.returncode == 1
    assert str(port) in taken.stderr


def test_the_demonstration_is_for_this_machine_only(own):
    done = thidua("serve", "--host", "0.0.0.0", home=own / "home")
    assert done.returncode == 1
    assert "0.0.0.0" in done.stderr
