"""A folder of outputs that is always whole: the new files appear all at once, or not at all."""

import ctypes
import fcntl
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from thidua.core.kernel.errors import BadFile

EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
AT_FDCWD = -100


@contextmanager
def replaced_at_once(target: Path, ours: Collection[str]) -> Iterator[Path]:
    """Hand out an empty folder beside `target`; when the block ends well it takes its place.

    Until then the earlier `target` is whole, whatever happens to this process. Files in it that
    are not `ours` stay where they are.

    Raises:
        BadFile: `out_not_a_folder`, `out_is_here` (the working folder itself, or one above it),
            `out_busy` (another run is writing there), `out_refused` (no permission, disk full).
    """
    target = target.absolute()
    if target.exists() and not target.is_dir():
        raise BadFile(reason="out_not_a_folder", folder=str(target))
    if target == Path.cwd() or target in Path.cwd().parents:
        raise BadFile(reason="out_is_here", folder=str(target))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _alone(target):
            _tidy(target, ours)
            fresh = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
            try:
                yield fresh
                fresh.chmod(0o755)
                _put_in_place(fresh, target)
            finally:
                _tidy(target, ours)
    except OSError as error:
        raise BadFile(
            reason="out_refused", folder=str(target), problem=error.strerror or str(error)
        ) from error


def _prefix(target: Path) -> str:
    return f".{target.name}.thidua-"


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    path = target.parent / f".{target.name}.lock"
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BadFile(reason="out_busy", folder=str(target)) from error
        try:
            yield
        finally:
            with suppress(FileNotFoundError):
                path.unlink()


def _put_in_place(fresh: Path, target: Path) -> None:
    if not target.exists():
        fresh.rename(target)
        return
    libc = ctypes.CDLL(None, use_errno=True)
    exchange = getattr(libc, "renameat2", None)
    if exchange is not None:
        names = os.fsencode(fresh), os.fsencode(target)
        if exchange(AT_FDCWD, names[0], AT_FDCWD, names[1], EXCHANGE) == 0:
            return
    # No exchange on this system: two renames, and `_tidy` brings the old one back if need be.
    aside = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent)) / "old"
    target.rename(aside)
    fresh.rename(target)


def _tidy(target: Path, ours: Collection[str]) -> None:
    """Remove what an earlier, killed run left; give back files that were not ours."""
    for left in target.parent.glob(f"{_prefix(target)}*"):
        old = left / "old"
        if old.is_dir() and not target.exists():
            old.rename(target)
        _give_back(old if old.is_dir() else left, target, ours)
        shutil.rmtree(left, ignore_errors=True)


def _give_back(left: Path, target: Path, ours: Collection[str]) -> None:
    if not target.is_dir():
        return
    for entry in left.iterdir():
        if entry.name not in ours and entry.name != "old" and not (target / entry.name).exists():
            entry.rename(target / entry.name)
