"""Compare the committed catalogue with one gathered anew: no message missing, none fuzzy."""

import sys

import polib


def main(committed: str, gathered: str) -> None:
    known = {entry.msgid: entry for entry in polib.pofile(committed) if not entry.obsolete}
    used = {entry.msgid for entry in polib.pofile(gathered) if not entry.obsolete}
    problems = [f"not in the catalogue: {msgid!r}" for msgid in sorted(used - set(known))]
    problems += [f"no longer used: {msgid!r}" for msgid in sorted(set(known) - used)]
    problems += [
        f"not translated: {msgid!r}" for msgid, entry in known.items() if not entry.translated()
    ]
    if problems:
        sys.exit("\n".join(problems))
    print(f"{len(known)} messages, all translated")


if __name__ == "__main__":
    main(*sys.argv[1:])
