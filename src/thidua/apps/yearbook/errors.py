"""What can go wrong with the papers of a meeting, for the person at the screen."""

from thidua.core.kernel.errors import DomainError


class NothingToSend(DomainError):  # noqa: N818 - reads as the fact it states
    """No paper was made yet, so there is nothing that members could read."""

    code = "yearbook.nothing_to_send"


class NotWord(DomainError):  # noqa: N818
    """What was uploaded is a good file, but no Word file."""

    code = "yearbook.not_word"


class NotOffered(DomainError):  # noqa: N818
    """A proposal for an agency or an award that the bloc's own lists do not hold."""

    code = "yearbook.not_offered"
