"""Facts of the year → the values that the plan of the report asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from thidua.apps.yearbook.facts import (
    AgencyFacts,
    GoverningDocument,
    MovementFact,
    Said,
    TargetFact,
    YearFacts,
)
from thidua.apps.yearbook.scores import scoring_context
from thidua.apps.yearbook.shortcomings import shortcomings
from thidua.core.composing.compose import joined
from thidua.core.composing.document import Figure, Span, Spans, Text
from thidua.core.composing.ledger import Ledger, Source

Values = dict[str, Any]


def report_context(facts: YearFacts, ledger: Ledger, sign: str) -> Values:
    """The context of the year-end report; evidence is numbered in the order of the report."""
    agencies = {agency.code: agency for agency in facts.agencies}
    return {
        "sign": sign,
        **_bloc(facts, ledger),
        "situation": said_list(facts.situation, ledger),
        **_documents(facts, ledger),
        "directing": said_list(facts.directing, ledger),
        "regimes": said_list(facts.regimes, ledger),
        "regime_count": _count(len(facts.regimes), "regimes", facts, facts.regimes, ledger),
        "agencies": [_agency(agency, ledger) for agency in facts.agencies],
        "building": said_list(facts.building, ledger),
        "emulation": said_list(facts.emulation, ledger),
        "movements": [_movement(movement, ledger) for movement in facts.movements],
        "models": said_list(facts.models, ledger),
        "shortcomings": [{"text": spans} for spans in shortcomings(facts, ledger)],
        "causes": said_list(facts.causes, ledger),
        **scoring_context(facts.scoring, agencies, ledger),
        **_next_year(facts, ledger),
        "targets": [
            _target(agency, target, ledger)
            for agency in facts.agencies
            for target in agency.targets
        ],
        "proofs": _proofs(ledger),  # last: everything above may number a proof
    }  # fmt: skip


def said_list(items: Iterable[Said], ledger: Ledger) -> list[Values]:
    return [{"text": say(said, ledger)} for said in items]


def say(said: Said, ledger: Ledger) -> Spans:
    """The words of a record as written, with the numbers of its proofs."""
    words = marked(ledger.quote(said.text, said.source), said.source)
    return joined([*words, *ledger.cite(said.source)])


def _count(
    number: int, what: str, facts: YearFacts, items: Sequence[Any], ledger: Ledger
) -> Spans:
    """A number that we counted: it is illustrative as soon as one of the counted things is."""
    illustrative = any(item.source.illustrative for item in items)
    record = replace(
        facts.bloc_source.record,
        key=f"{facts.bloc_source.record.key}-{what}",
        label=facts.bloc_source.record.label,
    )
    source = Source(record, illustrative=illustrative, rule="count")
    return (ledger.figure(str(number), source, unit="count"),)


def _bloc(facts: YearFacts, ledger: Ledger) -> Values:
    source = facts.bloc_source
    members: list[Span] = []
    for n, agency in enumerate(facts.agencies):
        members += [Text("; " if n else ""), *ledger.quote(agency.name, agency.source)]
    deputy: Spans = ()
    if facts.deputy:
        name = ledger.quote(facts.deputy, facts.head_source)
        deputy = (Text("; khối phó: "), *marked(name, facts.head_source))
    head = marked(ledger.quote(facts.head, facts.head_source), facts.head_source)
    return {
        "bloc": ledger.quote(facts.bloc, source),
        "year": (ledger.figure(str(facts.year), source, unit="year"),),
        "next_year": (ledger.figure(str(facts.year + 1), source, unit="year"),),
        "member_count": _count(len(facts.agencies), "members", facts, facts.agencies, ledger),
        "members": joined(members),
        "head": head if facts.head else (),
        "and_deputy": deputy,
    }


def marked(spans: Spans, source: Source) -> Spans:
    """The spans; an illustration in which no figure carries the sign says so in words."""
    if not source.illustrative or any(isinstance(span, Figure) for span in spans):
        return spans
    return (*spans, Text(" (minh họa)", italic=True))


def _documents(facts: YearFacts, ledger: Ledger) -> Values:
    audience: Spans = ()
    if facts.audience:
        audience = (Text(" tới "), *say(facts.audience, ledger))
    return {
        "document_count": _count(
            len(facts.documents), "documents", facts, facts.documents, ledger
        ),
        "audience": audience,
        "documents": [_document(document, ledger) for document in facts.documents],
    }


def _document(document: GoverningDocument, ledger: Ledger) -> Values:
    about = ledger.quote(f" {document.about}", document.source) if document.about else ()
    return {
        "citation": ledger.quote(document.citation, document.source),
        "about": about,
        "notes": ledger.cite(document.source),
    }


def _agency(agency: AgencyFacts, ledger: Ledger) -> Values:
    deeds: list[Span] = []
    for n, deed in enumerate(agency.deeds):
        deeds += [Text(" " if n else ""), *say(deed, ledger), Text(".")]
    with_target = [target for target in agency.targets if target.target]
    met = [target for target in with_target if target.met]
    missing = [target for target in with_target if not target.achieved]
    return {
        "agency": ledger.quote(agency.name, agency.source),
        "code": agency.code,
        "deeds": joined(deeds),
        "indicators": bool(with_target),
        "met_count": _share(len(met), "met", agency, with_target, ledger),
        "target_count": _share(len(with_target), "targets", agency, with_target, ledger),
        "missing_indicators": (
            Text("; chưa báo cáo "),
            *_share(len(missing), "missing", agency, with_target, ledger),
        )
        if missing
        else (),
    }


def _share(
    number: int, what: str, agency: AgencyFacts, targets: list[TargetFact], ledger: Ledger
) -> Spans:
    sources = [s for t in targets for s in (t.target_source, t.achieved_source) if s]
    record = replace(agency.source.record, key=f"{agency.source.record.key}-{what}")
    source = Source(record, illustrative=any(s.illustrative for s in sources), rule="count")
    return (ledger.figure(str(number), source, unit="count"),)


def _movement(movement: MovementFact, ledger: Ledger) -> Values:
    period = (
        (Text(", giai đoạn "), *ledger.quote(movement.period, movement.source))
        if movement.period
        else ()
    )
    return {
        "movement": ledger.quote(movement.name, movement.source),
        "period": period,
        "launch": ledger.quote(f": {movement.launch}" if movement.launch else "", movement.source),
        "notes": ledger.cite(movement.source),
    }


def _next_year(facts: YearFacts, ledger: Ledger) -> Values:
    theme = facts.theme
    return {
        "theme": ledger.quote(theme.text, theme.source) if theme else (),
        "theme_notes": ledger.cite(theme.source) if theme else (),
        "directions": said_list(facts.directions, ledger),
        "has_direction": bool(theme or facts.directions),
    }


def _target(agency: AgencyFacts, target: TargetFact, ledger: Ledger) -> Values:
    source = target.achieved_source or target.target_source or agency.source
    verdicts = {True: "Đạt", False: "Chưa đạt", None: "–"}
    verdict = verdicts[target.met] if target.achieved else "Chưa báo cáo"
    return {
        "agency": ledger.quote(agency.name, agency.source),
        "indicator": ledger.quote(target.indicator, source),
        "unit": target.unit,
        "target": _shown(target.target, target.target_source, target.unit, ledger),
        "achieved": _shown(target.achieved, target.achieved_source, target.unit, ledger),
        "verdict": verdict,
        "notes": ledger.cite(target.achieved_source) if target.achieved_source else (),
    }


def _shown(text: str, source: Source | None, unit: str, ledger: Ledger) -> Spans:
    if not text or source is None:
        return (Text("–"),)
    return (ledger.figure(text, source, unit=unit),)


def _proofs(ledger: Ledger) -> list[Values]:
    rows: list[Values] = []
    for proof in ledger.proofs:
        source = Source(proof.record, source_ref=proof.source_ref, illustrative=proof.illustrative)
        quantity = ledger.quote(proof.quantity, source)
        rows.append({
            "number": (ledger.figure(str(proof.number), replace(source, illustrative=False)),),
            "owner": ledger.quote(proof.owner, replace(source, illustrative=False)),
            "reference": marked(ledger.quote(proof.reference, source), source),
            "quantity": quantity,
            "period": ledger.quote(proof.period, source),
        })  # fmt: skip
    return rows
