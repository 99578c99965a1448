"""Finds a scheme or a bloc by its file, or by the name or code of one in the rulebook."""

from pathlib import Path

from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.strict_yaml import read_yaml

RULEBOOK = Path(__file__).parent.parent / "rulebook"


def find_file(name: str, folder: str, reason: str) -> Path:
    """The file itself, else the one of that rulebook folder with this name or code.

    Raises:
        BadFile: `reason`, with the codes that there are.
    """
    path = Path(name)
    if path.suffix:
        return path
    known = {}
    for candidate in sorted((RULEBOOK / folder).rglob("*.yaml")):
        if candidate.stem == name:
            return candidate
        data = read_yaml(candidate)
        code = data.get("id") or (data.get("bloc") or {}).get("code")
        if code:
            known[str(code)] = candidate
    if name in known:
        return known[name]
    raise BadFile(reason=reason, file=name, known=sorted(known))
