"""Plain Python: no Django, no clock, no network, no file outside what it is handed."""
