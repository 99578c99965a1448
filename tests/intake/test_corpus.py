"""A sample of T-UPL: every harmful file that is quickly made is refused or made harmless.

The whole corpus, with the heavy files, memory and what is left behind: `drill/uploads.py`.
"""

from collections import Counter

import pytest
from tests.intake import good_files
from tests.intake.corpus import Harm, by_room, harmful

from thidua.core.kernel.errors import BadFile
from thidua.intake.apart import check_apart
from thidua.intake.upload import check_upload
from thidua.wording import say

ROOMS = ("harmful_zip", "harmful_office", "harmful_pdf", "harmful_pictures", "harmful_secrets")
AT_LEAST = 400


def verdict(harm: Harm, path, check=check_upload) -> str:
    """What is wrong about the verdict; nothing if it is right."""
    path.write_bytes(harm.make())
    try:
        check(path, harm.name)
    except BadFile as error:
        right = error.data["reason"] in harm.reasons
        return "" if right else f"{harm.title}: {error.data['reason']}"
    kept_clean = harm.gone and not harm.reasons and harm.gone not in path.read_bytes()
    return "" if kept_clean else f"{harm.title}: kept"


@pytest.mark.parametrize("room", ROOMS)
def test_harm_is_refused_or_gone(room, tmp_path):
    judged = [verdict(harm, tmp_path / "f") for harm in by_room()[room] if not harm.heavy]
    assert [wrong for wrong in judged if wrong] == []
    assert len(judged) > 50
    assert [path.name for path in tmp_path.iterdir()] == ["f"]


def test_the_corpus_is_as_large_as_it_says_and_each_file_has_a_title():
    titles = Counter(harm.title for harm in harmful())
    assert titles.total() >= AT_LEAST
    assert [title for title, count in titles.items() if count > 1] == []


def test_good_files_are_kept(tmp_path):
    files = [one for one in good_files.good() if not one.heavy]
    refused = {}
    for one in files:
        path = tmp_path / "f"
        path.write_bytes(one.make())
        try:
            check_upload(path, one.name)
        except BadFile as error:
            refused[one.title] = error.data["reason"]
    assert refused == {}
    assert len(files) >= 60


SWELLING = (
    "pdf of 320,000 objects",
    "pdf objects that swell to 300 MB",
    "one text in 270,000 cells",
)


def test_what_swells_ends_its_own_process_only(tmp_path):
    found = [harm for harm in harmful() if harm.apart]
    assert {harm.title for harm in found} == set(SWELLING)
    assert [verdict(harm, tmp_path / "f", check_apart) for harm in found] == ["", "", ""]


def test_every_reason_of_the_corpus_has_its_sentence_in_both_languages():
    reasons = {reason for harm in harmful() for reason in harm.reasons}
    data = {"file": "a.pdf", "kinds": ".docx", "limit": 20, "part": "x", "target": "y",
            "found": ".pptx", "stamp": "MẬT"}  # fmt: skip
    for reason in reasons:
        assert say(f"file.{reason}", data, "vi") != say(f"file.{reason}", data, "en")
    assert len(reasons) > 20
