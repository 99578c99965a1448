"""Read the bloc's workbook back: one file, several files of single agencies, or a folder.

Nothing is repaired in silence: what could be read two ways is a warning with the reading
taken, what can not be read is an error at its cell, and with one error nothing is recorded.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.findings import Finding, Severity
from thidua.core.scoring.scheme import Scheme
from thidua.core.vietnamese.folding import fold
from thidua.workbook import layout
from thidua.workbook.bloc import AgencyName, BlocInfo
from thidua.workbook.book import MAX_ROWS, Book, SheetView, key, open_book
from thidua.workbook.contents import AgencyContents, DeedContents, RowContents, WorkbookContents
from thidua.workbook.form_rows import specialised_items
from thidua.workbook.merge import merge
from thidua.workbook.read_agency import AgencyReader, agency_table
from thidua.workbook.read_deeds import deeds_table, read_deeds
from thidua.workbook.read_info import Info, SchemeLookup, find_info, scheme_of
from thidua.workbook.read_specialised import agency_code, read_specialised, specialised_table

UNCALCULATED = "workbook.uncalculated"
OURS = frozenset({fold(layout.GUIDE), fold(layout.LISTS), fold(layout.INFO)})


def read_workbook(
    path: Path | Sequence[Path], schemes: SchemeLookup, bloc: BlocInfo | None = None
) -> WorkbookContents:
    """What the workbook says; look at `is_usable` before recording anything.

    Args:
        path: A file, a folder of files, or several files that belong together.
        schemes: Gives the scheme of an id and version, or None.
        bloc: The bloc as recorded; agencies that are not in it are errors. Without it the
            list in the workbook itself is taken.

    Raises:
        BadFile: The file can not be used at all; its reason says why.
    """
    files = _files(path)
    return merge([_read_one(file, schemes, bloc) for file in files])


def _files(path: Path | Sequence[Path]) -> list[Path]:
    if not isinstance(path, Path):
        return [Path(part) for part in path]
    if not path.is_dir():
        return [path]
    files = sorted(f for f in path.glob("*.xlsx") if not f.name.startswith(("~$", ".")))
    if not files:
        raise BadFile(reason="no_workbooks", file=path.name)
    return files


def _read_one(path: Path, schemes: SchemeLookup, bloc: BlocInfo | None) -> WorkbookContents:
    book = open_book(path)
    info_sheet, info = find_info(book)
    scheme = scheme_of(info, schemes, book.file)
    reading = _Reading(book, info, scheme, bloc or info.bloc)
    for sheet in book.sheets:
        if sheet.name != info_sheet.name and fold(sheet.name) not in OURS:
            reading.sheet(sheet)
    return reading.contents()


@dataclass(slots=True)
class _Reading:
    book: Book
    info: Info
    scheme: Scheme
    bloc: BlocInfo
    found: dict[str, tuple[str, AgencyContents]] = field(default_factory=dict)  # code → sheet, …
    special: dict[str, dict[str, RowContents]] = field(default_factory=dict)
    deeds: list[DeedContents] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def sheet(self, sheet: SheetView) -> None:
        """Take one sheet for what its headers say it is."""
        if sheet.is_cut:
            self._say("far_rows", sheet.name, Severity.NOTE, limit=MAX_ROWS)
        if table := deeds_table(sheet):
            deeds, findings = read_deeds(self.bloc, sheet, table)
            self.deeds += deeds
            self.findings += findings
        elif table := specialised_table(sheet):
            rows, findings = read_specialised(self.scheme, self.bloc, sheet, table)
            self.findings += findings
            for code, items in rows.items():
                self.special.setdefault(code, {}).update(items)
        elif table := agency_table(sheet):
            agency = self._agency(sheet)
            if agency is not None:
                reader = AgencyReader(self.scheme, sheet, table, agency)
                self.found[agency.code] = (sheet.name, reader.read())
                self.findings += reader.findings
        else:
            self._say("extra_sheet", sheet.name, Severity.NOTE)

    def _agency(self, sheet: SheetView) -> AgencyName | None:
        """Whose sheet it is: by the code at its top, else by its title, else by its name."""
        top = code_at_top(sheet)
        named = [text for text in (top, sheet.text(1, 1), sheet.name) if text]
        codes = (agency_code(self.bloc, text) for text in ([top] if top else named))
        code = next((found for found in codes if found), None)
        if code is None:
            self._say("unknown_agency", sheet.name, Severity.ERROR, agency=named[0])
            return None
        if code in self.found:
            self._say(
                "agency_twice", sheet.name, Severity.ERROR, agency=code, first=self.found[code][0]
            )
            return None
        return next(agency for agency in self.bloc.agencies if agency.code == code)

    def _say(self, code: str, place: str, severity: Severity, **data: object) -> None:
        self.findings.append(Finding(f"workbook.{code}", place, data, severity))

    def contents(self) -> WorkbookContents:
        self._refuse_uncalculated()
        for agency in self.info.bloc.agencies:
            if agency.code not in self.found:
                self._say("sheet_missing", self.book.file, Severity.ERROR, agency=agency.name)
        if specialised_items(self.scheme) and not self.special:
            sheet = layout.SPECIALISED
            self._say("no_specialised", self.book.file, Severity.WARNING, sheet=sheet)
        return WorkbookContents(
            scheme_id=self.info.scheme_id,
            scheme_version=self.info.scheme_version,
            scheme_hash=self.info.scheme_hash,
            bloc_code=self.info.bloc.code,
            year=self.info.year,
            period=self.info.period,
            agencies=tuple(self._with_special(found) for _sheet, found in self._in_order()),
            deeds=tuple(self.deeds),
            findings=(*self.book.findings, *self.findings),
            files=((self.book.file, self.book.sha256),),
        )

    def _in_order(self) -> list[tuple[str, AgencyContents]]:
        return [self.found[a.code] for a in self.bloc.agencies if a.code in self.found]

    def _with_special(self, agency: AgencyContents) -> AgencyContents:
        """All items of the scheme in printed order; a specialised one may not be there yet."""
        rows = {row.item_id: row for row in agency.rows} | self.special.get(agency.code, {})
        ordered = tuple(rows[item.id] for item in self.scheme.items() if item.id in rows)
        return AgencyContents(agency.code, agency.name, ordered)

    def _refuse_uncalculated(self) -> None:
        """A needed formula without stored value, in a file that nobody calculated.

        Where other formulas have values, the empty one says empty text: the cell is blank.
        """
        empty = [f for f in self.findings if f.code == UNCALCULATED]
        if empty and not self.book.has_stored_values():
            raise BadFile(reason="no_stored_values", file=self.book.file, cell=empty[0].place)
        self.findings = [f for f in self.findings if f.code != UNCALCULATED]


def code_at_top(sheet: SheetView) -> str:
    """The text beside "Mã đơn vị" in the title block."""
    label = fold(layout.AGENCY_CODE)
    for row in sheet.rows[:15]:
        for column, cell in sheet.filled(row).items():
            if key(cell.text) == label:
                beside = (sheet.text(row, column + step) for step in range(1, 5))
                return next((text for text in beside if text), "")
    return ""
