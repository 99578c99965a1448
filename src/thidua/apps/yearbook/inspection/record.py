"""Chosen scores → the document of the record: what was found, and a trail of each as an annex."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from thidua.apps.assessment.line import LinePage, ProofLink
from thidua.apps.common.changes import Change
from thidua.apps.yearbook.report import day_line_of, forms
from thidua.core.composing.document import (
    Annex,
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Signature,
    Spans,
    Table,
    Text,
)
from thidua.core.composing.ledger import Ledger, Source
from thidua.core.composing.trace import Record
from thidua.wording.values import show

FOUND = "Kết quả đối chiếu"
OPINION = "Ý kiến của đơn vị và kết luận"
DOTS = "…" * 62
SHORT = 16  # digits of a fingerprint that are printed
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Inspected:
    """One score with its trail and the name of its agency."""

    agency: str
    line: LinePage


@dataclass(frozen=True, slots=True)
class Frame:
    """Who inspects what, where and when."""

    bloc: str
    year: int
    parent: str
    place: str
    format: str
    day: date
    inspector: str


def compose_record(frame: Frame, found: Sequence[Inspected]) -> Document:
    """A draft to be read, completed and signed; nothing in it is computed here."""
    return _Composer(frame).compose(found)


class _Composer:
    def __init__(self, frame: Frame) -> None:
        self.frame, self.ledger = frame, Ledger()

    def compose(self, found: Sequence[Inspected]) -> Document:
        frame = self.frame
        year = Source(Record("bloc_year", str(frame.year), frame.bloc))
        return Document(
            form=forms()[frame.format],
            title="BIÊN BẢN",
            issuer=frame.bloc,
            parent=frame.parent,
            number="",
            place=frame.place,
            day=frame.day,
            day_line=day_line_of(frame.place, frame.day),
            summary=self.ledger.quote(
                f"kiểm tra điểm thi đua năm {frame.year} của {frame.bloc}", year
            ),
            blocks=tuple(self._body(found, year)),
            annexes=tuple(self._annex(n, each) for n, each in enumerate(found, 1)),
            signature=Signature("", "Người kiểm tra", frame.inspector),
            left=Signature("", "Đại diện đơn vị"),
        )

    def _body(self, found: Sequence[Inspected], year: Source) -> Iterator[Block]:
        said = (
            f"Người kiểm tra: {self.frame.inspector}. Số điểm được đối chiếu: {len(found)};"
            " căn cứ của từng điểm ở các phụ lục."
        )
        yield Paragraph(self.ledger.quote(said, year))
        yield Heading(1, "I", (Text(FOUND),))
        columns = (
            Column("Đơn vị", 30), Column("Tiêu chí", 40), Column("Điểm", 12, "right"),
            Column("Tối đa", 12, "right"), Column("Phụ lục", 10, "center"),
        )  # fmt: skip
        rows = tuple(
            Row(tuple(self._of(each, text) for text in (
                each.agency, f"{each.line.code} {each.line.name}", _points(each.line),
                show(each.line.score.frame, "vi"), str(n),
            )))
            for n, each in enumerate(found, 1)
        )  # fmt: skip
        yield Table(columns, rows)
        yield Heading(1, "II", (Text(OPINION),))
        for _line in range(4):
            yield Paragraph((Text(DOTS),))

    def _annex(self, number: int, each: Inspected) -> Annex:
        line, title = each.line, f"{each.line.code} {each.line.name} – {each.agency}"
        scored = f"{_points(line)} trên {show(line.score.frame, 'vi')} điểm"
        blocks: list[Block] = [
            *self._part("1", "Điểm", each, [f"{scored}; theo {line.scheme_title}."]),
            *self._part("2", "Quy tắc", each, line.rule),
            *self._part("3", "Số liệu đọc vào", each,
                        [f"{given.label}: {given.shown}" for given in line.inputs]),
            *self._part("4", "Cách tính", each, line.steps),
            *self._part("5", "Minh chứng", each, [_proof(p) for p in line.origin.evidence]),
            *self._part("6", "Các lần chấm", each, [
                f"{row.sheet.entered_on:%d/%m/%Y}, lần {row.sheet.round},"
                f" {row.who or row.sheet.who}" + (f": {row.reason}" if row.reason else "")
                for row in line.origin.history
            ]),
            Heading(2, "7", (Text("Thay đổi"),)),
        ]  # fmt: skip
        changes = line.origin.changes
        blocks.append(self._changes(each, changes) if changes else Paragraph((Text(NOTHING),)))
        return Annex(str(number), self._of(each, title), tuple(blocks))

    def _part(
        self, number: str, title: str, each: Inspected, lines: Sequence[str]
    ) -> Iterator[Block]:
        yield Heading(2, number, (Text(title),))
        for line in lines or (NOTHING,):
            yield Paragraph(self._of(each, line), bullet=len(lines) > 1)

    def _changes(self, each: Inspected, changes: Sequence[Change]) -> Table:
        columns = (
            Column("Khi nào", 18), Column("Ai", 22), Column("Nội dung", 22),
            Column("Trước", 19), Column("Sau", 19),
        )  # fmt: skip
        rows = tuple(
            Row(tuple(self._of(each, text) for text in (
                _moment(change.at), change.who,
                f"{change.thing}: {change.field}" if change.thing else change.field,
                change.before or NOTHING, change.after or NOTHING,
            )))
            for change in changes
        )  # fmt: skip
        return Table(columns, rows)

    def _of(self, each: Inspected, text: str) -> Spans:
        """Words of a score; each number among them names the line that it was read from."""
        record = Record("score_line", f"{each.agency}-{each.line.id}", each.line.name)
        return self.ledger.quote(text, Source(record))


def _points(line: LinePage) -> str:
    score = line.score
    return show(score.points, "vi") if score.points is not None else NOTHING


def _proof(proof: ProofLink) -> str:
    told = [proof.reference]
    if proof.sha256:
        told.append(f"mã tệp {proof.sha256[:SHORT]}")
    if proof.kept_at:
        told.append(f"tải lên {_moment(proof.kept_at)}")
    return ", ".join(told)


def _moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%d/%m/%Y %H:%M}"
