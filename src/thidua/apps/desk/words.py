"""Notices and tasks in words, in the language of whoever reads."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from thidua.apps.common.pages import reader_language
from thidua.apps.desk.models import Notice
from thidua.wording import say
from thidua.wording.common import Msgid

DAYS = ("due", "day")


def notice_words(notice: Notice, language: str = "") -> str:
    """The sentence of a notice."""
    return worded(notice.code, notice.data, language)


def worded(code: str, data: Mapping[str, Any], language: str = "") -> str:
    """A kept code with kept data: days come back as days, texts in both languages as one."""
    language = language or reader_language()
    return say(code, {key: _value(key, value, language) for key, value in data.items()}, language)


def _value(key: str, value: Any, language: str) -> Any:
    if key in DAYS and isinstance(value, str):
        return date.fromisoformat(value)
    if isinstance(value, Mapping):
        return task_title(value, language)
    return Msgid(value) if key == "state" else value


def task_title(titles: Mapping[str, str], language: str = "") -> str:
    """A title that was kept in both languages."""
    return titles.get(language or reader_language()) or titles.get("vi", "")
