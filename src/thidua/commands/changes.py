"""What an import changes, in the words of the scheme, a screenful at most."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thidua.wording import current_language
from thidua.wording import gettext as _
from thidua.wording.common import gettext_noop
from thidua.wording.values import show

if TYPE_CHECKING:
    from thidua.apps.assessment.importing.compare import Change
    from thidua.apps.assessment.importing.outcome import ImportOutcome
    from thidua.core.scoring.scheme import Scheme

MOST = 40  # lines: more are counted, not listed
PARTS = {
    "absence": gettext_noop("state"),
    "note": gettext_noop("note"),
    "evidence": gettext_noop("proofs"),
    "illustrative": gettext_noop("illustrative mark"),
}
ABSENCES = {
    "not_assigned": gettext_noop("not assigned"),
    "nothing_arose": gettext_noop("nothing arose"),
    "missing": gettext_noop("no figure yet"),
}


def change_lines(outcome: "ImportOutcome") -> Iterator[str]:
    """One line a change; of values that are only new just where nothing is written yet."""
    told = [change for change in outcome.changes if change.old is not None or not outcome.written]
    for change in told[:MOST]:
        yield _sentence(change, outcome.scheme)
    if len(told) > MOST:
        yield _("… and {count} more changes.").format(count=len(told) - MOST)


def _sentence(change: "Change", scheme: "Scheme | None") -> str:
    old, new = (_("nothing") if v is None else _words(v) for v in (change.old, change.new))
    return _("{agency}, {what}: {old} → {new}").format(
        agency=change.agency, what=_what(change, scheme), old=old, new=new
    )


def _what(change: "Change", scheme: "Scheme | None") -> str:
    """Item and part as people call them: "1.1 Văn bản tham mưu (minh chứng)"."""
    if change.kind == "deed":
        return _("deed {number}").format(number=change.key)
    if scheme is None:
        return f"{change.key}, {change.part}"
    item = scheme.item(change.key)
    named = f"{item.code} {item.name}"
    if change.part in PARTS:
        return f"{named} ({_(PARTS[change.part])})"
    return named if len(item.inputs) == 1 else f"{named} ({item.input(change.part).label})"


def _words(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple):
        return "; ".join(_words(p) for p in value if p not in {"", "False", "True"}) or "–"
    if isinstance(value, str) and value in ABSENCES:
        return _(ABSENCES[value])
    return show(value, current_language())
