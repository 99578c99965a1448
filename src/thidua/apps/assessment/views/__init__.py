"""Pages of schemes, sheets, checks, differences, the ranking and the hand-over."""
