"""Pages of reports, proofs and the calendar."""
