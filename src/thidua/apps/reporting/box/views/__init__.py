"""Pages of the box of received reports."""
