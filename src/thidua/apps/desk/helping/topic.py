"""One screen's help."""

from dataclasses import dataclass

from django.utils.translation import gettext


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
