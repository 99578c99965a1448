"""What must not stand in the repository: paths of a machine, registry hosts, the shared folder."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
FORBIDDEN = re.compile(
    r"(?<![\w.])/(?:work|root|home/\w+)/|pypi\.org|pythonhosted|registry\.npmjs"
)
HERE = Path(__file__).relative_to(ROOT)


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return [Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file()]


def lines_with(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    found = []
    for path in paths:
        try:
            text = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{path}:{n}" for n, line in enumerate(text.splitlines(), 1) if pattern.search(line)
        ]
    return found


def test_no_machine_path_and_no_registry_host():
    assert lines_with(FORBIDDEN, [path for path in tracked() if path != HERE]) == []


def test_the_product_never_reads_the_shared_folder():
    assert lines_with(re.compile(r"\.\./shared"), tracked("src/*.py", "src/*.yaml")) == []


def test_the_locks_carry_hashes_and_no_address():
    for path in tracked("requirements/*.txt"):
        text = (ROOT / path).read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text
