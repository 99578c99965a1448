"""What the top bar of every page takes from the desk."""

from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.models import Receipt
from thidua.apps.desk.menu import Menu, menu_of
from thidua.apps.desk.receipts import newest_of
from thidua.apps.desk.selectors import TopBar, top_bar
from thidua.apps.desk.words import notice_words, task_title
from thidua.apps.organisations.models import BlocYear

register = template.Library()
register.filter("notice_words", notice_words)
register.filter("task_title", task_title)


@register.simple_tag(takes_context=True)
def reader_bar(context: dict[str, Any]) -> TopBar:
    """Open notices and keys of whoever reads; one query, none for a stranger."""
    actor = context.get("actor")
    user_id = actor.user_id if actor and not actor.practises else None
    return top_bar(user_id) if user_id else TopBar(0, shortcuts=False)


@register.simple_tag(takes_context=True)
def receipt_of(context: dict[str, Any], machine: str, subject: int) -> Receipt | None:
    """The newest receipt of a thing that the reader may see: one query."""
    return newest_of(context.get("actor") or Actor(None), machine, subject)


@register.simple_tag(takes_context=True)
def menu_for(context: dict[str, Any], year: BlocYear) -> SafeString:
    """The menu of a year for whoever reads, drawn once for the places where it stands."""
    menu = menu_of(context.get("actor") or Actor(None), year)
    return _drawn(menu, str(context.get("section") or ""), get_language() or "")


@lru_cache(maxsize=512)
def _drawn(menu: Menu, section: str, _language: str) -> SafeString:
    """The entries say all that is drawn; who may see which was asked before."""
    return render_to_string("desk/_menu_items.html", {"menu": menu, "section": section})
