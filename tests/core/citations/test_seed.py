"""The facts F5–F14, F31, F34, F35 and F37: each number found, and nothing that is none.

Runs on a text of our own with the same facts, and on the seed article where it lies beside the
checkout.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from thidua.core.citations import find_citations, find_figures
from thidua.core.kernel.quantities import Unit

HERE = Path(__file__).parents[2] / "data/reports/restated.txt"
SEED = Path(__file__).parents[4] / "shared/seed/khoi-thi-dua-nam-dinh-2022.txt"
# The article is not part of the repository: its case exists only where the file does.
TEXTS = [HERE, *([pytest.param(SEED, marks=pytest.mark.seed)] if SEED.is_file() else [])]
DOCUMENTS = {
    "Nghị quyết Đại hội XIII của Đảng",  # F5
    "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX",  # F6
    "Nghị quyết Trung ương 4 (khóa XII)",  # F7
    "21-KL/TW",  # F8
    "01-KL/TW",  # F9
    "05-CT/TW",  # F10
    "26/CT-TTg",  # F12
    "11/CT-UBND",  # F13
    "103/KH-UBND",  # F14
    "50-QĐ/TW",  # F31
}
FIGURES = {
    (Decimal(10), Unit.COUNT, "cơ quan"),
    (Decimal(7897), Unit.COUNT, "đảng viên"),  # F34
    (Decimal(23), Unit.COUNT, "tổ chức đảng"),  # F35
    (Decimal(13), Unit.COUNT, "đảng viên"),
    (Decimal(1), Unit.COUNT, "giảng viên"),  # F37
    (Decimal(3), Unit.GRADE, "giải"),
}
NEXT_YEAR = {(Decimal(6), "nhiệm vụ trọng tâm"), (Decimal(3), "khâu đột phá")}  # F48


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_document_and_no_other(path):
    text = path.read_text(encoding="utf-8")
    assert {c.canonical for c in find_citations(text)} == DOCUMENTS


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_figure_and_no_other(path):
    figures = [
        f for line in path.read_text(encoding="utf-8").splitlines() for f in find_figures(line)
    ]
    found = {(f.value, f.unit, f.noun) for f in figures if (f.value, f.noun) not in NEXT_YEAR}
    assert found == FIGURES
