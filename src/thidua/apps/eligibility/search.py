"""The rulebook among what a search finds: awards and laws, for whoever is signed in."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.common.finding import folded
from thidua.apps.common.offers import Hit
from thidua.register.book import the_rulebook

if TYPE_CHECKING:
    from thidua.apps.accounts.actor import Actor


def rules_found(_actor: "Actor", query: str, limit: int) -> list[Hit]:
    """Awards and documents of law whose name holds all the words."""
    return list(islice(_hits(query.split()), limit))


def _hits(words: list[str]) -> Iterator[Hit]:
    book = the_rulebook()
    for award in book.awards:
        if _holds(f"{award.name.vi} {award.name.en} {award.code}", words):
            url = reverse("eligibility:award", args=[award.code])
            yield Hit(kind=_("Title or form"), title=award.name.vi, url=url)
    for document in book.documents:
        if _holds(f"{document.name} {document.code}", words):
            url = reverse("eligibility:document", args=[document.code])
            yield Hit(kind=_("Law"), title=document.name, url=url)


def _holds(text: str, words: list[str]) -> bool:
    known = folded(text)
    return all(word in known for word in words)
