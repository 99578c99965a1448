"""Vietnamese text: one stored form, search keys, order, numbers, dates, old encodings."""

from thidua.core.vietnamese.collation import collate, person_key
from thidua.core.vietnamese.folding import fold, fold_marked
from thidua.core.vietnamese.letters import nfc

__all__ = ["collate", "fold", "fold_marked", "nfc", "person_key"]
