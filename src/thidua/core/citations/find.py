"""Document numbers in free text: `find_citations`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from thidua.core.citations.codes import (
    FRONT_ISSUER,
    PARTY_ISSUER,
    SAME,
    WORDS,
    is_issuer,
    known_type,
)
from thidua.core.citations.named import find_named


class Grammar(StrEnum):
    PARTY = "party"  # 05-CT/TW
    STATE = "state"  # 26/CT-TTg
    STATE_LAW = "state_law"  # 30/2020/NĐ-CP
    LETTER = "letter"  # 7115/SNV-TĐKT
    FRONT = "front"  # 82/HD-MTTW-BTT
    NAMED = "named"  # Nghị quyết Đại hội XIII của Đảng: known by name, without a number


@dataclass(frozen=True, slots=True)
class Citation:
    """One document named in a text; `flags` say what in its spelling is not as it should be.

    `spaces`, `look_alike` (Ð for Đ), `case`, `state_slash` (a Party paper in the state's form),
    `slash_lost`, `hyphen_lost`, `hyphen_for_slash`, `type_lost`, `unit_lost`.
    """

    as_written: str
    start: int
    end: int
    number: int
    year: int | None
    type: str | None
    issuer: str | None
    grammar: Grammar
    canonical: str
    flags: tuple[str, ...] = ()


Parts = tuple[str | None, str | None, Grammar, tuple[str, ...]]  # type, issuer, grammar, flags
BEFORE = r"(?:(?<![\w/.,:\-])|(?<=[sS]ố)|(?<=SỐ)|(?<=[sS]ố:)|(?<=SỐ:))"
NUMBER = BEFORE + r"(?P<number>[0-9]{1,5})"
TYPE = r"(?P<type>[A-ZĐ][A-Za-zĐđ]{0,5})"
ISSUER = r"(?P<issuer>[A-ZĐ][A-Za-zĐđ]{1,11}[0-9]{0,2})"
UNITS = r"(?P<units>(?: ?- ?[A-ZĐ][A-Za-zĐđ]{0,11}[0-9]{0,2}){0,3})"
AFTER = r"(?![\w])"
SLASH, HYPHEN = r" {0,3}/ {0,3}", r" {0,3}- {0,3}"
YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
DAY_AFTER = re.compile(
    r",? {0,3}(?:ngày|NGÀY) {0,3}[0-9]{1,2} {0,3}"
    r"(?:[/.\-] ?[0-9]{1,2} ?[/.\-]|tháng [0-9]{1,2} năm)"
    r" {0,3}(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
)
WORD_BEFORE = re.compile(rf"({'|'.join(WORDS)})(?:\s+số\s*:?)?\s*$", re.IGNORECASE)
NUMBERED = re.compile(r"số\s*:?\s*$", re.IGNORECASE)


def find_citations(text: str) -> list[Citation]:
    """Every document named in `text` (NFC), in the order of the text, none twice."""
    plain = text.translate(SAME)
    found: list[Citation] = []
    for pattern, judge in FORMS:
        for match in pattern.finditer(plain):
            if any(match.start() < c.end and c.start < match.end() for c in found):
                continue
            parts = judge(match, plain)
            if parts is not None:
                found.append(_citation(match, parts, text, plain))
    for name in find_named(plain):
        if not any(name.start < c.end and c.start < name.end for c in found):
            written = text[name.start : name.end]
            found.append(
                Citation(
                    written, name.start, name.end, name.number, None, "NQ", name.issuer,
                    Grammar.NAMED, name.canonical,
                )
            )  # fmt: skip
    return sorted(found, key=lambda citation: citation.start)


def _law(match: re.Match[str], _: str) -> Parts | None:
    if (assembly := match["assembly"]) is not None:
        return None, assembly, Grammar.STATE_LAW, ()
    kind = known_type(match["type"])
    if kind is None or not is_issuer(match["issuer"]):
        return None
    flags = () if "/" in match["slash"] else ("slash_lost",)
    return kind, match["issuer"] + _tight(match["units"]), Grammar.STATE_LAW, flags


def _party(match: re.Match[str], _: str) -> Parts | None:
    kind, issuer = known_type(match["type"]), match["issuer"]
    if kind is None or not is_issuer(issuer):
        return None
    if "-" not in match["hyphen"] and not PARTY_ISSUER.fullmatch(issuer):
        return None
    flags = () if "-" in match["hyphen"] else ("hyphen_lost",)
    return kind, issuer, Grammar.PARTY, flags


def _party_by_hyphens(match: re.Match[str], _: str) -> Parts | None:
    kind, issuer = known_type(match["type"]), match["issuer"]
    if kind is None or not PARTY_ISSUER.fullmatch(issuer):
        return None
    return kind, issuer, Grammar.PARTY, ("hyphen_for_slash",)


def _state(match: re.Match[str], _: str) -> Parts | None:
    first, second, units = match["type"], match["issuer"], _tight(match["units"])
    kind = known_type(first)
    if kind is None:
        if not is_issuer(first) or units:
            return None
        return None, f"{first}-{second}", Grammar.LETTER, ()
    if PARTY_ISSUER.fullmatch(second) and not units:
        return kind, second, Grammar.PARTY, ("state_slash",)
    if not is_issuer(second):
        return None
    front = bool(units) and FRONT_ISSUER.fullmatch(second) is not None
    return kind, second + units, Grammar.FRONT if front else Grammar.STATE, ()


def _bare(match: re.Match[str], plain: str) -> Parts | None:
    """`08/TU`: the type got lost; the word before may still tell it."""
    issuer = match["issuer"]
    if PARTY_ISSUER.fullmatch(issuer):
        word = WORD_BEFORE.search(plain, 0, match.start())
        kind = WORDS[word[1].lower()] if word else None
        return kind, issuer, Grammar.PARTY, ("type_lost",)
    numbered = NUMBERED.search(plain[max(0, match.start() - 8) : match.start()])
    if numbered is None or not is_issuer(issuer) or known_type(issuer) is not None:
        return None
    return None, issuer, Grammar.LETTER, ("unit_lost",)


FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], Parts | None]], ...] = (
    (
        re.compile(
            rf"{NUMBER}{SLASH}{YEAR}(?P<slash> {{0,2}}/? {{0,2}})"
            rf"(?:(?P<assembly>(?:UBTV)?QH[0-9]{{1,2}})|{TYPE}{HYPHEN}{ISSUER}{UNITS}){AFTER}"
        ),
        _law,
    ),
    (re.compile(rf"{NUMBER}(?P<hyphen> {{0,3}}-? {{0,3}}){TYPE}{SLASH}{ISSUER}{AFTER}"), _party),
    (re.compile(rf"{NUMBER}{HYPHEN}{TYPE}{HYPHEN}{ISSUER}{AFTER}"), _party_by_hyphens),
    (
        re.compile(
            rf"{NUMBER}{SLASH}(?P<type>[A-ZĐ][A-Za-zĐđ]{{0,9}}){HYPHEN}"
            rf"(?P<issuer>[A-ZĐ][A-Za-zĐđ]{{0,11}}[0-9]{{0,2}}){UNITS}{AFTER}"
        ),
        _state,
    ),
    (re.compile(rf"{NUMBER}{SLASH}{ISSUER}(?! ?-){AFTER}"), _bare),
)


def _citation(match: re.Match[str], parts: Parts, text: str, plain: str) -> Citation:
    kind, issuer, grammar, flags = parts
    groups = match.groupdict()
    written = text[match.start() : match.end()]
    day = DAY_AFTER.match(plain, match.end())
    year = groups.get("year") or (day["year"] if day else None)
    return replace(
        Citation(
            written, match.start(), match.end(), int(match["number"]),
            int(year) if year else None, kind, issuer, grammar, "",
        ),
        flags=(*flags, *_slips(written, groups.get("type"), kind)),
        canonical=_canonical(int(match["number"]), groups.get("year"), parts),
    )  # fmt: skip


def _slips(written: str, type_written: str | None, kind: str | None) -> Iterator[str]:
    if any(char.isspace() for char in written):
        yield "spaces"
    if any(char in "ÐƉð" for char in written):
        yield "look_alike"
    if kind is not None and type_written is not None and type_written != kind:
        yield "case"


def _canonical(number: int, year: str | None, parts: Parts) -> str:
    """The number as the rules print it: two digits at least, no spaces."""
    kind, issuer, grammar, _ = parts
    first = f"{number:02}"
    if grammar is Grammar.PARTY:
        return f"{first}-{kind}/{issuer}" if kind else f"{first}/{issuer}"
    tail = f"{kind}-{issuer}" if kind else f"{issuer}"
    return "/".join(part for part in (first, year, tail) if part)


def _tight(units: str) -> str:
    return units.replace(" ", "")
