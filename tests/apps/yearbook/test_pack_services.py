from datetime import date

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from tests.apps.world import world
from tests.apps.yearbook.packs import FLAG, word_file

from thidua.apps.accounts.actor import system
from thidua.apps.accounts.errors import Forbidden, NotVisible
from thidua.apps.accounts.models import Transition
from thidua.apps.common import clock
from thidua.apps.common.uploads import path_of
from thidua.apps.common.versions import Stale
from thidua.apps.organisations.models import BlocYear
from thidua.apps.yearbook.errors import NothingToSend, NotOffered, NotWord
from thidua.apps.yearbook.models import AwardOption, PackPaper, Proposal
from thidua.apps.yearbook.pack.kinds import PAPERS, MeetingKind, PaperKind
from thidua.apps.yearbook.pack.proposals import (
    Ticked,
    options_to_start_from,
    propose,
    set_awards,
)
from thidua.apps.yearbook.pack.selectors import meeting_page, paper_for
from thidua.apps.yearbook.pack.services import (
    keep_changed,
    make_pack,
    send_pack,
    set_meeting,
    use,
)
from thidua.core.kernel.errors import BadFile

pytestmark = pytest.mark.django_db
END, START = MeetingKind.YEAREND, MeetingKind.LAUNCH


@pytest.fixture
def w(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return world()


def upload(content: bytes | None = None, name="bien-ban-sua.docx"):
    return SimpleUploadedFile(name, word_file() if content is None else content)


def in_use(w, kind=PaperKind.MINUTES, meeting=END) -> PackPaper:
    return PackPaper.objects.get(meeting__kind=meeting, kind=kind, in_use=True)


def text_of(paper: PackPaper) -> str:
    opened = docx.Document(str(path_of(paper.sha256)))
    cells = [c.text for t in opened.tables for r in t.rows for c in r.cells]
    return "\n".join([*(p.text for p in opened.paragraphs), *cells])


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_one_click_makes_every_paper_as_a_word_file(w, kind):
    pack = make_pack(w.actor("secretary"), w.year, kind)
    wanted = [p for p in PAPERS[kind] if kind != MeetingKind.MIDYEAR or p != PaperKind.SUBMISSION]
    assert [PaperKind(row.kind) for row in pack.made] == wanted
    for row in pack.made:
        assert path_of(row.sha256).stat().st_size == row.size
        assert "KHỐI" in text_of(row).upper()


def test_a_second_click_makes_nothing(w):
    actor = w.actor("secretary")
    first = make_pack(actor, w.year, END)
    second = make_pack(actor, w.year, END)
    assert (second.made, second.beside) == ((), ())
    assert len(second.unchanged) == len(first.made) == PackPaper.objects.count()


def test_only_what_changed_gets_a_new_round(w):
    actor = w.actor("secretary")
    make_pack(actor, w.year, END)
    set_meeting(actor, w.year, END, {"secretary": "Nguyễn Văn Mẫu"})
    pack = make_pack(actor, w.year, END)
    assert [(row.kind, row.round) for row in pack.made] == [("minutes", 2)]
    assert "Nguyễn Văn Mẫu" in text_of(in_use(w))
    assert not PackPaper.objects.get(kind="minutes", round=1).in_use


def test_what_was_changed_in_word_is_never_replaced(w):
    actor = w.actor("secretary")
    make_pack(actor, w.year, END)
    mine = keep_changed(actor, w.year, in_use(w), upload())
    set_meeting(actor, w.year, END, {"secretary": "Nguyễn Văn Mẫu"})
    pack = make_pack(actor, w.year, END)
    assert (pack.made, [(r.kind, r.round) for r in pack.beside]) == ((), [("minutes", 3)])
    assert in_use(w) == mine
    assert text_of(mine).startswith("Sửa tay")
    row = next(r for r in meeting_page(actor, w.year, END).rows if r.current == mine)
    assert [(c.old, c.new) for c in row.since.told if c.new] == [("", "Thư ký: Nguyễn Văn Mẫu.")]
    assert use(actor, w.year, row.beside) == in_use(w)
    assert PackPaper.objects.filter(kind="minutes").count() == 3


def test_a_second_upload_of_the_same_file_is_one_round(w):
    actor = w.actor("secretary")
    make_pack(actor, w.year, END)
    content = word_file()
    first = keep_changed(actor, w.year, in_use(w), upload(content))
    assert keep_changed(actor, w.year, first, upload(content)) == first
    assert PackPaper.objects.filter(kind="minutes").count() == 2


def test_an_upload_says_from_which_round_it_came(w):
    actor = w.actor("secretary")
    make_pack(actor, w.year, END)
    made = in_use(w)
    mine = keep_changed(actor, w.year, made, upload())
    assert (mine.based_on, mine.fingerprint, mine.changed_by_hand) == (
        made, made.fingerprint, True,
    )  # fmt: skip


def test_a_file_that_is_no_word_file_is_refused_and_the_paper_stays(w):
    actor = w.actor("secretary")
    make_pack(actor, w.year, END)
    made = in_use(w)
    with pytest.raises(BadFile):
        keep_changed(actor, w.year, made, upload(b"not office"))
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000 1f15c4890000000d49444154789c"
        "6360f8cf500f00038101804b5d71d20000000049454e44ae426082".replace(" ", "")
    )
    with pytest.raises((NotWord, BadFile)):
        keep_changed(actor, w.year, made, upload(png, "anh.png"))
    assert in_use(w) == made


def test_only_secretary_and_head_make(w):
    for role, code in (("officer", "CQ2A"), ("leader", "CQ2A"), ("standing", ""), ("admin", "")):
        with pytest.raises(Forbidden):
            make_pack(w.actor(role, code), w.year, END)
    assert make_pack(w.actor("leader", "CQ1A"), w.year, END).made
    with pytest.raises(NotVisible):
        make_pack(w.actor("leader", "LA1"), w.year, END)


def test_members_read_what_was_sent_and_nothing_else(w):
    secretary, member = w.actor("secretary"), w.actor("officer", "CQ3A")
    make_pack(secretary, w.year, END)
    first = in_use(w)
    with pytest.raises(NotVisible):
        paper_for(member, w.year, first.pk)
    assert meeting_page(member, w.year, END).rows == ()
    assert send_pack(secretary, w.year, END) == len(PAPERS[END])
    assert paper_for(member, w.year, first.pk) == first
    set_meeting(secretary, w.year, END, {"secretary": "Nguyễn Văn Mẫu"})
    make_pack(secretary, w.year, END)
    with pytest.raises(NotVisible):
        paper_for(member, w.year, in_use(w).pk)
    seen = {row.current for row in meeting_page(member, w.year, END).rows}
    assert first in seen
    assert in_use(w) not in seen
    assert send_pack(secretary, w.year, END) == 1
    assert paper_for(member, w.year, in_use(w).pk) == in_use(w)


def test_sending_is_recorded_once(w):
    actor = w.actor("secretary")
    with pytest.raises(NothingToSend):
        send_pack(actor, w.year, START)
    make_pack(actor, w.year, START)
    send_pack(actor, w.year, START)
    assert send_pack(actor, w.year, START) == 0
    assert Transition.objects.filter(machine="pack", name="send").count() == 1


def test_papers_of_strangers_are_not_there(w):
    make_pack(system(), w.other_year, END)
    theirs = PackPaper.objects.first()
    with pytest.raises(NotVisible):
        paper_for(w.actor("secretary"), w.year, theirs.pk)


def test_a_closed_year_gets_no_new_papers(w):
    BlocYear.objects.filter(pk=w.year.pk).update(phase="closed")
    w.year.refresh_from_db()
    with pytest.raises(Forbidden) as refused:
        make_pack(w.actor("secretary"), w.year, END)
    assert refused.value.code == "policy.year_closed"


def test_a_changed_record_marks_the_papers_as_out_of_date(w):
    actor = w.actor("secretary")
    make_pack(actor, w.year, END)
    assert not any(row.now for row in meeting_page(actor, w.year, END).rows)
    set_meeting(actor, w.year, END, {"day": date(2022, 12, 28)})
    old = {row.label for row in meeting_page(actor, w.year, END).rows if row.now}
    assert old == {"Giấy mời", "Chương trình", "Biên bản"}


def test_two_people_at_the_details_lose_nothing(w):
    actor = w.actor("secretary")
    kept = set_meeting(actor, w.year, END, {"venue": "A"})
    set_meeting(actor, w.year, END, {"venue": "B"}, version=kept.version)
    with pytest.raises(Stale):
        set_meeting(actor, w.year, END, {"venue": "C"}, version=kept.version)


def test_one_paper_of_a_kind_is_in_use(w):
    make_pack(w.actor("secretary"), w.year, END)
    made = in_use(w)
    made.pk, made.round = None, 9
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save(force_insert=True)


def test_proposals_are_what_was_ticked(w):
    actor = w.actor("secretary")
    set_awards(actor, w.year, [FLAG, " ", FLAG, "Bằng khen"])
    assert list(AwardOption.objects.values_list("text", flat=True)) == [FLAG, "Bằng khen"]
    first = propose(actor, w.year, END, [Ticked("CQ1A", FLAG, "Dẫn đầu")])
    assert [(p.agency.code, p.award, p.reason) for p in first] == [("CQ1A", FLAG, "Dẫn đầu")]
    (again,) = propose(actor, w.year, END, [Ticked("CQ1A", FLAG, "Dẫn đầu Khối")])
    assert (again.pk, again.reason) == (first[0].pk, "Dẫn đầu Khối")
    assert propose(actor, w.year, END, []) == ()
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(("agency", "award"), [("LA1", FLAG), ("CQ1A", "Huân chương")])
def test_only_members_and_awards_of_the_list_are_proposed(w, agency, award):
    actor = w.actor("secretary")
    set_awards(actor, w.year, [FLAG])
    with pytest.raises(NotOffered):
        propose(actor, w.year, END, [Ticked(agency, award)])


def test_the_list_of_awards_starts_from_last_year(w):
    earlier = BlocYear.objects.create(bloc=w.year.bloc, year=w.year.year - 1)
    set_awards(system(), earlier, [FLAG])
    assert options_to_start_from(w.year) == (FLAG,)
    set_awards(w.actor("secretary"), w.year, ["Bằng khen"])
    assert options_to_start_from(w.year) == ("Bằng khen",)


def test_rounds_carry_the_time_of_the_clock(w):
    with clock.at(date(2022, 12, 20)):
        make_pack(w.actor("secretary"), w.year, END)
    assert in_use(w).made_at.date() == date(2022, 12, 20)
