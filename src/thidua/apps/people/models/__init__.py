"""Persons and collectives with what is known of them."""

from thidua.apps.people.models.honours import AwardHeld, Initiative, InitiativeUse, Rating
from thidua.apps.people.models.imports import PeopleImport
from thidua.apps.people.models.lives import (
    Absence,
    Discipline,
    Hold,
    Membership,
    Post,
    Stay,
)
from thidua.apps.people.models.said import FileOpened, ListStatement, Statement
from thidua.apps.people.models.subjects import Collective, Person, Subject

__all__ = [
    "Absence",
    "AwardHeld",
    "Collective",
    "Discipline",
    "FileOpened",
    "Hold",
    "Initiative",
    "InitiativeUse",
    "ListStatement",
    "Membership",
    "PeopleImport",
    "Person",
    "Post",
    "Rating",
    "Statement",
    "Stay",
    "Subject",
]
