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
