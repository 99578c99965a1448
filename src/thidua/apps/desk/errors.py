"""What can not be done at the desk."""

from thidua.core.kernel.errors import DomainError


class AlreadyReminded(DomainError):  # noqa: N818 - reads as the fact it states
    """An agency is reminded by hand once in 24 hours."""

    code = "desk.already_reminded"


class NobodyChosen(DomainError):  # noqa: N818
    code = "desk.nobody_chosen"


class NothingLate(DomainError):  # noqa: N818
    """What was chosen has come meanwhile."""

    code = "desk.nothing_late"


class PaperRefused(DomainError):  # noqa: N818
    """Nothing waits for a signature."""

    code = "desk.paper_refused"
