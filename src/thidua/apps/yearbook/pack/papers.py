"""Facts of a meeting + the plan of a paper → a document that traces each of its numbers."""

from dataclasses import dataclass, replace

from thidua.apps.yearbook.context import Values
from thidua.apps.yearbook.pack.context import pack_context
from thidua.apps.yearbook.pack.facts import PackFacts
from thidua.apps.yearbook.pack.kinds import PAPERS, MeetingKind, PaperKind, plan_name
from thidua.apps.yearbook.pack.meetings import plan
from thidua.apps.yearbook.report import SYMBOL, compose_report, day_line, forms
from thidua.core.composing.check import check_trace
from thidua.core.composing.compose import compose, compose_annexes, fill
from thidua.core.composing.document import (
    Document,
    Figure,
    Signature,
    Spans,
    Text,
    all_spans,
    plain,
)
from thidua.core.composing.ledger import Ledger
from thidua.core.composing.plan import Plan, SignPlan
from thidua.core.composing.trace import Trace
from thidua.core.composing.values import fingerprint, missing_in, values_of
from thidua.core.kernel.errors import BadData

NOBODY = Signature("", "")
ILLUSTRATION = "số liệu minh họa, không phải số liệu do cơ quan báo cáo."


@dataclass(frozen=True, slots=True)
class Composed:
    """One paper as data, with what tells it from an earlier round."""

    kind: PaperKind
    document: Document
    values: dict[str, str]
    fingerprint: str
    missing: tuple[str, ...]


def compose_pack(facts: PackFacts) -> tuple[Composed, ...]:
    """Every paper that this meeting needs, in the order in which they are handed out.

    Raises:
        BadData: A number has no source, or differs from it; `findings` name each.
    """
    ledger = Ledger()
    context = pack_context(facts, ledger)
    trace = ledger.trace()
    return tuple(
        _composed(kind, facts, context, trace)
        for kind in PAPERS[facts.meeting.kind]
        if _wanted(kind, facts)
    )


def _wanted(kind: PaperKind, facts: PackFacts) -> bool:
    """Half-way a submission is made only where something is proposed."""
    halfway = facts.meeting.kind == MeetingKind.MIDYEAR
    return kind != PaperKind.SUBMISSION or not halfway or bool(facts.proposals)


def _composed(kind: PaperKind, facts: PackFacts, context: Values, trace: Trace) -> Composed:
    if kind == PaperKind.REPORT:
        document = _report(facts)  # proves its own numbers
    else:
        document = _document(kind, facts, context)
        _prove(document, trace)
    values = values_of(document)
    return Composed(kind, document, values, fingerprint(values), missing_in(document))


def _report(facts: PackFacts) -> Document:
    document, _trace = compose_report(facts.year)
    return document


def _document(kind: PaperKind, facts: PackFacts, context: Values) -> Document:
    year, chosen = facts.year, plan(plan_name(facts.meeting.kind, kind))
    form = forms()[year.format]
    document = Document(
        form=form,
        title=chosen.title,
        issuer=year.bloc,
        parent=year.parent,
        number=_number(chosen, form.code),
        place=year.place,
        day=year.day,
        day_line=day_line(year),
        summary=fill(chosen.summary, context),
        head_note=fill(chosen.head_note, context),
        blocks=compose(chosen.body, context),
        annexes=compose_annexes(chosen.annexes, context),
        signature=_signature(chosen.right, context) or NOBODY,
        recipients=tuple(plain(fill(line, context)) for line in chosen.recipients),
        left=_signature(chosen.left, context),
        signers=_signers(chosen, facts),
        unsigned=chosen.right is None and not chosen.all_sign,
        landscape=chosen.landscape,
    )
    return replace(document, head_note=_with_sign(document))


def _prove(document: Document, trace: Trace) -> None:
    findings = check_trace(document, trace)
    if findings:
        raise BadData(file=plain(document.summary), count=len(findings), findings=tuple(findings))


def _number(chosen: Plan, form: str) -> str:
    """Dots where a person writes the number; empty for a paper that has none."""
    if not chosen.code:
        return ""
    return f"…-{chosen.code}/{SYMBOL}" if form == "party" else f"…/{chosen.code}-{SYMBOL}"


def _signature(sign: SignPlan | None, context: Values) -> Signature | None:
    if sign is None:
        return None
    return Signature(plain(fill(sign.authority, context)), plain(fill(sign.post, context)))


def _signers(chosen: Plan, facts: PackFacts) -> tuple[Signature, ...]:
    if not chosen.all_sign:
        return ()
    return tuple(Signature("", agency.name) for agency in facts.year.agencies)


def _with_sign(document: Document) -> Spans:
    """The note under the title, with the meaning of the sign where a figure carries it."""
    note = document.head_note
    if not any(isinstance(s, Figure) and s.illustrative for s in all_spans(document)):
        return note
    before = ". " if note else ""
    return (*note, Text(f"{before}Dấu {document.form.sign} sau một số: {ILLUSTRATION}"))
