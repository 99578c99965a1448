"""Text in its one stored form, however it came in."""

from typing import TYPE_CHECKING, Any

from django.db import models

from thidua.core.vietnamese import nfc

if TYPE_CHECKING:
    Line = models.CharField[str, str]
else:
    Line = models.CharField


class NfcField(Line):
    """A line of text, stored in NFC: by a form, an import, a command or a bulk write."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """The row itself says what was stored."""
        value = nfc(super().pre_save(model_instance, add) or "")
        setattr(model_instance, self.attname, value)
        return value

    def get_prep_value(self, value: Any) -> Any:
        """What is searched for is in the stored form too."""
        given = super().get_prep_value(value)
        return nfc(given) if isinstance(given, str) else given
