"""Which records tell what was changed in a score sheet, one of its lines, a difference."""

from collections.abc import Iterable, Mapping

from thidua.apps.assessment.encoding import from_json
from thidua.apps.assessment.given import shown
from thidua.apps.assessment.models import Explanation, Question, ScoreLine
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.common.changes import Trail, Words, kept_json
from thidua.apps.common.pages import reader_language
from thidua.core.scoring.scheme import Item, Scheme

LINE_FIELDS = ("inputs", "absence", "points", "reason")
EXPLANATION_FIELDS = ("text", "outcome")
QUESTION_FIELDS = ("text", "answer", "due")


def of_sheet(key: int) -> tuple[Trail, ...]:
    lines = list(ScoreLine.objects.filter(sheet=key).select_related("sheet__bloc_year__bloc"))
    if not lines:
        return ()
    scheme = adopted_scheme(lines[0].sheet.bloc_year)
    called = {item.id: f"{item.code} {item.name}" for item in scheme.items()}
    return (of_lines(scheme, lines, {x.pk: called.get(x.item, x.item) for x in lines}),)


def of_difference(key: int) -> tuple[Trail, ...]:
    return (Trail(Explanation, {key: ""}, EXPLANATION_FIELDS),)


def of_question(key: int) -> tuple[Trail, ...]:
    return (Trail(Question, {key: ""}, QUESTION_FIELDS),)


def of_lines(scheme: Scheme, lines: Iterable[ScoreLine], names: Mapping[int, str]) -> Trail:
    """The changes of these lines; `names` says how each line is called."""
    items = {item.id: item for item in scheme.items()}
    at = {line.pk: items[line.item] for line in lines if line.item in items}
    return Trail(ScoreLine, names, LINE_FIELDS, _in_words(at))


def _in_words(items: Mapping[int, Item]) -> Words:
    """Inputs are kept as JSON: told by the labels and units of the scheme."""

    def words(pk: int, field: str, text: str) -> str:
        item = items.get(pk)
        if field != "inputs" or item is None:
            return ""
        kept, language = kept_json(text), reader_language()
        several = len(item.inputs) > 1
        told = [
            (f"{spec.label}: " if several else "")
            + shown(spec, from_json(spec, kept[spec.name]), language)  # type: ignore[arg-type] # kept by to_json
            for spec in item.inputs
            if spec.name in kept
        ]
        return "; ".join(told)

    return words
