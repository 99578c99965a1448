"""What an officer should not have to read on a Vietnamese page: codes, English, bare letters."""

import re
from html.parser import HTMLParser
from pathlib import Path

import polib

import thidua

CATALOGUE = Path(thidua.__file__).parent / "locale/vi/LC_MESSAGES/django.po"
UNSEEN = {"script", "style", "code", "pre"}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
SPOKEN = {"title", "aria-label", "placeholder", "alt"}
# Words that no Vietnamese text holds; “in”, “an”, “do” and “to” are Vietnamese too.
ENGLISH = re.compile(
    r"\b(the|and|of|with|this|your|from|not|are|was|which|please|must|should|draft|submitted|"
    r"approved|returned|report|score|sheet|stage|officer|leader|movement|evidence|pending|"
    r"finished|agency|deadline|upload|login|password|user|admin|error|page|click|submit|save)\b",
    re.IGNORECASE,
)
CODE = re.compile(
    r"\b[a-z]+_[a-z_]+\b|\b[a-z]+\.[a-z]+_[a-z]+\b|\b(?:None|True|False|NaN|null|undefined)\b"
    r"|\{\w*\}|%\(\w+\)|\{\{|\{%|&[a-z]+;"
)
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|\S+\.(?:vn|docx|xlsx|pdf|zip|json|jpg|png)\b")
LEAST = 4  # words of a text that is long enough to need a mark
MARKED = re.compile(r"[à-ỹđĐÀ-Ỹ]")
WORDS = re.compile(r"(?<!\S)[A-Za-z]{2,}(?!\S)")


class Reader(HTMLParser):
    """What a page shows or has read aloud, apart from what names another language."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        foreign = tag != "html" and told.get("lang", "vi") != "vi"
        hidden = tag in UNSEEN or foreign or any(quiet for _, quiet in self._open)
        if not hidden:
            self.texts += [str(told[name]) for name in SPOKEN if told.get(name)]
        if tag not in VOID:
            self._open.append((tag, hidden))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if text and not any(quiet for _, quiet in self._open):
            self.texts.append(text)


def english_messages() -> set[str]:
    """Sentences of the catalogue that are worded otherwise in Vietnamese."""
    return {
        entry.msgid
        for entry in polib.pofile(str(CATALOGUE))
        if entry.msgid != entry.msgstr and " " in entry.msgid
    }


def foreign_to_an_officer(html: str, messages: set[str]) -> set[str]:
    """What the Vietnamese page says that is no Vietnamese."""
    reader = Reader()
    reader.feed(html)
    return {text for text in reader.texts if _is_foreign(ADDRESS.sub("", text), messages)}


def _is_foreign(text: str, messages: set[str]) -> bool:
    bare = len(WORDS.findall(text)) >= LEAST and not MARKED.search(text)
    return text in messages or bare or bool(ENGLISH.search(text)) or bool(CODE.search(text))
