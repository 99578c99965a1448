"""Propose what the reference pages lack: rows of the permission matrix, drawings of machines.

    python tools/draw_docs.py                  say what is missing or differs (exit code 1)
    python tools/draw_docs.py --write          add missing rows, drop rows of gone actions, draw
    python tools/draw_docs.py --write report.view report.send      take these rows anew as well

A row that is there and differs is never changed unless it is named: who may do what is decided
on the page, by a person, and the code is compared with it.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings_test")


def main(arguments: list[str]) -> int:
    """Print, or write and print; 1 when a person has to decide or to write."""
    import django

    django.setup()
    from tests.architecture import machines_page
    from tests.security import matrix_page

    write, named = "--write" in arguments, {each for each in arguments if "." in each}
    kept, proposed = matrix_page.kept_rows(), matrix_page.proposed_rows()
    missing = [action for action in proposed if action not in kept]
    gone = [action for action in kept if action not in proposed]
    differ = [action for action in proposed if kept.get(action, "") not in {"", proposed[action]}]
    drawn = machines_page.PAGE.exists() and machines_page.PAGE.read_text(encoding="utf-8")
    stale = drawn != machines_page.whole_page()
    if write:
        rows = proposed | {each: kept[each] for each in differ if each not in named}
        matrix_page.PAGE.write_text(matrix_page.with_rows(rows), encoding="utf-8")
        machines_page.PAGE.write_text(machines_page.whole_page(), encoding="utf-8")
        left = [each for each in differ if each not in named]
        _tell({"added": missing, "dropped": gone, "left as it is, differs": left}, proposed)
        return bool(left)
    _tell({"missing": missing, "gone": gone, "differs": differ}, proposed)
    if stale:
        print("state-machines.md is not what the machines say")
    return bool(missing or gone or differ or stale)


def _tell(found: dict[str, list[str]], proposed: dict[str, str]) -> None:
    for what, actions in found.items():
        for action in actions:
            print(f"{what}: {proposed.get(action, action)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
