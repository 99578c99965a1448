"""Sends the whole corpus T-UPL through the upload door of a worker and counts what happens.

    python drill/uploads.py [--only WORDS]

The files are made first. Then a fresh process, as a worker of the server, takes each of them as
a posted form, keeps it or refuses it, and is asked after each: is anything left in a temporary
folder, is anything outside the store, how much memory was ever used, by itself and by the
process that judges. Figures are printed, not asserted; a wrong verdict ends with exit code 1.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
BOUNDARY = "thidua-drill"
LIMIT = 300  # MiB, for the worker and for the process that judges


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="", help="titles that hold these words")
    parser.add_argument("--worker", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.worker:
        work(asked.worker)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        cases = list(made(folder, asked.only))
        print(f"{len(cases)} files made", flush=True)
        answers = sent(folder, cases)
        raise SystemExit(report(folder, cases, answers))


def made(folder: Path, only: str) -> Iterator[dict[str, Any]]:
    """Write the body of each form to the disk, so that making it does not weigh on the worker."""
    sys.path.insert(0, str(ROOT))
    from tests.intake.corpus import harmful
    from tests.intake.good_files import good, made_by_libreoffice

    (folder / "bodies").mkdir()
    (folder / "office").mkdir()
    number = 0
    ours = () if only else made_by_libreoffice(folder / "office")
    for kind, files in (("harm", harmful()), ("good", good()), ("good", ours)):
        for one in files:
            if only not in one.title:
                continue
            number += 1
            write_body(folder / "bodies" / f"{number:04}", one.name, one.make())
            yield {
                "number": number, "kind": kind, "title": one.title, "name": one.name,
                "reasons": getattr(one, "reasons", ()), "gone": getattr(one, "gone", b"").hex(),
            }  # fmt: skip


def write_body(path: Path, name: str, data: bytes) -> None:
    shown = name.replace('"', "%22")
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{shown}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    path.write_bytes(head.encode() + data + f"\r\n--{BOUNDARY}--\r\n".encode())


def sent(folder: Path, cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    for name in ("home", "tmp", "here"):
        (folder / name).mkdir()
    (folder / "cases.json").write_text(json.dumps(cases))
    kept = {key: value for key, value in os.environ.items() if not key.startswith("THIDUA_")}
    env = kept | {
        "THIDUA_HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp"),
        "HOME": str(folder / "here"), "DJANGO_SETTINGS_MODULE": "thidua.config.settings",
    }  # fmt: skip
    command = [sys.executable, str(Path(__file__).resolve()), "--worker", str(folder)]
    done = subprocess.run(
        command, env=env, cwd=folder / "here", stdout=subprocess.PIPE, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def work(folder: Path) -> None:
    """The worker: one answer a line."""
    import django

    django.setup()
    before = set((folder / "home").rglob("*"))
    for case in json.loads((folder / "cases.json").read_text()):
        started = time.perf_counter()
        answer = take(folder / "bodies" / f"{case['number']:04}", bytes.fromhex(case["gone"]))
        answer["seconds"] = round(time.perf_counter() - started, 3)
        answer["left"] = left(folder, before)
        answer["own"] = peak()
        answer["judge"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(json.dumps(answer), flush=True)


def take(body: Path, gone: bytes) -> dict[str, Any]:
    from django.core.handlers.wsgi import WSGIRequest

    from thidua.apps.common.uploads import keep, path_of
    from thidua.core.kernel.errors import BadFile

    with body.open("rb") as stream:
        request = WSGIRequest({
            "REQUEST_METHOD": "POST", "wsgi.input": stream, "PATH_INFO": "/",
            "CONTENT_TYPE": f"multipart/form-data; boundary={BOUNDARY}",
            "CONTENT_LENGTH": str(body.stat().st_size),
        })  # fmt: skip
        request.upload_handlers = own_handlers(request)
        try:
            kept = keep(request.FILES["file"])
        except BadFile as error:
            return {"refused": str(error.data["reason"])}
        finally:
            request.close()
    data = path_of(kept.sha256).read_bytes()
    return {"kept": kept.kind, "bytes": len(data), "harm": bool(gone) and gone in data}


def own_handlers(request: Any) -> list[Any]:
    from thidua.apps.common.incoming import IncomingUpload

    return [IncomingUpload(request)]


def left(folder: Path, before: set[Path]) -> list[str]:
    """Whatever lies elsewhere than in the store."""
    store = folder / "home" / "files"
    found = [*(folder / "tmp").rglob("*"), *(folder / "here").rglob("*")]
    found += (store / ".incoming").rglob("*")
    found += [
        path
        for path in set((folder / "home").rglob("*")) - before
        if path != store and store not in path.parents
    ]
    return [str(path.relative_to(folder)) for path in found]


def peak() -> int:
    """MiB that this process ever held."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def report(folder: Path, cases: list[dict[str, Any]], answers: list[dict[str, Any]]) -> int:
    """Print the figures; the exit code."""
    wrong = [
        f"  {case['title']}: {answer}"
        for case, answer in zip(cases, answers, strict=True)
        if not right(case, answer)
    ]
    harm = [a for c, a in zip(cases, answers, strict=True) if c["kind"] == "harm"]
    good = [a for c, a in zip(cases, answers, strict=True) if c["kind"] == "good"]
    refused = Counter(a["refused"] for a in harm if "refused" in a)
    stored = [path for path in (folder / "home/files").rglob("*") if path.is_file()]
    clean = sum("kept" in answer and not answer["harm"] for answer in harm)
    print(f"harmful: {len(harm)}; refused {refused.total()}, kept without the harm {clean}")
    print(f"good: {len(good)}; kept {sum('kept' in a for a in good)}")
    print(f"reasons: {', '.join(f'{reason} {count}' for reason, count in refused.most_common())}")
    print(f"peak memory: worker {answers[-1]['own']} MiB, judge {answers[-1]['judge']} MiB "
          f"(goal: at most {LIMIT})")  # fmt: skip
    slow = sorted(zip((a["seconds"] for a in answers), (c["title"] for c in cases), strict=True))
    print(
        f"seconds a file: median {slow[len(slow) // 2][0]}, longest {slow[-1][0]} ({slow[-1][1]})"
    )
    print(
        f"left in temporary folders or outside the store: {sum(len(a['left']) for a in answers)}"
    )
    print(f"stored: {len(stored)} files for {sum('kept' in a for a in answers)} kept uploads")
    print("\n".join([f"wrong verdicts: {len(wrong)}", *wrong]))
    return 1 if wrong or any(a["left"] for a in answers) else 0


def right(case: dict[str, Any], answer: dict[str, Any]) -> bool:
    if case["kind"] == "good":
        return "kept" in answer
    if case["reasons"]:
        return answer.get("refused") in case["reasons"]
    return "kept" in answer and not answer["harm"]


if __name__ == "__main__":
    main()
