"""Strict YAML: what is read, what is refused, and that every refusal names its line."""

from datetime import date
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.strict_yaml import load_with_lines, load_yaml, read_yaml
from thidua.wording import say_error


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("on", "on"),
        ("yes", "yes"),
        ("No", "No"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("010", "010"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("12:30", "12:30"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("9M", "9M"),
        ("2023-01-06", date(2023, 1, 6)),
        ("2023-01-06 10:00:00", "2023-01-06 10:00:00"),
        ("'12'", "12"),
        ("<<", "<<"),
    ],
)
def test_plain_values(written, expected):
    read = load_yaml(f"a: {written}\n", "x.yaml")
    assert read == {"a": expected}
    assert type(read["a"]) is type(expected)


@pytest.mark.parametrize("written", ["0.1", "12.50", "-0.75", "1000000000000.000001"])
def test_decimals_are_exact(written):
    read = load_yaml(written, "x.yaml")
    assert isinstance(read, Decimal)
    assert str(read) == written


def test_text_becomes_nfc():
    assert load_yaml("a: Nguye\u0302\u0303n", "x.yaml") == {"a": "Nguyễn"}


def test_lines_of_keys_and_positions():
    text = "# head\nid: x\nsections:\n  - id: I\n    items:\n      - a\n      - b\n2022: {c: 1}\n"
    data, lines = load_with_lines(text, "x.yaml")
    assert data == {"id": "x", "sections": [{"id": "I", "items": ["a", "b"]}], 2022: {"c": 1}}
    assert lines == {
        (): 2,
        ("id",): 2,
        ("sections",): 3,
        ("sections", 0): 4,
        ("sections", 0, "id"): 4,
        ("sections", 0, "items"): 5,
        ("sections", 0, "items", 0): 6,
        ("sections", 0, "items", 1): 7,
        (2022,): 8,
        (2022, "c"): 8,
    }


def test_an_empty_text_is_nothing():
    assert load_with_lines("# only a remark\n", "x.yaml") == (None, {})


@pytest.mark.parametrize(
    ("text", "reason", "line", "problem"),
    [
        ("a: 1\nb: 2\na: 3\n", "yaml_repeated_key", 3, "a"),
        ("a:\n  b: 1\n  'b': 2\n", "yaml_repeated_key", 3, "b"),
        ("a: &x 1\nb: *x\n", "yaml_alias", 1, "anchor or alias"),
        ("a: 1\nb: *x\n", "yaml_alias", 2, "anchor or alias"),
        ("a: 1\nb: !!python/x:y\n", "yaml_tag", 2, "tag:yaml.org,2002:python/x:y"),
        ("a: !!float x\n", "yaml_tag", 1, "tag:yaml.org,2002:float"),
        ("a: 1\n\nb: 2023-02-30\n", "yaml_day", 3, "2023-02-30"),
    ],
)  # fmt: skip
def test_refused(text, reason, line, problem):
    with pytest.raises(BadFile) as caught:
        load_yaml(text, "so.yaml")
    assert caught.value.code == f"file.{reason}"
    assert caught.value.data == {
        "reason": reason, "file": "so.yaml", "line": line, "problem": problem,
    }  # fmt: skip
    assert say_error(caught.value, "vi").startswith(f"so.yaml, dòng {line}: ")
    assert say_error(caught.value, "en").startswith(f"so.yaml, line {line}: ")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: [1, 2\n", 3),
        ("a: 1\n\tb: 2\n", 2),
        ("a: 1\nb: c: d\n", 2),
        ("a: 1\n---\nb: 2\n", 2),
        ("a: 1\nb: \x07\n", 2),
        ("? [1, 2]\n: 3\n", 1),
        ("[" * 2000, 1),
    ],
)
def test_not_yaml_names_the_line(text, line):
    with pytest.raises(BadFile) as caught:
        load_yaml(text, "so.yaml")
    assert (caught.value.code, caught.value.data["line"]) == ("file.yaml", line)
    assert say_error(caught.value, "vi").startswith(f"so.yaml, dòng {line}: không đọc được")


def test_files(tmp_path):
    good = tmp_path / "good.yaml"
    good.write_bytes("\ufefftên: Khối\n".encode())
    assert read_yaml(good) == {"tên": "Khối"}

    bad = tmp_path / "bad.yaml"
    bad.write_bytes(b"a: 1\nb: \xff\n")
    with pytest.raises(BadFile) as caught:
        read_yaml(bad)
    assert (caught.value.code, caught.value.data["line"]) == ("file.yaml_encoding", 2)

    with pytest.raises(BadFile) as caught:
        read_yaml(tmp_path / "none.yaml")
    assert caught.value.code == "file.yaml_missing"


plain = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.dates(),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=20),
)
trees = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abcxyzđê_", min_size=1, max_size=8), inner, max_size=4)
    ),
    max_leaves=20,
)


class NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data):
        return True


@given(trees)
def test_what_yaml_writes_is_read_back(tree):
    written = yaml.dump(tree, Dumper=NoAliases, allow_unicode=True)
    import unicodedata

    assert load_yaml(unicodedata.normalize("NFC", written), "x") == load_yaml(written, "x")
    data, lines = load_with_lines(written, "x")
    assert all(1 <= line <= written.count("\n") + 1 for line in lines.values())
    if unicodedata.is_normalized("NFC", written):
        assert data == tree
