"""Pages of movements, registrations and the pact."""
