"""What can not be done with reports and proofs."""

from thidua.core.kernel.errors import DomainError


class NotYetPossible(DomainError):  # noqa: N818 - reads as the fact it states
    """Something must come first; `reason` names the sentence."""

    def __init__(self, reason: str, **data: object) -> None:
        super().__init__(**data)
        self.code = f"reporting.{reason}"


class BoxError(DomainError):
    """What can not be done with a received file, or with a confirmation.

    `reason` names the sentence, of another room with its name before it.
    """

    def __init__(self, reason: str, **data: object) -> None:
        super().__init__(**data)
        self.code = reason if "." in reason else f"box.{reason}"
