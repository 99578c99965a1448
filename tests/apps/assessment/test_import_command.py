"""`thidua import` on real files: what it prints, what it keeps, how it ends."""

import pytest
from click.testing import CliRunner
from tests.apps.assessment.books import filled_agency, small_scheme, workbook

from thidua.apps.assessment.models import ImportBatch
from thidua.apps.common.seeding import NAM_DINH_2022
from thidua.apps.reporting.models import Report, ResultLine
from thidua.commands.import_ import command
from thidua.core.kernel.errors import BadData, DomainError
from thidua.core.kernel.periods import Period
from thidua.core.scoring.load import dump_scheme
from thidua.wording import say_error
from thidua.workbook.bloc import read_bloc
from thidua.workbook.template import write_template


@pytest.fixture
def book(tmp_path):
    """Writes a filled workbook of the ten agencies' bloc."""

    def write(done: str = "95", name: str = "khoi.xlsx"):
        filled = workbook(filled_agency("BTC", done=done), filled_agency("UBKT"))
        when = (2022, Period.Y)
        bloc = read_bloc(NAM_DINH_2022)
        return write_template(tmp_path / name, small_scheme(), bloc, when, filled)

    return write


def run(*words):
    return CliRunner().invoke(command, [str(word) for word in words])


def last(result) -> str:
    assert result.exit_code == 0, result.output
    return result.output.splitlines()[-1]


def test_a_bloc_of_ones_own_is_loaded_and_imported(db, book, tmp_path):
    scheme = tmp_path / "scheme.yaml"
    scheme.write_text(dump_scheme(small_scheme()), encoding="utf-8")
    result = run(book(), "--bloc", NAM_DINH_2022, "--scheme", scheme)
    assert last(result).startswith("Đã nhập khoi.xlsx")
    assert ResultLine.objects.get(report__agency__code="BTC").value == 95


def test_a_preview_lists_the_changes_and_keeps_nothing(scored_year, book):
    result = run(book(), "--preview")
    assert "BTC, 1 Hoàn thành chương trình công tác (Thực hiện): chưa có → 95" in result.output
    assert last(result).endswith("Chưa lưu gì.")
    assert Report.objects.exclude(agency=None).count() == 0


def test_the_same_file_again_says_so_and_ends_well(scored_year, book):
    path = book()
    run(path)
    assert last(run(path)) == "khoi.xlsx không có gì mới; không thay đổi gì."
    assert [batch.unchanged for batch in ImportBatch.objects.all()] == [True, False]


def test_a_corrected_file_shows_old_and_new(scored_year, book):
    run(book())
    result = run(book(done="97"))
    assert result.output.splitlines()[-2:] == [
        "BTC, 1 Hoàn thành chương trình công tác (Thực hiện): 95 → 97",
        "Đã nhập khoi.xlsx: 1 số liệu mới hoặc thay đổi, của BTC.",
    ]


def test_errors_are_listed_by_cell_and_nothing_is_kept(scored_year, book):
    import openpyxl

    path = book()
    opened = openpyxl.load_workbook(path)
    for row in opened["Ban Tổ chức Tỉnh ủy"].iter_rows():
        for cell in row:
            if cell.value == 95:
                cell.value, place = "chín mươi lăm phần", cell.coordinate
    opened.save(path)
    result = run(path)
    assert isinstance(result.exception, BadData)
    assert f"Ban Tổ chức Tỉnh ủy!{place}: " in result.output
    assert "lỗi" in say_error(result.exception)
    assert Report.objects.exclude(agency=None).count() == 0


@pytest.mark.parametrize("content", [b"", b"khong phai Excel", b"PK\x03\x04 hong"])
def test_what_is_not_a_workbook_is_refused_in_words(scored_year, tmp_path, content):
    path = tmp_path / "tep.xlsx"
    path.write_bytes(content)
    result = run(path)
    assert isinstance(result.exception, DomainError)
    assert "tep.xlsx" in say_error(result.exception)


def test_bloc_and_scheme_belong_together(db, book):
    assert run(book(), "--bloc", NAM_DINH_2022).exit_code == 2


def test_an_empty_form_is_refused_rather_than_wiping_the_year(scored_year, book, tmp_path):
    run(book())
    empty = tmp_path / "trong.xlsx"
    members = read_bloc(NAM_DINH_2022)
    write_template(empty, small_scheme(), members, (2022, Period.Y))
    refused = run(empty).exception
    assert "import.nothing_filled" in {f.code for f in refused.data["findings"]}
    assert ResultLine.objects.get(report__agency__code="BTC").value == 95
