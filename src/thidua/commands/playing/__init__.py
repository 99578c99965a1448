"""The demonstration's people walk through the bloc's year, every step by the product's services.

2022 is closed: its ranking is presented, made final and handed over. 2023 is walked from the
launch to the cross-check, so that each screen has something to show in each state.
"""

from collections.abc import Callable

from thidua.commands.playing.box import play_box
from thidua.commands.playing.cast import Cast, cast_of
from thidua.commands.playing.marks import mark_as_illustration
from thidua.commands.playing.meetings import play_meetings
from thidua.commands.playing.new_year import play_new_year
from thidua.commands.playing.questions import play_questions
from thidua.commands.playing.reports import play_reports
from thidua.commands.playing.scoring import play_scoring
from thidua.commands.playing.year_end import play_year_end

Tick = Callable[[], object]
ACTS = (
    play_new_year, play_meetings, play_reports, play_scoring, play_questions,
    mark_as_illustration, play_box,
)  # fmt: skip


def play(bloc_code: str, year: int, tick: Tick) -> None:
    """Walk from the end of `year` into the next; a second time changes nothing.

    A process that is killed in between leaves whole acts: the next run begins with the first
    act that is not there.
    """
    from thidua.apps.common.audit import acting

    try:
        _walk(bloc_code, year, tick)
    finally:
        acting(None)


def _walk(bloc_code: str, year: int, tick: Tick) -> None:
    from django.db import transaction

    from thidua.apps.accounts.actor import system
    from thidua.apps.accounts.selectors import years_for

    following = years_for(system()).filter(bloc__code=bloc_code, year=year + 1)
    if not following.exists():
        with transaction.atomic():
            play_year_end(cast_of(bloc_code, year))
    tick()
    for act in ACTS:
        with transaction.atomic():
            act(cast_of(bloc_code, year + 1))
        tick()


__all__ = ["Cast", "play"]
