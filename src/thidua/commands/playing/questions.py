"""Reviewers ask about lines of the open cross-checks: one is answered, one waits."""

from datetime import date

from thidua.apps.accounts.actor import Actor
from thidua.apps.assessment.models import Question, ScoreSheet
from thidua.apps.assessment.services import Reply, ask_question, reply_to_question
from thidua.apps.common import clock
from thidua.commands.playing.cast import Cast

ASKED = (
    "Đề nghị cho biết văn bản nào chứng minh số liệu này.",
    "Số liệu cao hơn báo cáo 9 tháng nhiều, đề nghị giải thích.",
)
ANSWER = "Số liệu gồm cả hai văn bản ban hành trong tháng 11, đã bổ sung vào kho minh chứng."


def play_questions(cast: Cast) -> None:
    """Ask on two sheets that are still open; the first agency answers."""
    if Question.objects.filter(sheet__bloc_year=cast.year).exists():
        return
    waiting = ScoreSheet.objects.filter(bloc_year=cast.year, stage="cross", state="open")
    sheets = list(waiting.select_related("agency").order_by("pk")[: len(ASKED)])
    with clock.at(date(cast.year.year, 12, 1)):
        for sheet, words in zip(sheets, ASKED, strict=False):
            ask_question(_checker(cast, sheet), cast.year, sheet.pk, _reported(sheet), words)
    with clock.at(date(cast.year.year, 12, 4)):
        for sheet in sheets[:1]:
            first = Question.objects.get(sheet=sheet)
            officer = cast.officer(sheet.agency.code)
            reply_to_question(officer, cast.year, first.pk, Reply("answer", ANSWER))


def _checker(cast: Cast, sheet: ScoreSheet) -> Actor:
    check = cast.year.cross_checks.select_related("checker").get(checked=sheet.agency)
    return cast.officer(check.checker.code)


def _reported(sheet: ScoreSheet) -> str:
    """An item whose points the agency counted, by its own sheet."""
    own = ScoreSheet.objects.get(
        bloc_year=sheet.bloc_year, agency=sheet.agency, stage="self", state="finished"
    )
    return own.lines.order_by("pk")[0].item
