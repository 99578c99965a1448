"""Runs compiled rules over tables of facts: one person's rows, or a whole register."""
