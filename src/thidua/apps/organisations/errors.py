"""What can not be done with agencies and blocs."""

from thidua.core.kernel.errors import DomainError


class UnknownBloc(DomainError):  # noqa: N818 - reads as the fact it states
    code = "organisations.unknown_bloc"


class EventRefused(DomainError):  # noqa: N818
    """An event that can not be; `reason` names the sentence."""

    def __init__(self, reason: str, **data: object) -> None:
        super().__init__(**data)
        self.reason = reason
        self.code = f"organisations.event_{reason}"
