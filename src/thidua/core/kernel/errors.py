"""Errors carry a stable code and data; people read the words of `thidua.wording`."""


class DomainError(Exception):
    """Something the user must hear about, told by `code` and `data`, never by text.

    `thidua.wording` holds one sentence per code; a test asserts that none is missing.
    """

    code = "error"

    def __init__(self, **data: object) -> None:
        super().__init__(self.code, data)
        self.data = data


class BadFile(DomainError):  # noqa: N818 - reads as the fact it states
    """A file that can not be used; `reason` names the sentence, `file` the file."""

    def __init__(self, *, reason: str, **data: object) -> None:
        super().__init__(reason=reason, **data)
        self.code = f"file.{reason}"


class BadData(DomainError):  # noqa: N818
    """A file that was read but says something wrong; `findings` name each place."""

    code = "data.refused"
