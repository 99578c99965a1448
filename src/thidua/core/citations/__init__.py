"""Document numbers and figures in free text, with the spellings that agencies really use."""

from thidua.core.citations.figures import Figure, find_figures
from thidua.core.citations.find import Citation, Grammar, find_citations

__all__ = ["Citation", "Figure", "Grammar", "find_citations", "find_figures"]
