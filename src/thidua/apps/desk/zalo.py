"""The text that a secretary copies into the bloc's Zalo group: short, and about no person."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

LONGEST = 400
TASKS = 3


def zalo_text(
    bloc: str, tasks: Sequence[tuple[str, str]], agencies: Sequence[str], url: str
) -> str:
    """What is due, who has not sent it, where to do it: 400 characters at most.

    Args:
        bloc: The name of the bloc.
        tasks: Title and day of each deadline, worded.
        agencies: Short names; as many as there is room for.
        url: Where each finds his work.
    """
    due = "; ".join(_("{task} (due {day})").format(task=t, day=d) for t, d in tasks[:TASKS])
    for shown in range(len(agencies), -1, -1):
        names = ", ".join(agencies[:shown])
        if rest := len(agencies) - shown:
            more = _("{n} more agencies").format(n=rest)
            names = f"{names}, {more}" if names else more
        text = _("{bloc} reminds: {due}. Not received from: {names}. Do it here: {url}").format(
            bloc=bloc, due=due, names=names, url=url
        )
        if len(text) <= LONGEST:
            return text
    return _("{bloc} reminds. Do it here: {url}").format(
        bloc=bloc[: LONGEST // 4], url=url[: LONGEST // 2]
    )
