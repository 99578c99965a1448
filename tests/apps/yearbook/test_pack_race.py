"""T-RACE: two clicks at once make each paper once; an upload and a run lose nothing."""

import time
from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from tests.apps.world import world
from tests.apps.yearbook.packs import word_file

from thidua.apps.accounts.actor import system
from thidua.apps.yearbook.models import PackPaper
from thidua.apps.yearbook.pack.kinds import PAPERS, MeetingKind
from thidua.apps.yearbook.pack.services import keep_changed, make_pack, set_meeting

pytestmark = pytest.mark.django_db(transaction=True)
END = MeetingKind.YEAREND


@pytest.fixture
def w(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return world()


def patiently(call: Callable[[], object]) -> None:
    """Wait for the lock as a database file does: that of the tests, in memory, has no patience."""
    end = time.monotonic() + 30
    while True:
        try:
            call()
        except OperationalError:
            if connection.vendor != "sqlite" or time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return


def at_once(*calls: Callable[[], object]) -> None:
    start = Barrier(len(calls))

    def run(call: Callable[[], object]) -> None:
        start.wait()
        try:
            patiently(call)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)


def test_clicks_at_once_make_each_paper_once(w):
    at_once(*[lambda: make_pack(system(), w.year, END)] * 3)
    rounds = PackPaper.objects.values_list("kind", "round", "in_use")
    assert sorted(rounds) == sorted((kind, 1, True) for kind in PAPERS[END])


def test_an_upload_during_a_run_stays_in_use_or_beside_but_is_never_lost(w):
    make_pack(system(), w.year, END)
    made = PackPaper.objects.get(kind="minutes")
    set_meeting(system(), w.year, END, {"secretary": "Nguyễn Văn Mẫu"})
    file = SimpleUploadedFile("sua.docx", word_file())
    at_once(
        lambda: make_pack(system(), w.year, END),
        lambda: keep_changed(system(), w.year, made, file),
    )
    rows = PackPaper.objects.filter(kind="minutes").order_by("round")
    assert [row.round for row in rows] == [1, 2, 3]
    assert [row.changed_by_hand for row in rows if row.in_use] == [True]
