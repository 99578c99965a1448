"""The sheet "Thông tin": which scheme, bloc, year and period a file belongs to."""

from collections.abc import Callable
from dataclasses import dataclass

from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.periods import Period
from thidua.core.scoring.scheme import Scheme
from thidua.core.vietnamese.folding import fold
from thidua.workbook import layout
from thidua.workbook.bloc import AgencyName, BlocInfo
from thidua.workbook.book import Book, SheetView, key

SchemeLookup = Callable[[str, str], Scheme | None]  # (id, version) → the scheme, if it is known
NEEDED = ("format", "scheme", "version", "hash", "bloc", "year", "period")
YEARS = range(1948, 2200)


@dataclass(frozen=True, slots=True)
class Info:
    """What the file says about itself; `bloc` lists the agencies that it was made for."""

    scheme_id: str
    scheme_version: str
    scheme_hash: str
    bloc: BlocInfo
    year: int
    period: Period
    illustrative: bool = False


def find_info(book: Book) -> tuple[SheetView, Info]:
    """The sheet that states the scheme, whatever it is called now.

    Raises:
        BadFile: `no_info_sheet` or `info_damaged` (names the label that is missing or wrong).
    """
    for sheet in book.sheets:
        found = _labels(sheet)
        if {"scheme", "hash"} <= found.keys():
            return sheet, _info(sheet, found, book.file)
    raise BadFile(reason="no_info_sheet", file=book.file, sheet=layout.INFO)


def scheme_of(info: Info, schemes: SchemeLookup, file: str) -> Scheme:
    """The very scheme that the file was made for.

    Raises:
        BadFile: `unknown_scheme`, or `scheme_differs` when id and version are known but not
            with this content.
    """
    scheme = schemes(info.scheme_id, info.scheme_version)
    data = {"file": file, "scheme": info.scheme_id, "version": info.scheme_version}
    if scheme is None:
        raise BadFile(reason="unknown_scheme", **data)
    if scheme.hash != info.scheme_hash:
        raise BadFile(reason="scheme_differs", **data)
    return scheme


def _labels(sheet: SheetView) -> dict[str, str]:
    """Values beside the known labels, in whichever rows and columns they stand."""
    wanted = {fold(label): key for key, label in layout.INFO_LABELS.items()}
    found: dict[str, str] = {}
    for row in sheet.rows[:60]:
        for column, cell in sheet.filled(row).items():
            name = wanted.get(key(cell.text))
            if name and name not in found:
                found[name] = _beside(sheet, row, column)
    return found


def _beside(sheet: SheetView, row: int, column: int) -> str:
    texts = (sheet.text(row, column + step) for step in range(1, 5))
    return next((text for text in texts if text), "")


def _info(sheet: SheetView, found: dict[str, str], file: str) -> Info:
    for label in NEEDED:
        if not found.get(label):
            raise _damaged(file, label)
    periods = {fold(name): period for period, name in layout.PERIODS.items()}
    periods |= {fold(period.value): period for period in Period}
    period = periods.get(fold(found["period"]))
    if period is None:
        raise _damaged(file, "period")
    if not found["year"].isdecimal() or int(found["year"]) not in YEARS:
        raise _damaged(file, "year")
    if found["format"] != layout.FORMAT:
        raise BadFile(reason="other_format", file=file, found=found["format"])
    agencies = tuple(_agencies(sheet))
    return Info(
        found["scheme"], found["version"][:10], found["hash"],
        BlocInfo(found["bloc"], found.get("bloc_name", ""), agencies),
        int(found["year"]), period, layout.is_illustration(found.get("note", "")),
    )  # fmt: skip


def _damaged(file: str, name: str) -> BadFile:
    label = layout.INFO_LABELS[name]
    return BadFile(reason="info_damaged", file=file, sheet=layout.INFO, label=label)


def _agencies(sheet: SheetView) -> list[AgencyName]:
    """The list under the header "Mã đơn vị", to its first empty row."""
    header = fold(layout.AGENCY_CODE)
    for row in sheet.rows:
        for column, cell in sheet.filled(row).items():
            if key(cell.text) == header:
                listed = []
                for below in sheet.rows_below(row):
                    code, name, short = (sheet.text(below, column + n) for n in range(3))
                    if not code:
                        break
                    listed.append(AgencyName(code, name, short))
                return listed
    return []
