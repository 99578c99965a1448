"""Whether a text holds the words that somebody looks for; both without marks."""

import re
from functools import lru_cache

from thidua.core.vietnamese import fold

# Names change seldom and folding is the dear part of a search: each text is folded once.
folded = lru_cache(maxsize=100_000)(fold)


def holds(text: str, query: str) -> bool:
    """Whether a word of the text begins with each word of the query; both are folded.

    In the middle of a word nothing is found: without marks `hoa` stands in `khóa` too.
    """
    return all(_begins(word).search(text) for word in query.split())


@lru_cache(maxsize=1000)
def _begins(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}")
