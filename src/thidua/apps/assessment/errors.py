"""What can not be done with schemes, scores and rankings."""

from thidua.core.kernel.errors import DomainError


class NoScheme(DomainError):  # noqa: N818 - reads as the fact it states
    code = "assessment.no_scheme"


class SchemeInUse(DomainError):  # noqa: N818
    code = "assessment.scheme_in_use"


class NotFinal(DomainError):  # noqa: N818
    """A ranking with a missing figure can not be frozen; `missing` counts the lines."""

    code = "assessment.not_final"


class YearIsFrozen(DomainError):  # noqa: N818
    code = "assessment.year_is_frozen"


class NotYet(DomainError):  # noqa: N818
    """Something must come first; `reason` names the sentence."""

    def __init__(self, reason: str, **data: object) -> None:
        super().__init__(**data)
        self.code = f"assessment.not_yet_{reason}"


class CellRefused(DomainError):  # noqa: N818
    """What was typed does not fit its cell; the code is that of its sentence."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(**data)
        self.code = code


class SheetIncomplete(DomainError):  # noqa: N818
    """Lines that hinder a sheet from going on; `items` are their codes."""

    def __init__(self, reason: str, **data: object) -> None:
        super().__init__(**data)
        self.code = f"assessment.sheet_{reason}"


class CrossingRefused(DomainError):  # noqa: N818
    """Who may not check whom; `reason` names the sentence."""

    def __init__(self, reason: str, **data: object) -> None:
        super().__init__(**data)
        self.code = f"assessment.crossing_{reason}"
