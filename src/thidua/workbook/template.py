"""Write the bloc's workbook: empty for the agencies to fill, or filled with given contents."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from thidua.core.kernel.periods import Period
from thidua.core.scoring.scheme import Scheme
from thidua.workbook import layout
from thidua.workbook.bloc import AgencyName, BlocInfo
from thidua.workbook.contents import AgencyContents, DeedContents, WorkbookContents
from thidua.workbook.form_rows import specialised_items
from thidua.workbook.styles import GOLD, RED, Styles, open_for_writing
from thidua.workbook.template_agency import AgencySheet
from thidua.workbook.template_guide import write_guide
from thidua.workbook.template_sheets import write_deeds, write_info
from thidua.workbook.template_specialised import SpecialisedSheet
from thidua.workbook.validation import Lists

MAX_NAME, FORBIDDEN = 31, str.maketrans("[]:*?/\\", "-------")


def write_template(
    path: Path,
    scheme: Scheme,
    bloc: BlocInfo,
    when: tuple[int, Period],
    filled: WorkbookContents | None = None,
) -> Path:
    """Write one workbook for all agencies of `bloc`; the earlier file stays whole on failure."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(suffix=".xlsx", dir=path.parent)
    os.close(handle)
    try:
        _write(name, scheme, bloc, when, filled)
        Path(name).chmod(0o644)
        os.replace(name, path)  # noqa: PTH105 - the atomic call by its name
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return path


def write_per_agency(
    folder: Path, scheme: Scheme, bloc: BlocInfo, when: tuple[int, Period]
) -> tuple[Path, ...]:
    """One file for each agency, named after its code: `thi-dua-2022-Y-BTC.xlsx`."""
    year, period = when
    return tuple(
        write_template(
            folder / f"thi-dua-{year}-{period}-{agency.code}.xlsx",
            scheme,
            bloc.only(agency.code),
            when,
        )
        for agency in bloc.agencies
    )


def _write(
    name: str,
    scheme: Scheme,
    bloc: BlocInfo,
    when: tuple[int, Period],
    filled: WorkbookContents | None,
) -> None:
    agencies: Sequence[AgencyContents] = filled.agencies if filled else ()
    deeds: Sequence[DeedContents] = filled.deeds if filled else ()
    note = layout.ILLUSTRATION if _any_illustration(agencies) else ""
    book = open_for_writing(name)
    styles, lists = Styles(book), Lists()
    write_guide(book.add_worksheet(layout.GUIDE), styles, bloc, *when)
    write_info(book.add_worksheet(layout.INFO), styles, scheme, bloc, when, note)
    heading = f"{scheme.title} – năm {when[0]}, {layout.PERIODS[when[1]].lower()}"
    for agency, title in zip(bloc.agencies, sheet_names(bloc), strict=True):
        sheet = book.add_worksheet(title)
        sheet.set_tab_color(GOLD)
        given = next((a for a in agencies if a.code == agency.code), None)
        AgencySheet(sheet, styles, lists, scheme, agency, heading, given).write()
    write_deeds(book.add_worksheet(layout.DEEDS), styles, lists, bloc, deeds)
    if items := specialised_items(scheme):
        sheet = book.add_worksheet(layout.SPECIALISED)
        sheet.set_tab_color(RED)
        SpecialisedSheet(sheet, styles, lists, scheme, bloc, agencies).write(items)
    hidden = book.add_worksheet(layout.LISTS)
    lists.write(hidden, styles["plain"])
    hidden.hide()
    book.set_properties({"title": f"Thi đua {when[0]}", "created": _stable_day()})
    book.close()


def _any_illustration(agencies: Sequence[AgencyContents]) -> bool:
    return any(row.illustrative for agency in agencies for row in agency.rows)


def _stable_day() -> object:
    """The same contents make the same bytes: no clock in the file."""
    from datetime import datetime

    return datetime(2022, 1, 1)  # noqa: DTZ001 - Excel has no time zones


def sheet_names(bloc: BlocInfo) -> list[str]:
    r"""The agencies' names as Excel takes them: short, without []:*?/\, no two alike."""
    taken: set[str] = set()
    return [_name(agency, taken) for agency in bloc.agencies]


def _name(agency: AgencyName, taken: set[str]) -> str:
    wanted = agency.name if len(agency.name) <= MAX_NAME else agency.short_name or agency.code
    base = wanted.translate(FORBIDDEN).strip("' ")[:MAX_NAME] or agency.code
    if base.casefold() in taken:
        base = f"{base[: MAX_NAME - len(agency.code) - 1]} {agency.code}"
    taken.add(base.casefold())
    return base
