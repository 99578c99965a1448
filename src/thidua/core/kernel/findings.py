"""One remark about one place: what is wrong there, how bad, and the data for its sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"  # the work stops and nothing is kept
    WARNING = "warning"  # the work goes on and a person is asked to look
    NOTE = "note"  # good to know


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark of a check.

    `place` is where a person finds it: "Ban Tổ chức!F12", "scheme.yaml:40", "đoạn 7".
    `thidua.wording` turns `code` and `data` into one sentence that says what to do.
    """

    code: str
    place: str
    data: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR


def has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)
