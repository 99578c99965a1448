"""Vietnamese text: one stored form, search keys, order, numbers, dates, old encodings."""

from thidua.core.vietnamese.collation import collate, person_key
from thidua.core.vietnamese.dates import long_date, read_date, write_date
from thidua.core.vietnamese.folding import fold, fold_marked
from thidua.core.vietnamese.letters import nfc
from thidua.core.vietnamese.numbers import NumberReading, read_number, write_number
from thidua.core.vietnamese.words import number_in_words

__all__ = [
    "NumberReading",
    "collate",
    "fold",
    "fold_marked",
    "long_date",
    "nfc",
    "number_in_words",
    "person_key",
    "read_date",
    "read_number",
    "write_date",
    "write_number",
]
