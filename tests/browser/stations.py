"""Makes the demonstration's database as it stands at stations of its year.

`python -m tests.browser.stations FOLDER` writes FOLDER/<station>/thidua.sqlite3. It is a program
of its own because the demonstration needs a home and settings of its own; what the tests do to a
station they do to a copy.
"""

import os
import shutil
import sys
from pathlib import Path

SELF, CROSS = "self", "cross"  # self-scoring is open and empty; the cross-check is half done
STATIONS = (SELF, CROSS)
DATABASE = "thidua.sqlite3"
TODAY = {SELF: "2023-11-28", CROSS: "2023-12-04"}


def main(folder: Path) -> None:
    making = folder / "making"
    os.environ |= {"THIDUA_DEMO": "1", "THIDUA_HOME": str(making)}
    from thidua.config.boot import migrate

    migrate()
    year = _last_year()
    from thidua.commands.playing.cast import cast_of
    from thidua.commands.playing.marks import mark_as_illustration
    from thidua.commands.playing.new_year import play_new_year
    from thidua.commands.playing.reports import play_reports
    from thidua.commands.playing.scoring import play_scoring
    from thidua.commands.playing.year_end import play_year_end

    code = year.bloc.code
    play_year_end(cast_of(code, year.year))
    play_new_year(cast_of(code, year.year + 1))
    play_reports(cast_of(code, year.year + 1))
    _keep(making, folder / SELF)
    play_scoring(cast_of(code, year.year + 1))
    mark_as_illustration(cast_of(code, year.year + 1))
    _papers(code, year.year)
    _keep(making, folder / CROSS)
    _open_self_scoring(folder / SELF, code, year.year + 1)


def _last_year():
    """The imported year, as `thidua run` leaves it, without its files."""
    from datetime import date

    from thidua.apps.accounts.seeding import seed_people
    from thidua.apps.assessment.services import import_workbook
    from thidua.apps.organisations.selectors import bloc_year
    from thidua.commands.demo_ import seed
    from thidua.core.kernel.strict_yaml import read_yaml
    from thidua.core.scoring.load import load_scheme
    from thidua.workbook.demo import BLOC, SCHEME, demo_contents

    seed()
    contents = demo_contents(load_scheme(SCHEME), read_yaml(BLOC))
    import_workbook(
        contents, file_hash="a" * 64, file_name="so-lieu-khoi.xlsx", today=date(2023, 1, 4)
    )
    year = bloc_year(contents.bloc_code, contents.year)
    seed_people(year)
    return year


def _papers(code: str, year: int) -> None:
    """One meeting's papers, so that the pack's pages have something to show."""
    from datetime import date

    from thidua.apps.common import clock
    from thidua.apps.yearbook.pack.kinds import MEETINGS
    from thidua.apps.yearbook.pack.services import make_pack
    from thidua.commands.playing.cast import cast_of

    cast = cast_of(code, year + 1)
    with clock.at(date(year + 1, 12, 4)):
        make_pack(cast.secretary, cast.year, MEETINGS["phat-dong"])


def _open_self_scoring(home: Path, code: str, year: int) -> None:
    from django.db import connection

    from thidua.commands.playing.cast import cast_of

    connection.close()
    connection.settings_dict["NAME"] = str(home / DATABASE)
    from datetime import date

    from thidua.apps.assessment import services
    from thidua.apps.common import clock

    cast = cast_of(code, year)
    with clock.at(date(year, 11, 27)):
        services.open_stage(
            cast.secretary, cast.year, services.StageForm("self", date(year, 12, 1))
        )
    connection.close()


def _keep(making: Path, home: Path) -> None:
    """Copy database, key and files while nobody writes."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    shutil.copytree(making, home)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
