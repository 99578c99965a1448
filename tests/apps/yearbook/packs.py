"""A meeting written by hand on the small year of `years.py`, and a kept one to make papers for."""

import io
from datetime import date

import docx
from tests.apps.yearbook.years import source, target, year

from thidua.apps.yearbook.pack.facts import (
    AimFact,
    MeetingFacts,
    PackFacts,
    PactFacts,
    ProposalFact,
)
from thidua.apps.yearbook.pack.kinds import MeetingKind
from thidua.core.composing.document import Table, all_blocks, plain

FLAG = "Cờ thi đua của Ủy ban nhân dân tỉnh"


def meeting(kind: MeetingKind, **fields) -> MeetingFacts:
    return MeetingFacts(kind, source("meeting", kind), **fields)


def facts(kind=MeetingKind.YEAREND, *, form="party", proposals=(), aims=(), **fields) -> PackFacts:
    given = year(format=form)
    draft = kind == MeetingKind.YEAREND
    targets = tuple((agency, each) for agency in given.agencies for each in agency.targets)
    return PackFacts(
        year=given,
        meeting=meeting(kind, **fields),
        pact=PactFacts(year=2023 if draft else 2022, draft=draft, theme=given.theme,
                       directions=given.directions, targets=targets),
        short={"BTC": "Ban Tổ chức", "BBVSK": "Ban Bảo vệ"},
        progress=((given.agencies[0], target("Sáng kiến", "3", "2", met=False)),),
        proposals=tuple(
            ProposalFact(agency, award, reason, source("proposal", f"{n}"))
            for n, (agency, award, reason) in enumerate(proposals)
        ),
        aims=tuple(AimFact(agency, title, source("title_aim", agency)) for agency, title in aims),
    )  # fmt: skip


WHOLE = {
    "day": date(2022, 12, 28), "hour": "8 giờ 00", "venue": "Hội trường A",
    "chair": "Đồng chí chủ trì", "secretary": "Thư ký Khối", "guests": "Thường trực Hội đồng",
    "submit_to": "Hội đồng Thi đua - Khen thưởng tỉnh", "legal_basis": "quy chế của Khối",
}  # fmt: skip


def words(document) -> str:
    return "\n".join(
        plain(block.spans) for block in all_blocks(document) if not isinstance(block, Table)
    )


def rows(document) -> list[list[str]]:
    return [
        [plain(cell) for cell in row.cells]
        for block in all_blocks(document)
        if isinstance(block, Table)
        for row in block.rows
    ]


def word_file(text: str = "Sửa tay") -> bytes:
    """A Word file as a person would save it."""
    made = docx.Document()
    made.add_paragraph(text)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()
