"""What people can not do, and why."""

from thidua.core.kernel.errors import DomainError


class NotVisible(DomainError):  # noqa: N818 - reads as the fact it states
    """It is not there, or not for this reader: both are told in the same words."""

    code = "accounts.not_visible"


class Forbidden(DomainError):  # noqa: N818
    """It may be seen, not done; code and data say why."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(**data)
        self.code = code


class WrongState(DomainError):  # noqa: N818
    """The step does not begin where the thing stands now."""

    code = "accounts.wrong_state"


class ReasonNeeded(DomainError):  # noqa: N818
    code = "accounts.reason_needed"


class GrantRefused(DomainError):  # noqa: N818
    """A role that can not be granted so; `reason` names the sentence."""

    def __init__(self, reason: str, **data: object) -> None:
        super().__init__(**data)
        self.code = f"accounts.grant_{reason}"


class StandInRefused(DomainError):  # noqa: N818
    """A deputy who can not be named so; `reason` names the sentence."""

    def __init__(self, reason: str, **data: object) -> None:
        super().__init__(**data)
        self.code = f"accounts.stand_in_{reason}"
