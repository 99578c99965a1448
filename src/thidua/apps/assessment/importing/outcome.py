"""What came of an import, or would come of it."""

from dataclasses import dataclass

from thidua.apps.assessment.importing.compare import Change
from thidua.core.kernel.findings import Finding
from thidua.core.scoring.scheme import Scheme


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """`unchanged`: the records said all this already. `rounds`: agency code → its new round."""

    unchanged: bool
    changes: tuple[Change, ...] = ()
    warnings: tuple[Finding, ...] = ()
    rounds: dict[str, int] | None = None
    written: bool = False
    scheme: Scheme | None = None  # whose items the changes name

    @property
    def corrected(self) -> tuple[str, ...]:
        """Agencies whose earlier round was replaced."""
        return tuple(code for code, number in (self.rounds or {}).items() if number > 1)
