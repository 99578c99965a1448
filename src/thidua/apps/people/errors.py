"""What can not be written about people, and why."""

from thidua.core.kernel.errors import DomainError


class RecordRefused(DomainError):  # noqa: N818 - reads as the fact it states
    """A record that can not be so; `reason` names the sentence."""

    def __init__(self, reason: str, **data: object) -> None:
        super().__init__(**data)
        self.reason = reason
        self.code = f"people.refused_{reason}"


class ImportRefused(DomainError):  # noqa: N818 - reads as the fact it states
    """A workbook, or one row of it, that can not be taken; `reason` names the sentence."""

    def __init__(self, reason: str, **data: object) -> None:
        super().__init__(**data)
        self.code = f"people.import_{reason}"
