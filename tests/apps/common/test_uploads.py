"""Uploads are kept whole, once, in one place; what is refused leaves nothing behind."""

import hashlib
import os
import time
from pathlib import Path

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from tests.intake.harmful_pdf import pdf
from tests.intake.harmful_pictures import picture
from tests.intake.harmful_secrets import paragraph, word

from thidua.apps.common import incoming, uploads
from thidua.apps.common.incoming import IncomingUpload
from thidua.apps.common.uploads import KeptFile, keep, path_of, send
from thidua.core.kernel.errors import BadFile
from thidua.intake import limits

GOOD = word(paragraph("Nội dung"))
SECRET = word(paragraph("TUYỆT MẬT"))


@pytest.fixture(autouse=True)
def store(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.FILE_UPLOAD_HANDLERS = ["thidua.apps.common.incoming.IncomingUpload"]
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "nowhere")  # nothing may be written there
    return settings.MEDIA_ROOT


def posted(data: bytes, name: str = "báo cáo.docx"):
    """The file as a view gets it, through the form, the parser and our handler."""
    return request(data, name).FILES["file"]


def request(data: bytes, name: str = "báo cáo.docx"):
    return RequestFactory().post("/", {"file": SimpleUploadedFile(name, data)})


def stored(store: Path) -> list[str]:
    return sorted(str(path.relative_to(store)) for path in store.rglob("*") if path.is_file())


def refusal(data: bytes, **more) -> str:
    with posted(data) as uploaded, pytest.raises(BadFile) as caught:
        keep(uploaded, **more)
    return str(caught.value.data["reason"])


def test_bytes_stand_under_their_digest(store):
    with posted(GOOD) as uploaded:
        kept = keep(uploaded)
    digest = hashlib.sha256(GOOD).hexdigest()
    assert kept == KeptFile(digest, "báo cáo.docx", len(GOOD), "docx")
    assert stored(store) == [f"{digest[:2]}/{digest[2:]}"]
    assert path_of(digest).read_bytes() == GOOD
    assert path_of(digest).stat().st_mode & 0o777 == 0o440


def test_the_same_bytes_are_stored_once_under_any_name(store):
    with posted(GOOD) as first, posted(GOOD, "khác.docx") as second:
        one, two = keep(first), keep(second)
    assert (one.sha256, one.name, two.name) == (two.sha256, "báo cáo.docx", "khác.docx")
    assert len(stored(store)) == 1


def test_a_stored_file_that_was_cut_short_is_made_whole_again(store):
    digest = hashlib.sha256(GOOD).hexdigest()
    path_of(digest).parent.mkdir(parents=True)
    path_of(digest).write_bytes(GOOD[:9])
    with posted(GOOD) as uploaded:
        keep(uploaded)
    assert path_of(digest).read_bytes() == GOOD


def test_a_picture_is_kept_as_it_was_rewritten(store):
    with posted(picture("JPEG", comment=b"<?php"), "ảnh.jpg") as uploaded:
        kept = keep(uploaded)
    assert b"<?php" not in path_of(kept.sha256).read_bytes()
    assert [note.code for note in kept.findings] == ["file.picture_notes"]
    assert len(stored(store)) == 1


HARM = {
    "macro": pdf()[:0] + b"MZ", "truncated": pdf()[:200], "empty": b"", "secret": SECRET,
    "too_large": b"%PDF-" + b"\0" * limits.MAX_FILE, "damaged_picture": picture()[:60],
}  # fmt: skip


@pytest.mark.parametrize("reason", HARM)
def test_what_is_refused_leaves_nothing(reason, store, tmp_path):
    expected = "not_accepted" if reason == "macro" else reason
    assert refusal(HARM[reason]) == expected
    assert stored(store) == []
    assert not (tmp_path / "nowhere").exists()


def test_a_secret_is_wiped_and_the_log_holds_the_fact_alone(store, monkeypatch, caplog):
    wiped = []
    monkeypatch.setattr(Path, "unlink", lambda path, **_: wiped.append(path.read_bytes()))
    with posted(SECRET, "tờ trình.docx") as uploaded:
        held = Path(uploaded.temporary_file_path())
        link = held.with_suffix(".witness")
        os.link(held, link)
        with pytest.raises(BadFile) as caught:
            keep(uploaded)
    assert caught.value.code == "file.secret"
    assert set(link.read_bytes()) == {0}
    assert [set(data) for data in wiped] == [{0}]
    assert caplog.messages == ["an upload with a secrecy stamp was refused and wiped"]


def test_nothing_is_left_when_the_disk_is_full(store, monkeypatch):
    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with posted(GOOD) as uploaded, pytest.raises(OSError, match="No space"):
        keep(uploaded)
    assert stored(store) == []


def test_nothing_is_left_when_the_judge_dies_over_a_picture(store, monkeypatch):
    def die(path: Path, name: str):
        path.with_name(f"{path.name}.clean").write_bytes(b"half")
        raise BadFile(reason="too_heavy", file=name)

    monkeypatch.setattr(uploads, "check_apart", die)
    assert refusal(GOOD) == "too_heavy"
    assert stored(store) == []


def test_what_a_killed_process_left_is_swept_after_an_hour(store):
    folder = incoming.incoming_folder()
    for name, age in (("old", incoming.FORGOTTEN + 60), ("young", 60)):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (time.time() - age,) * 2)
    with posted(GOOD) as uploaded:
        keep(uploaded)
    assert [path.name for path in folder.iterdir()] == ["young"]


ROOM = {
    "over_year": {"used": limits.MAX_AGENCY_YEAR - len(GOOD) + 1},
    "over_report": {"in_report": limits.MAX_REPORT - len(GOOD) + 1},
}


@pytest.mark.parametrize("reason", ROOM)
def test_room_is_limited_to_the_byte(reason, store):
    assert refusal(GOOD, **ROOM[reason]) == reason
    assert stored(store) == []
    fits = {name: value - 1 for name, value in ROOM[reason].items()}
    with posted(GOOD) as uploaded:
        keep(uploaded, **fits)
    assert len(stored(store)) == 1


def test_an_agency_may_have_room_of_its_own():
    assert refusal(GOOD, limit=len(GOOD) - 1) == "over_year"


def test_an_upload_arrives_beside_the_store_and_is_gone_with_the_request(store):
    asked = request(GOOD)
    held = Path(asked.FILES["file"].temporary_file_path())
    assert held.parent == store / incoming.FOLDER
    asked.close()
    assert not held.exists()


def test_of_a_file_above_the_limit_no_more_is_stored():
    with posted(b"x" * (limits.MAX_FILE + 200_000)) as uploaded:
        assert uploaded.size == limits.MAX_FILE + 200_000
        assert Path(uploaded.temporary_file_path()).stat().st_size == limits.MAX_FILE + 1


def test_a_broken_line_leaves_nothing(store):
    handler = IncomingUpload()
    handler.new_file("file", "a.pdf", "application/pdf", 100)
    handler.receive_data_chunk(b"%PDF", 0)
    handler.upload_interrupted()
    assert stored(store) == []


def test_a_request_larger_than_a_report_is_refused_before_it_is_read():
    asked = RequestFactory().post("/", {"file": SimpleUploadedFile("a", b"x")})
    asked.META["CONTENT_LENGTH"] = str(incoming.MAX_REQUEST + 1)
    with pytest.raises(RequestDataTooBig):
        asked.FILES.get("file")


@pytest.mark.django_db  # closing an answer looks at the connection
def test_a_file_is_given_out_as_a_download_only():
    with posted(GOOD, "Báo cáo quý “I”.docx") as uploaded:
        kept = keep(uploaded)
    response = send(kept)
    assert b"".join(response.streaming_content) == GOOD
    response.close()
    head = dict(response.headers)
    assert head["Content-Disposition"].startswith(
        "attachment; filename*=utf-8''B%C3%A1o%20c%C3%A1o"
    )
    assert head["Content-Type"] == uploads.TYPES["docx"]
    assert head["Content-Length"] == str(len(GOOD))
    assert head["X-Content-Type-Options"] == "nosniff"
    assert head["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert head["Cache-Control"] == "private, no-store"
    assert head["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_lost_file_is_a_sentence():
    with pytest.raises(BadFile) as caught:
        send(KeptFile("0" * 64, "a.pdf", 1, "pdf"))
    assert caught.value.code == "file.lost"


@pytest.mark.parametrize(
    "digest", ["", "..", "../" * 20, "A" * 64, "0" * 63, "0" * 65, "0" * 64 + "\n"]
)
def test_only_a_digest_leads_to_a_file(digest):
    with pytest.raises(ValueError, match=r".*"):
        path_of(digest)
