"""Gathers findings about a file and knows on which line each place stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from thidua.core.kernel.findings import Finding, Severity

KeyPath = tuple[str | int, ...]


@dataclass(slots=True)
class Remarks:
    """`at(path, code, …)` keeps one finding at the line of that path, or of what holds it."""

    name: str
    lines: Mapping[KeyPath, int | str] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)

    def at(self, path: KeyPath, code: str, **data: object) -> None:
        self.found.append(Finding(code, self.place(path), data))

    def warn(self, path: KeyPath, code: str, **data: object) -> None:
        self.found.append(Finding(code, self.place(path), data, Severity.WARNING))

    def place(self, path: KeyPath) -> str:
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return f"{self.name}:{self.lines[path[:length]]}"
        return f"{self.name}: {'.'.join(str(part) for part in path)}"
