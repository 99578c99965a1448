"""Thi Đua runs the year of an emulation bloc."""
