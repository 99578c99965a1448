"""Each damaged workbook gets its sentence, in Vietnamese, and nothing of it can be recorded."""

from pathlib import Path

import pytest
from tests.workbook.damage import DAMAGES, write_damaged
from tests.workbook.samples import good_workbook, schemes

from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.findings import Severity
from thidua.wording import say_error, say_finding
from thidua.workbook.reader import read_workbook


def sentence_for(path):
    try:
        contents = read_workbook(path, schemes)
    except BadFile as error:
        return say_error(error, "vi")
    errors = [f for f in contents.findings if f.severity is Severity.ERROR]
    assert contents.is_usable is not bool(errors)
    return "\n".join(say_finding(f, "vi") for f in errors)


def test_the_good_workbook_gets_none(tmp_path):
    assert read_workbook(good_workbook(tmp_path / "tot.xlsx"), schemes).findings == ()


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.file)
def test_damaged_workbook(damage, tmp_path):
    path = write_damaged(tmp_path, damage)
    assert sentence_for(path) == damage.sentence.format(folder=tmp_path)


def test_the_manual_lists_each_file_with_its_sentence():
    manual = Path(__file__).parents[2] / "docs/how-to/fill-the-workbook.md"
    rows = [line for line in manual.read_text(encoding="utf-8").splitlines() if ".xlsx` |" in line]
    assert rows == [
        f"| `{d.file}` | {d.sentence.replace('{folder}/', '').replace(chr(10), '<br>')} |"
        for d in DAMAGES
    ]
