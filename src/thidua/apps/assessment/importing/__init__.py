"""A read workbook → records: checked against them, compared with them, kept as a new round."""
