"""The rulebook: what the law gives, as dated data with its source and how sure we are of it."""
