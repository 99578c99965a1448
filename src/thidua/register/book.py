"""The rulebook of the package, read from its files once."""

from functools import cache
from pathlib import Path

import thidua
from thidua.core.kernel.strict_yaml import read_text
from thidua.core.rules.load import FOLDERS, FORMATS, Rulebook, load_rulebook

LAW = Path(thidua.__file__).parent / "rulebook/law"


@cache
def the_rulebook() -> Rulebook:
    """The checked rulebook that this installation judges by.

    Raises:
        BadData: A rule file is wrong; the finding names file, line and key.
    """
    return load_rulebook(texts_of(LAW))


def texts_of(folder: Path) -> dict[str, str]:
    """The rule files of a folder.

    Raises:
        BadFile: `yaml_missing` or `yaml_encoding`.
    """
    inside = [path for name in FOLDERS for path in sorted((folder / name).glob("*.yaml"))]
    texts = {f"{path.parent.name}/{path.name}": read_text(path) for path in inside}
    return {name: read_text(folder / name) for name in FORMATS} | texts
