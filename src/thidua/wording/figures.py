"""Sentences about files of figures for `thidua score`."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "file.figures_shape": gettext_noop(
        "{file} does not hold figures: write unit → item → value (YAML or JSON), "
        "or a CSV with the columns unit,item,value."
    ),
}
