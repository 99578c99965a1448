"""Agencies through time, on the web: lists as of a day, histories, events, proposals."""
