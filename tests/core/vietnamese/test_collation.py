import random
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.vietnamese import collate, nfc, person_key
from thidua.core.vietnamese.letters import ALPHABET, LETTERS

DATA = Path(__file__).parents[2] / "data/collation-vi.txt"
texts = st.text(max_size=12) | st.text(sorted(LETTERS) + list("ĐÂỆ -'.0"), max_size=12)


def test_the_order_is_that_of_postgresql_and_icu():
    head, *ordered = DATA.read_text(encoding="utf-8").splitlines()
    assert head.startswith('# In the order of COLLATE "vi-x-icu"')
    assert len(ordered) > 1900
    mixed = random.Random(1).sample(ordered, len(ordered))
    assert sorted(mixed, key=collate) == ordered


def test_the_alphabet_and_the_tones():
    assert "".join(sorted(set(ALPHABET), key=collate)) == ALPHABET
    assert sorted(["má", "mạ", "mả", "ma", "mã", "mà"], key=collate) == [
        "ma",
        "mà",
        "mả",
        "mã",
        "má",
        "mạ",
    ]


def test_letters_before_tones_before_case():
    assert sorted(["Bà", "bạ", "Ba", "ba", "bác"], key=collate) == ["ba", "Ba", "Bà", "bạ", "bác"]
    names = ["Anh", "Bình", "Dũng", "Em", "Yến", "Ánh", "Ân", "Đức", "Ấn"]
    assert sorted(names, key=collate) == [
        "Anh",
        "Ánh",
        "Ân",
        "Ấn",
        "Bình",
        "Dũng",
        "Đức",
        "Em",
        "Yến",
    ]


def test_people_by_given_then_family_then_middle_name():
    ordered = [
        "Trần Văn An",
        "ĐỖ THỊ ÁNH",
        "Nguyễn Thị Ánh",
        "Lê Văn Ân",
        "Lê Thị Đức",
        "Nguyễn Hữu Đức",
        "Nguyễn Văn Đức",
        "K'Brêu",
    ]
    assert sorted(set(ordered), key=person_key) == ordered


def test_the_given_name_can_be_said():
    assert person_key("Y Moan", "Moan").startswith(person_key("Moan").split("\x01")[0])
    people = {"H'Hen Niê": "H'Hen", "Y Moan": None, "Lê Thị Hằng": None, "Đỗ Gia": None}
    assert sorted(people, key=lambda name: person_key(name, people[name])) == [
        "Đỗ Gia",
        "H'Hen Niê",  # signs come before letters
        "Lê Thị Hằng",
        "Y Moan",
    ]
    assert person_key("H'Hen Niê", "H'Hen") != person_key("H'Hen Niê")
    by_call_name = person_key("Lò Thị Mai", "Hoa")  # a name that is no part of the full name
    assert person_key("Đỗ Thị Hoa") < by_call_name < person_key("Nguyễn Thị Hoa")


def test_a_person_in_capitals_stands_with_the_others():
    people = ["Trần Văn An", "NGUYỄN VĂN AN", "Lê Văn An"]
    assert sorted(people, key=person_key) == ["Lê Văn An", "NGUYỄN VĂN AN", "Trần Văn An"]


@pytest.mark.parametrize("name", ["", " ", "An"])
def test_short_names_have_a_key(name):
    assert isinstance(person_key(name), str)


@given(texts, texts)
def test_the_order_is_total(one, other):
    assert (collate(one) == collate(other)) == (nfc(one) == nfc(other))


@given(texts)
def test_code_forms_have_one_key(text):
    assert collate(unicodedata.normalize("NFD", text)) == collate(nfc(text))


@given(st.lists(texts, max_size=8))
def test_bytes_sort_as_the_key_does(words):
    ordered = sorted(words, key=collate)
    stored = [collate(word).encode("utf-8", "surrogatepass") for word in ordered]
    assert all(one <= other for one, other in pairwise(stored))
