"""The words of codes: one sentence per error, finding and scoring step, in Vietnamese or English.

Works with and without Django, from the same catalogue (`thidua/locale`), so that a page,
the command line and a document say the same thing in the same words.
"""

import gettext as stdlib_gettext
import os
import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from thidua.core.kernel.errors import DomainError
from thidua.core.kernel.findings import Finding
from thidua.wording.common import Msgid
from thidua.wording.values import show

LOCALE = Path(__file__).parent.parent / "locale"
DEFAULT_LANGUAGE = "vi"


def current_language() -> str:
    """The language of the command line: `THIDUA_LANGUAGE`, else Vietnamese."""
    return os.environ.get("THIDUA_LANGUAGE", DEFAULT_LANGUAGE)


@cache
def _catalogue(language: str) -> stdlib_gettext.NullTranslations:
    return stdlib_gettext.translation("django", LOCALE, [language], fallback=True)


@cache
def sentences() -> Mapping[str, str]:
    """Every code with its English sentence, gathered from the modules of this package."""
    found: dict[str, str] = {}
    for module in pkgutil.iter_modules(__path__):
        part: dict[str, str] = getattr(import_module(f"{__name__}.{module.name}"), "SENTENCES", {})
        found |= part
    return found


def gettext(message: str, language: str | None = None) -> str:
    """Translate one message; the name is what the message extractor looks for."""
    return _catalogue(language or current_language()).gettext(message) if message else ""


def say(code: str, data: Mapping[str, object] | None = None, language: str | None = None) -> str:
    """The sentence of `code` with `data` filled in, numbers and dates in the reader's form.

    Raises:
        KeyError: The code has no sentence, or the sentence names data that is not there.
    """
    language = language or current_language()
    shown = {
        name: gettext(value, language) if isinstance(value, Msgid) else show(value, language)
        for name, value in (data or {}).items()
    }
    return gettext(sentences()[code], language).format_map(shown)


def say_error(error: DomainError, language: str | None = None) -> str:
    return say(error.code, error.data, language)


def say_finding(finding: Finding, language: str | None = None) -> str:
    """Place and sentence, as one line."""
    return f"{finding.place}: {say(finding.code, finding.data, language)}"
