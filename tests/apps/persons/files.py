"""Files of persons and collectives for tests: one call makes each."""

from datetime import date

from tests.apps.world import World

from thidua.apps.people.kinds import KINDS
from thidua.apps.people.models import Collective, Person
from thidua.apps.people.services import lines, subjects

A, B = "CQ2A", "CQ3A"
TODAY = date(2023, 3, 1)
AT = ("khoi-thu", 2022)


def person(w: World, name: str = "Nguyễn Văn An", at: str = A, **values) -> Person:
    officer = w.actor("officer", at)
    return subjects.add_person(officer, w.year, w.agency(at).pk, {"name": name} | values)


def collective(w: World, name: str = "Phòng Tổng hợp", at: str = A, **values) -> Collective:
    officer = w.actor("officer", at)
    return subjects.add_collective(officer, w.year, w.agency(at).pk, {"name": name} | values)


def line(w: World, file, kind: str, /, **values):
    officer = w.actor("officer", file.organisation.code)
    return lines.add_line(officer, w.year, file, KINDS[kind], values)


def rating(w: World, file, year: int = 2021, grade: str = "HTT"):
    return line(w, file, "xep-loai", year=year, grade=grade)


def award(w: World, file, code: str = "CSTDCS", **values):
    values = {"period_until_year": 2021, "decided_on": date(2022, 1, 10)} | values
    return line(w, file, "khen-thuong", code=code, **values)
