"""How templates say what stands in the rulebook."""

import re
from collections.abc import Iterable

from django import template
from django.utils.translation import gettext as _

from thidua.apps.common.pages import reader_language
from thidua.core.rules.basis import At, Period, Words
from thidua.core.rules.catalogue import Level, Subject
from thidua.register.book import the_rulebook
from thidua.wording.values import show

register = template.Library()
ADDRESS = re.compile(r"https?://[^\s;]+")


@register.filter
def said(words: Words) -> str:
    """The words in the reader's language."""
    return words.vi if reader_language() == "vi" else words.en


@register.filter
def subject_words(subject: Subject) -> str:
    return {
        "individual": _("individuals"), "collective": _("collectives"),
        "household": _("households"),
    }[subject]  # fmt: skip


@register.filter
def level_words(level: Level) -> str:
    return {
        "commune": _("commune"), "district": _("district"), "unit": _("the unit itself"),
        "grassroots": _("grassroots"), "province": _("ministry or province"),
        "national": _("national"),
    }[level]  # fmt: skip


@register.filter
def span(period: Period) -> str:
    """From when until when something holds."""
    first, last = (
        show(each, reader_language()) if each else "" for each in (period.from_, period.until)
    )
    if first and last:
        return _("from {first} to {last}").format(first=first, last=last)
    if first:
        return _("from {first} on").format(first=first)
    return _("to {last}").format(last=last) if last else ""


@register.filter
def document_name(at: At) -> str:
    """The name of the document that is cited."""
    names = {each.code: each.name for each in the_rulebook().documents}
    return names.get(at.document, at.document)


@register.filter
def award_name(code: str) -> str:
    """The name of an award in the reader's language."""
    found = next((each for each in the_rulebook().awards if each.code == code), None)
    return said(found.name) if found else code


@register.filter
def source_addresses(codes: Iterable[str]) -> str:
    """Where something was read: addresses only, for notes about a source are in English."""
    known = {each.code: each.where for each in the_rulebook().sources}
    return " ".join(address for code in codes for address in ADDRESS.findall(known.get(code, "")))


@register.filter
def answer_words(answer: str) -> str:
    return {
        "met": _("met"), "not_met": _("not met"), "unknown": _("unknown"),
        "check": _("needs a person's check"),
    }[answer]  # fmt: skip


@register.filter
def answer_tag(answer: str) -> str:
    """The colour of an answer; its words stand beside it."""
    return {"met": "tag-good", "not_met": "tag-error", "check": "tag-wait"}.get(
        answer, "tag-plain"
    )


@register.filter
def truth_words(truth: bool | None) -> str:
    if truth is None:
        return _("unknown")
    return _("met") if truth else _("not met")
