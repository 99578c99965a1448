"""Files of other people judged and read in a process of their own, with little memory and time.

A file that makes a parser crash, swell or spin ends that process, not the server. The process
is this module run as a program; it hears the path and the name, and answers with one line.
"""

import base64
import json
import logging
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.findings import Finding, Severity
from thidua.intake import limits
from thidua.intake.blocks import Block, Place, PlaceKind, read_blocks
from thidua.intake.names import clean_name
from thidua.intake.upload import CheckedUpload, check_upload

LOG = logging.getLogger("thidua.uploads")


def check_apart(path: Path, name: str) -> CheckedUpload:
    """As `check_upload`; a file that needs too much memory or time is refused as well.

    Raises:
        BadFile: as `check_upload`, or "too_heavy".
    """
    answer = _ask("check", path, name)
    findings = tuple(Finding(severity=Severity.NOTE, **note) for note in answer["notes"])
    return CheckedUpload(answer["kind"], answer["size"], answer["sha256"], findings)


def read_apart(path: Path, name: str) -> list[Block]:
    """As `read_blocks`, for a file that came in over the web; refusals call it `name`.

    Raises:
        BadFile: as `read_blocks`, or "too_heavy".
    """
    return [
        Block(text, Place(PlaceKind(kind), tuple(numbers), sheet), label)
        for text, kind, numbers, sheet, label in _ask("read", path, name)["blocks"]
    ]


def picture_apart(path: Path, name: str) -> bytes:
    """As `first_page`, for a kept file; a page that takes too much to draw is refused.

    Raises:
        BadFile: as `first_page`, or "too_heavy".
    """
    return base64.b64decode(_ask("picture", path, name)["jpeg"])


def _ask(job: str, path: Path, name: str) -> dict[str, Any]:
    command = [sys.executable, "-I", "-m", __name__, job, str(path)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the name goes through a pipe
            command,
            input=json.dumps(name).encode(),
            capture_output=True,
            timeout=limits.JUDGE_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise BadFile(reason="too_heavy", file=clean_name(name)) from error
    if done.returncode:
        # Only the kind of the end: the rest could quote what the file says.
        said = done.stderr.decode(errors="replace").rstrip().rpartition("\n")[2]
        LOG.error("the judge of an upload ended with %s %s", done.returncode, said.split(":")[0])
        raise BadFile(reason="too_heavy", file=clean_name(name))
    answer: dict[str, Any] = json.loads(done.stdout)
    if "refused" in answer:
        raise BadFile(**answer["refused"])
    return answer


def main() -> None:
    """Do the job that the command line names and print the answer as JSON."""
    _limit()
    job, path, name = sys.argv[1], Path(sys.argv[2]), json.load(sys.stdin)
    try:
        answer = JOBS[job](path, name)
    except BadFile as error:
        answer = {"refused": {**error.data, "file": clean_name(name)}}
    except (MemoryError, RecursionError):
        answer = {"refused": {"reason": "too_heavy", "file": clean_name(name)}}
    sys.stdout.write(json.dumps(answer, default=str))


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (limits.JUDGE_MEMORY,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (limits.JUDGE_SECONDS, limits.JUDGE_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * limits.MAX_FILE,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _check(path: Path, name: str) -> dict[str, object]:
    checked = check_upload(path, name)
    notes = [{"code": n.code, "place": n.place, "data": dict(n.data)} for n in checked.findings]
    return {"kind": checked.kind, "size": checked.size, "sha256": checked.sha256, "notes": notes}


def _read(path: Path, _name: str) -> dict[str, object]:
    blocks = read_blocks(path)
    return {
        "blocks": [
            (block.text, block.place.kind, block.place.numbers, block.place.sheet, block.label)
            for block in blocks
        ]
    }


def _picture(path: Path, name: str) -> dict[str, object]:
    # Drawing is only ever asked for files that were judged; who only judges needs none of it.
    from thidua.intake.picture import first_page

    return {"jpeg": base64.b64encode(first_page(path, clean_name(name))).decode()}


JOBS: Mapping[str, Callable[[Path, str], dict[str, object]]] = {
    "check": _check, "read": _read, "picture": _picture,
}  # fmt: skip


if __name__ == "__main__":
    main()
