"""What people state and record beside the tables: its codes, as clauses ask for them."""

from collections.abc import Mapping

from thidua.core.kernel.pieces import Piece
from thidua.core.rules.basis import Words
from thidua.core.rules.catalogue import Subject


class Statement(Piece):
    """What is stated for a year. `list`: the list on which it stands, if it is one of a list."""

    code: str
    says: Words
    subjects: tuple[Subject, ...]
    list: str = ""  # merit, registration


class Saying(Piece):
    """A post, or what members of a collective are counted for."""

    code: str
    says: Words


class Sayings(Piece):
    """The format of `statements.yaml`."""

    statements: tuple[Statement, ...] = ()
    posts: tuple[Saying, ...] = ()
    shares: tuple[Saying, ...] = ()

    @property
    def words(self) -> Mapping[str, Words]:
        """Code → words of everything that is stated."""
        return {each.code: each.says for each in self.statements}
