"""Pages of persons and collectives."""
