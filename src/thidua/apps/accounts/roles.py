"""Roles that are granted, and the positions that follow from them towards one place."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person was appointed to, for an agency (and for one year of a bloc)."""

    OFFICER = "officer", _("Agency officer")
    LEADER = "leader", _("Agency leader")
    BLOC_SECRETARY = "bloc_secretary", _("Secretary of the bloc")
    COUNCIL_MEMBER = "council_member", _("Council member")
    STANDING_OFFICE = "standing_office", _("Standing office")
    ORGANISATION_OFFICER = "organisation_officer", _("Officer of the organisation board")
    ARCHIVIST = "archivist", _("Archivist")
    EDITOR = "editor", _("Editor")
    INSPECTOR = "inspector", _("Inspector")
    ADMIN = "admin", _("System administrator")


# Losing one of these accounts harms more than its own agency: a second factor is demanded.
SECOND_FACTOR = frozenset({Role.BLOC_SECRETARY, Role.STANDING_OFFICE, Role.ADMIN, Role.INSPECTOR})
AGENCY_ROLES = frozenset({Role.OFFICER, Role.LEADER})


class Position(models.TextChoices):
    """What somebody is towards one place: a year of a bloc and, often, one agency in it."""

    OFFICER = "officer", _("Officer of the agency")
    LEADER = "leader", _("Leader of the agency")
    MEMBER = "member", _("Officer or leader of any member agency")
    CHECKER = "checker", _("Assigned to check the agency")
    SCORER = "scorer", _("Specialised scorer")
    SECRETARY = "secretary", _("Secretary of the bloc")
    HEAD = "head", _("Head of the bloc")
    STANDING = "standing", _("Standing office")
    ORGANISATION = "organisation", _("Officer of the organisation board")
    COUNCIL = "council", _("Council member")
    ARCHIVIST = "archivist", _("Archivist")
    INSPECTOR = "inspector", _("Inspector")
    ADMIN = "admin", _("System administrator")
