"""Registering documents. A secret one is refused: it does not belong in a networked system."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from thidua.apps.common.models import Provenance
from thidua.apps.documents.models import Document
from thidua.apps.organisations.models import Organisation
from thidua.core.citations import find_citations
from thidua.core.kernel.errors import DomainError
from thidua.core.vietnamese import nfc

SECRET = re.compile(r"(?<!\w)(?:(?:tuyệt|tối)\s+)?mật(?!\w)", re.IGNORECASE)
PARTY_GRAMMARS = frozenset({"party", "named"})


class SecretDocument(DomainError):  # noqa: N818 - reads as the fact it states
    """A document marked Mật, Tối mật or Tuyệt mật was offered."""

    code = "documents.secret"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """A document as it is given; `marking` is what is stamped on it ("MẬT", "HỎA TỐC", …)."""

    type_name: str
    number: str = ""
    issuer_name: str = ""
    issuer: Organisation | None = None
    day: date | None = None
    summary: str = ""
    format: str = ""
    marking: str = ""
    position: int = 0
    provenance: Provenance | None = None
    source_ref: str = ""
    illustrative: bool = False


def register_document(entry: DocumentEntry) -> Document:
    """Keep a document with its number as written and as parsed; the same one again is updated.

    Raises:
        SecretDocument: It is marked as secret, at any grade.
    """
    if SECRET.search(f"{nfc(entry.marking)} | {nfc(entry.number)}"):
        raise SecretDocument(number=entry.number or entry.type_name)
    parsed = parse_number(entry.number)
    values: dict[str, Any] = {
        "type_name": nfc(entry.type_name),
        "number": nfc(entry.number),
        "issuer": entry.issuer,
        "summary": nfc(entry.summary),
        "format": entry.format or parsed.pop("format", "party"),
        "position": entry.position,
        "provenance": entry.provenance,
        "source_ref": entry.source_ref,
        "illustrative": entry.illustrative,
        **{key: parsed[key] for key in parsed if key != "format"},
    }
    same: dict[str, Any] = {"issuer_name": nfc(entry.issuer_name), "day": entry.day}
    if entry.number:
        same["canonical"] = values["canonical"]
    else:
        same["type_name"] = values["type_name"]
    document, _ = Document.objects.update_or_create(**same, defaults=values)
    return document


def parse_number(number: str) -> dict[str, Any]:
    """The parts of a number; a number that no grammar knows stays as written."""
    found = find_citations(nfc(number))
    if not found or found[0].grammar == "named":
        return {"canonical": nfc(number).strip()}
    citation = found[0]
    return {
        "canonical": citation.canonical,
        "serial": citation.number,
        "number_year": citation.year,
        "type_code": citation.type or "",
        "issuer_code": citation.issuer or "",
        "format": "party" if citation.grammar in PARTY_GRAMMARS else "state",
    }
