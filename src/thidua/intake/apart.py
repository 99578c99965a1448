"""Uploads judged in a process of their own, with little memory and little time.

A file that makes a parser crash, swell or spin ends that process, not the server. The process
is this module run as a program; it hears the path and the name, and answers with one line.
"""

import json
import logging
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.findings import Finding, Severity
from thidua.intake import limits
from thidua.intake.names import clean_name
from thidua.intake.upload import CheckedUpload, check_upload

LOG = logging.getLogger("thidua.uploads")


def check_apart(path: Path, name: str) -> CheckedUpload:
    """As `check_upload`; a file that needs too much memory or time is refused as well.

    Raises:
        BadFile: as `check_upload`, or "too_heavy".
    """
    command = [sys.executable, "-I", "-m", __name__, str(path)]
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
    findings = tuple(Finding(severity=Severity.NOTE, **note) for note in answer["notes"])
    return CheckedUpload(answer["kind"], answer["size"], answer["sha256"], findings)


def main() -> None:
    """Judge the file named on the command line and print the answer as JSON."""
    _limit()
    path, name = Path(sys.argv[1]), json.load(sys.stdin)
    try:
        answer = _answer(check_upload(path, name))
    except BadFile as error:
        answer = {"refused": error.data}
    except (MemoryError, RecursionError):
        answer = {"refused": {"reason": "too_heavy", "file": clean_name(name)}}
    sys.stdout.write(json.dumps(answer, default=str))


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (limits.JUDGE_MEMORY,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (limits.JUDGE_SECONDS, limits.JUDGE_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * limits.MAX_FILE,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(checked: CheckedUpload) -> dict[str, object]:
    notes = [{"code": n.code, "place": n.place, "data": dict(n.data)} for n in checked.findings]
    return {"kind": checked.kind, "size": checked.size, "sha256": checked.sha256, "notes": notes}


if __name__ == "__main__":
    main()
