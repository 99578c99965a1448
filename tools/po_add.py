r"""Add translations to the Vietnamese catalogue: `msgid<TAB>msgstr` lines on standard input.

`\n` inside a field is a line break. A lock file lets several people run it at once.
Entries stay sorted by msgid, so that two branches merge line by line.
"""

import fcntl
import sys
from pathlib import Path

import polib

PO = Path(__file__).parent.parent / "src/thidua/locale/vi/LC_MESSAGES/django.po"
COLUMNS = 3
METADATA = {
    "Project-Id-Version": "thidua",
    "Language": "vi",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}


def main() -> None:
    PO.parent.mkdir(parents=True, exist_ok=True)
    with (PO.parent / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        catalogue = (
            polib.pofile(str(PO), wrapwidth=0) if PO.exists() else polib.POFile(wrapwidth=0)
        )
        catalogue.metadata = METADATA
        for line in sys.stdin.read().splitlines():
            if not line.strip():
                continue
            fields = [field.replace("\\n", "\n") for field in line.split("\t")]
            msgid, msgstr, plural = [*fields, ""][:COLUMNS]
            entry = next((e for e in catalogue if e.msgid == msgid), None)
            if entry is None:
                entry = polib.POEntry(msgid=msgid)
                catalogue.append(entry)
            entry.obsolete = False
            if plural:  # msgid, msgid_plural, msgstr: three fields
                entry.msgid_plural, entry.msgstr_plural = msgstr, {0: plural}
            else:
                entry.msgstr = msgstr
        catalogue.sort(key=lambda e: e.msgid)
        catalogue.save(str(PO))
        catalogue.save_as_mofile(str(PO.with_suffix(".mo")))


if __name__ == "__main__":
    main()
