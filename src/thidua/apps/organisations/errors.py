"""What can not be done with agencies and blocs."""

from thidua.core.kernel.errors import DomainError


class UnknownBloc(DomainError):  # noqa: N818 - reads as the fact it states
    code = "organisations.unknown_bloc"


class NamesOverlap(DomainError):  # noqa: N818
    code = "organisations.names_overlap"
