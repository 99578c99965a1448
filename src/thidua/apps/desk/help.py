"""The help: what each screen is for, written for an officer who opens it the first time."""

from dataclasses import dataclass

from django.utils.translation import gettext

from thidua.wording.common import gettext_noop as _


@dataclass(frozen=True, slots=True)
class Topic:
    """One screen: the views that show it, its name, and how to work on it."""

    anchor: str
    views: tuple[str, ...]
    title: str  # msgid
    text: str  # msgid

    @property
    def words(self) -> str:
        return gettext(self.title)

    @property
    def explained(self) -> str:
        return gettext(self.text)


TOPICS = (
    Topic(
        "viec-cua-toi", ("desk:my_work", "desk:home"), _("My work"),
        _(
            "Everything that waits for you stands here in the order of its deadline. Choose a"
            " task's name to do it. “Put off” hides a task from your list until the day you"
            " choose; its deadline and the reminders stay. Below stand your notices: tick off"
            " those that you have read."
        ),
    ),
)  # fmt: skip


def topic_of(view: str) -> Topic | None:
    """The help of the screen that a view shows."""
    return next((topic for topic in TOPICS if view in topic.views), None)
