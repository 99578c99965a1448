"""The record of an inspection: chosen scores, each with its whole trail, as a Word file."""
