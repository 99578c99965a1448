"""Writes of the desk: notices, settings, reminders, the post, the day's work."""
