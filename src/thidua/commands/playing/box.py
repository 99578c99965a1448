"""An agency that does not log in: its report comes by mail and is entered on its behalf."""

from datetime import date
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

from thidua.apps.common import clock
from thidua.apps.movements.models import Indicator
from thidua.apps.organisations.selectors import Member
from thidua.apps.reporting.box import services
from thidua.apps.reporting.box.reading import read_upload
from thidua.apps.reporting.models import BoxFile
from thidua.commands.playing.cast import Cast
from thidua.core.kernel.periods import Period

SILENT = 9  # the place of the agency that sends its nine months late, as a Word file
CAME = (11, 20)


def play_box(cast: Cast) -> None:
    """One file waits in the box, so that the secretary has something to accept."""
    if BoxFile.objects.filter(bloc_year=cast.year).exists() or len(cast.members) <= SILENT:
        return
    member = cast.members[SILENT]
    known = tuple(Indicator.objects.filter(bloc_year=cast.year))
    with clock.at(date(cast.year.year, *CAME)):
        upload = SimpleUploadedFile("bao-cao-9-thang.docx", _report(cast, member, known))
        reading = read_upload(upload, known, used=0)
        services.receive(cast.secretary, cast.year, services.Drop(member, Period.M9), reading)


def _report(cast: Cast, member: Member, known: tuple[Indicator, ...]) -> bytes:
    from docx import Document

    document, stream = Document(), BytesIO()
    document.add_paragraph(member.name)
    document.add_paragraph(f"BÁO CÁO kết quả công tác 9 tháng năm {cast.year.year}")
    document.add_paragraph("(Số liệu minh họa)")
    for number, indicator in enumerate(known):
        if indicator.unit == "percent":
            document.add_paragraph(f"{indicator.label}: {88 + number * 5 % 12}%.")
        elif indicator.unit == "count":
            noun = indicator.noun or "việc"
            document.add_paragraph(
                f"{indicator.label}: {4 + number * 3 % 9} {noun},"
                f" theo Kế hoạch số {20 + number}-KH/TU ngày 15/02/{cast.year.year}."
            )
    document.save(stream)
    return stream.getvalue()
