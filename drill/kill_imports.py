"""`thidua import` is killed while it imports; `thidua run` too, which writes files besides."""

import json
import random
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

from marks import where
from sound import database_is_sound, refuse, rules_hold
from victims import Moment, Victim, pace_of, start

from thidua.apps.assessment.models import ScoreSheet
from thidua.apps.reporting.models import Deed, Report
from thidua.commands.import_ import import_file
from thidua.commands.run_ import run

FILES = ("xep-hang.xlsx", "bao-cao-tong-ket.docx", "bao-cao-tong-ket.pdf", "trace.json")
TEXT, AGENCY = "Công tác văn thư đi vào nền nếp", "VPTU"
TABLE = "reporting_report"
SECOND = 1000  # corrections of the second kind have other numbers


Act = Callable[[], object]


def kill_imports(folder: Path, times: int, rng: random.Random) -> Counter[str]:
    """Where each kill met `thidua import`; what it left is asked each time."""

    def act(book: Path) -> Act:
        return partial(import_file, book)

    pace, found = pace_of(act(_changed(folder, 0)), TABLE), Counter[str]()
    for number in range(1, times + 1):
        found[_one_kill(number, pace.draw(rng), act(_changed(folder, number)))] += 1
    return found


def kill_runs(folder: Path, times: int, rng: random.Random) -> Counter[str]:
    """The same for `thidua run`, with the four files that it writes."""
    out = folder / "out"

    def act(book: Path) -> Act:
        return partial(run, book, out)

    pace, found = pace_of(act(_changed(folder, SECOND)), TABLE), Counter[str]()
    for number in range(SECOND + 1, SECOND + times + 1):
        before = _outputs(out)
        found[_one_kill(number, pace.draw(rng), act(_changed(folder, number)),
                        partial(_files_are_whole, out, before))] += 1  # fmt: skip
        last = _outputs(out)
        refuse(last["trace.json"] != before["trace.json"], "the files are of the earlier figures")
        left = {path.name for path in folder.iterdir()} - {"home", "out", "sua.xlsx"}
        refuse(not left, f"left behind: {left}")
    return found


def _one_kill(
    number: int, moment: Moment, act: Act, look: Callable[[str], object] = lambda _met: None
) -> str:
    before = _state(number)
    victim = start(act, TABLE)
    victim.reach(moment)
    met = _where(victim, victim.kill())
    look(met)
    database_is_sound()
    rules_hold()
    kept = _state(number)
    changed = {key: value + 1 for key, value in before.items()}
    if met in {"before the write", "within the write"}:
        refuse(kept == before, f"{met}, yet something is there: {kept}")
    elif met != "at the commit":
        refuse(kept == changed, f"{met}, yet it is not there: {kept}")
    else:
        refuse(kept in (before, changed), f"half of it is there: {kept}")
    refuse(start(act).wait() == 0, "the repeated command failed")
    refuse(_state(number) == changed, f"lost or doubled after {met}: {_state(number)}")
    look("the repeated command")
    return met


def _files_are_whole(out: Path, before: dict[str, bytes], met: str) -> None:
    after = _outputs(out)
    refuse(after == before or all(after[name] != before[name] for name in FILES[1:]),
           f"half-written files, {met}")  # fmt: skip
    _whole(after)


def _where(victim: Victim, code: int) -> str:
    if code == 0:
        return "after the end"
    words = victim.words()
    met = where(words)
    if met == "after the commit" and "file" in words[words.index("target") :]:
        return "after the commit, files being written"
    return met


def _changed(folder: Path, number: int) -> Path:
    """The workbook with one text that no round had before."""
    path = folder / "sua.xlsx"
    with (
        zipfile.ZipFile(folder / "out/so-lieu-khoi.xlsx") as source,
        zipfile.ZipFile(path, "w") as target,
    ):
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.endswith("sharedStrings.xml"):
                data = data.replace(TEXT.encode(), f"{TEXT}, lần {number}.".encode())
            target.writestr(entry, data)
    return path


def _state(number: int) -> dict[str, int]:
    deeds = Deed.objects.filter(report__state="in_force", text__contains=f"lần {number}.")
    return {
        "reports": Report.objects.filter(agency__code=AGENCY).count(),
        "sheets": ScoreSheet.objects.filter(agency__code=AGENCY).count(),
        "deeds": deeds.count(),
    }


def _outputs(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def _whole(files: dict[str, bytes]) -> None:
    """Each file opens."""
    for name in FILES[:2]:
        with zipfile.ZipFile(BytesIO(files[name])) as packed:
            refuse(packed.testzip() is None, f"{name} is half-written")
    pdf = files[FILES[2]]
    refuse(pdf.startswith(b"%PDF") and b"%%EOF" in pdf[-64:], "the PDF is half-written")
    json.loads(files[FILES[3]])
