"""Proofs to choose from for one line of the agency's own sheet: suggested, found, used already."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.assessment.encoding import reported_input
from thidua.apps.assessment.models import ScoreCitation
from thidua.apps.assessment.sheet_page import SheetPage, SheetRow, sheet_maker
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.models import Evidence, ResultCitation
from thidua.core.scoring.scheme import Item
from thidua.core.vietnamese import fold

SHORTEST, COMMON = 3, 2  # letters of a word that tells something; words in common that suggest
MOST = 200  # proofs on one page; the search finds the others


@dataclass(frozen=True, slots=True)
class Choice:
    """One proof, whether the line cites it, why it is suggested, and where else it is cited."""

    evidence: Evidence
    cited: bool
    why: str
    also: tuple[str, ...]  # codes of other lines of this sheet on the same file or paragraph


@dataclass(frozen=True, slots=True)
class Picking:
    page: SheetPage
    row: SheetRow
    demanded: str
    choices: tuple[Choice, ...]
    query: str
    more: int  # that are not shown

    @property
    def cited(self) -> int:
        return sum(each.cited for each in self.choices)

    @property
    def suggested(self) -> tuple[Choice, ...]:
        return tuple(each for each in self.choices if each.cited or each.why)

    @property
    def others(self) -> tuple[Choice, ...]:
        return tuple(each for each in self.choices if not (each.cited or each.why))


def picking(
    actor: Actor, bloc_year: BlocYear, pk: int, item: str, query: str, language: str
) -> Picking:
    """The agency's proofs for one line of its own sheet; those that are likely come first.

    Raises:
        NotVisible: The sheet is not the agency's own, or not for this person.
    """
    maker = sheet_maker(actor, bloc_year, pk, language)
    found = next((each for each in maker.items if each.id == item), None)
    if found is None or maker.at.kind != "self_score":
        raise NotVisible
    page = maker.make()
    store = list(Evidence.objects.filter(owner=maker.at.sheet.agency_id).order_by("-day", "-pk"))
    uses = _uses(pk)
    known = _Known(found, store, uses, _before(maker.at.sheet.agency_id, bloc_year, pk, found))
    codes = {each.id: each.code for each in maker.items}
    choices = [known.choice(row, codes) for row in store]
    words = fold(query).split()
    shown = [
        each for each in choices if each.cited or all(w in _said(each.evidence) for w in words)
    ]
    shown.sort(key=lambda each: (not each.cited, not each.why))
    return Picking(
        page, page.row(item), found.evidence or "", tuple(shown[:MOST]), query,
        max(len(shown) - MOST, 0),
    )  # fmt: skip


def _uses(sheet: int) -> dict[int, set[str]]:
    """Proof → items of this sheet that cite it."""
    found: dict[int, set[str]] = {}
    rows = ScoreCitation.objects.filter(line__sheet=sheet)
    for proof, item in rows.values_list("evidence", "line__item"):
        found.setdefault(proof, set()).add(item)
    return found


def _before(agency: int, bloc_year: BlocYear, sheet: int, item: Item) -> dict[int, str]:
    """Proofs that the same item, or the figure it reads, rested on before, with the reason."""
    found: dict[int, str] = {}
    earlier = ScoreCitation.objects.filter(
        line__item=item.id, line__sheet__agency=agency, line__sheet__stage__gt=""
    ).exclude(line__sheet=sheet)
    for proof in earlier.values_list("evidence", flat=True):
        found[proof] = _("cited for this item before")
    if reported_input(item) is not None:
        figures = ResultCitation.objects.filter(
            result__indicator__code=item.indicator, result__report__agency=agency,
            result__report__bloc_year=bloc_year,
        )  # fmt: skip
        for proof in figures.values_list("evidence", flat=True):
            found[proof] = _("the reported figure rests on it")
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read once for all proofs of one line."""

    item: Item
    store: list[Evidence]
    uses: dict[int, set[str]]
    before: dict[int, str]

    def choice(self, row: Evidence, codes: dict[str, str]) -> Choice:
        twins = [each for each in self.store if _same(each, row)]
        items = {item for each in twins for item in self.uses.get(each.pk, ())} - {self.item.id}
        return Choice(
            evidence=row,
            cited=self.item.id in self.uses.get(row.pk, ()),
            why=self.before.get(row.pk) or self._by_name(row),
            also=tuple(code for item, code in codes.items() if item in items),
        )

    def _by_name(self, row: Evidence) -> str:
        wanted = _words(f"{self.item.name} {self.item.evidence or ''}")
        named = _words(f"{row.reference} {row.file_name}")
        return _("its name fits the item") if len(wanted & named) >= COMMON else ""


def _same(one: Evidence, other: Evidence) -> bool:
    """The same proof, the same file, or the same paragraph as it was written."""
    if one.pk == other.pk:
        return True
    if one.file_hash and one.file_hash == other.file_hash:
        return True
    return bool(one.reference) and fold(one.reference) == fold(other.reference)


def _said(row: Evidence) -> str:
    return fold(f"{row.reference} {row.file_name} {row.period}")


def _words(text: str) -> set[str]:
    cut = "".join(sign if sign.isalnum() else " " for sign in fold(text))
    return {word for word in cut.split() if len(word) >= SHORTEST and not word.isdecimal()}


def keys_of(texts: Iterable[str]) -> set[int]:
    """Ticked keys; what is no key is left out."""
    return {int(text) for text in texts if text.isdecimal() and len(text) < len("9" * 18)}
