"""Writing the files of persons and collectives; every service asks the permission itself."""
