"""Entering for an agency that does not log in: its files, what they say, who confirms it."""
