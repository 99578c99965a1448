"""What the door says and keeps: kinds, digests, names, pictures, stamps, the process apart."""

import hashlib
import io
import string
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.intake import harmful_pdf
from tests.intake.harmful_pictures import picture
from tests.intake.harmful_secrets import paragraph, word

from thidua.core.kernel.errors import BadFile
from thidua.intake import apart
from thidua.intake.apart import check_apart, read_apart
from thidua.intake.blocks import read_blocks
from thidua.intake.names import LONGEST, RESERVED, clean_name
from thidua.intake.stamps import stamp_in
from thidua.intake.upload import KINDS, check_upload
from thidua.wording import say_error, say_finding

SAMPLES = {
    "pdf": harmful_pdf.pdf,
    "docx": lambda: word(paragraph("Nội dung")),
    "jpg": lambda: picture("JPEG"),
    "png": picture,
}


def put(folder, data: bytes):
    path = folder / "upload"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.parametrize("name", ["a.pdf", "không đuôi"])
def test_content_decides_the_kind_and_the_digest_is_of_what_is_kept(kind, name, tmp_path):
    path = put(tmp_path, SAMPLES[kind]())
    checked = check_upload(path, name)
    kept = path.read_bytes()
    assert (checked.kind, checked.size) == (kind, len(kept))
    assert checked.sha256 == hashlib.sha256(kept).hexdigest()
    assert kind in KINDS


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_documents_are_kept_byte_by_byte(kind, tmp_path):
    data = SAMPLES[kind]()
    path = put(tmp_path, data)
    check_upload(path, "a")
    assert path.read_bytes() == data


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_refusal_names_the_file_as_its_sender_does(language, tmp_path):
    path = put(tmp_path, word(paragraph("TỐI MẬT")))
    with pytest.raises(BadFile) as caught:
        check_upload(path, "C:\\Tài liệu\\Báo cáo.docx")
    sentence = say_error(caught.value, language)
    assert sentence.startswith("Báo cáo.docx")
    assert "TỐI MẬT" in sentence
    assert caught.value.data == {"reason": "secret", "file": "Báo cáo.docx", "stamp": "TỐI MẬT"}


def turned(place: bool = True) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    if place:
        exif[0x010F] = "Telephone of Somebody"
        exif.get_ifd(0x8825).update({1: "N", 2: (20.0, 26.0, 3.0)})
    return picture("JPEG", (40, 30), exif=exif)


def test_a_photo_keeps_its_orientation_and_nothing_else(tmp_path):
    path = put(tmp_path, turned())
    checked = check_upload(path, "ảnh.jpg")
    with Image.open(path) as kept:
        assert dict(kept.getexif()) == {0x0112: 6}
        assert kept.size == (40, 30)
    (note,) = checked.findings
    assert note.code == "file.picture_notes"
    assert "đã được xóa" in say_finding(note, "vi")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_pixels_of_a_png_do_not_change(mode, tmp_path):
    data = picture("PNG", (64, 48), mode)
    path = put(tmp_path, data)
    check_upload(path, "a.png")
    with Image.open(path) as kept, Image.open(io.BytesIO(data)) as sent:
        assert kept.mode == sent.mode
        assert kept.tobytes() == sent.tobytes()


def test_a_photo_loses_next_to_nothing(tmp_path):
    data = picture("JPEG", (200, 150), quality=80)
    path = put(tmp_path, data)
    check_upload(path, "a.jpg")
    with Image.open(path) as kept, Image.open(io.BytesIO(data)) as sent:
        off = [abs(a - b) for a, b in zip(kept.tobytes(), sent.tobytes(), strict=True)]
    assert max(off) <= 3
    assert path.stat().st_size < 1.2 * len(data)


NAMES = {
    "báo cáo.pdf": "báo cáo.pdf",
    "../../etc/passwd": "passwd.pdf",
    "..\\..\\win.ini": "win.ini.pdf",
    "C:\\Users\\an\\BC.PDF": "BC.pdf",
    "CON.pdf": "_CON.pdf",
    "nul": "_nul.pdf",
    "com1.txt": "_com1.txt.pdf",
    "\u202efdp.exe": "fdp.exe.pdf",
    "a\r\nSet-Cookie: x=1.pdf": "aSet-Cookie- x=1.pdf",
    "a\0b.pdf": "ab.pdf",
    'a"b;c.pdf': "a-b;c.pdf",
    "...": "tep.pdf",
    "": "tep.pdf",
    "a.pdf.": "a.pdf",
    "a.pdf .exe": "a.pdf .exe.pdf",
    "ti\u0309nh.pdf": "tỉnh.pdf",
    "%2e%2e%2fa.pdf": "-2e-2e-2fa.pdf",
    "a\ud800b.pdf": "ab.pdf",
    "x" * 500 + ".pdf": "x" * (LONGEST - 4) + ".pdf",
}


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_names_become_harmless(name):
    assert clean_name(name, "pdf") == NAMES[name]


@given(st.text(max_size=300), st.sampled_from(KINDS))
def test_any_name_becomes_one_that_every_system_takes(name, kind):
    made = clean_name(name, kind)
    stem = made.removesuffix(f".{kind}").removesuffix(".jpeg").removesuffix(".jpe")
    assert clean_name(made, kind) == made
    assert not set(made) & set('/\\<>:"|?*%\0\r\n')
    assert 0 < len(stem) < len(made) <= LONGEST + 1
    assert not RESERVED.match(made)
    assert unicodedata.normalize("NFC", made) == made


STAMPED = (["MẬT"], ["Mật"], ["Số 12-BC/TU\tMẬT"], ["TỈNH ỦY", "TỐI MẬT"], ["Độ mật: tối mật"],
           ["T U Y Ệ T  M Ậ T"], ["(MẬT)"], ["Độ mật: MẬT", "12"])  # fmt: skip
PLAIN = (["mật"], ["bí mật nhà nước"], ["TÀI LIỆU MẬT"], ["Mật", "Thường"], ["MẬT", "12"],
         ["TUYỆT MẬT", "TỐI MẬT", "MẬT"], ["12 văn bản MẬT"], ["BẢO MẬT"], ["Độ mật:"], [], [""],
         ["Độ mật: Thường"], ["MẬT ONG"], ["MẤT"])  # fmt: skip


@pytest.mark.parametrize("texts", STAMPED, ids=str)
def test_a_stamp_is_seen(texts):
    assert stamp_in(texts) in {"MẬT", "TỐI MẬT", "TUYỆT MẬT"}


@pytest.mark.parametrize("texts", PLAIN, ids=str)
def test_a_word_of_a_sentence_is_no_stamp(texts):
    assert stamp_in(texts) == ""


@given(st.lists(st.text(alphabet=string.ascii_letters + " .,-", max_size=20), max_size=4))
def test_text_without_the_letter_is_no_stamp(texts):
    assert stamp_in(texts) == ""


def test_apart_gives_the_same_answer(tmp_path):
    path = put(tmp_path, turned())
    far = check_apart(path, "ảnh.jpg")
    assert far.findings[0].code == "file.picture_notes"
    again = check_upload(put(tmp_path, turned()), "ảnh.jpg")
    assert far == again


def test_apart_refuses_in_the_same_words(tmp_path):
    path = put(tmp_path, b"MZ\x90")
    with pytest.raises(BadFile) as near:
        check_upload(path, "công văn.pdf")
    with pytest.raises(BadFile) as far:
        check_apart(path, "công văn.pdf")
    assert far.value.data == near.value.data


def test_a_judge_that_dies_is_a_refusal_and_the_log_names_no_file(tmp_path, caplog):
    missing = tmp_path / "tên riêng"
    with pytest.raises(BadFile) as caught:
        check_apart(missing, "tên riêng.pdf")
    assert caught.value.code == "file.too_heavy"
    assert "FileNotFoundError" in caplog.text
    assert "riêng" not in caplog.text


def test_a_judge_that_hangs_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(apart.limits, "JUDGE_PATIENCE", 0.01)
    with pytest.raises(BadFile) as caught:
        check_apart(put(tmp_path, picture()), "a.png")
    assert caught.value.code == "file.too_heavy"


def test_reading_apart_finds_the_same_blocks(tmp_path):
    path = put(tmp_path, word(paragraph("Đã kết nạp 12 đảng viên")))
    assert read_apart(path, "a.docx") == read_blocks(path)
    assert [block.text for block in read_apart(path, "a.docx")][1] == "Đã kết nạp 12 đảng viên"


def test_reading_apart_refuses_under_the_name_of_the_sender(tmp_path):
    path = put(tmp_path, harmful_pdf.pdf())  # a page without text
    with pytest.raises(BadFile) as caught:
        read_apart(path, "bản quét.pdf")
    assert caught.value.data == {"reason": "scan", "file": "bản quét.pdf"}


WHOLE = {kind: make() for kind, make in SAMPLES.items()}
changes = st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=9)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("turned")


@settings(deadline=None, max_examples=80)
@given(kind=st.sampled_from(sorted(WHOLE)), changes=changes)
def test_a_damaged_file_is_kept_or_refused_but_never_crashes(folder, kind, changes):
    data = bytearray(WHOLE[kind])
    for place, value in changes:
        data[int(place * len(data))] = value
    path = put(folder, bytes(data))
    try:
        found = check_upload(path, "a").sha256
    except BadFile as error:
        found = say_error(error, "vi")
    whole = hashlib.sha256(path.read_bytes()).hexdigest()
    assert found == whole or found.endswith(".")
