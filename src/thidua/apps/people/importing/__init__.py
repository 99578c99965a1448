"""People from an Excel form: its layout, reading it, comparing it with what is kept."""
