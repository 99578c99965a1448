"""Sentences that no single room owns."""


def gettext_noop(message: str) -> str:
    """Mark a message for the extractor; `thidua.wording.say` translates it later."""
    return message


class Msgid(str):
    """A message inside the data of another: it is translated when its sentence is said."""

    __slots__ = ()


SENTENCES = {
    "data.refused": gettext_noop("{file}: {count} errors were found; nothing was saved."),
}
