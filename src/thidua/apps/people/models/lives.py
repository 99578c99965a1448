"""What happened to a person: agencies, posts, absences, disciplines; what a subject waits for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Organisation
from thidua.apps.people.models.fields import NfcField
from thidua.apps.people.models.record import Dated, once
from thidua.apps.people.models.subjects import Collective, Person, Subject


class Stay(Dated):
    """The time of a person at an agency."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="stays")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )

    class Meta(Dated.Meta):
        verbose_name = _("time at an agency")
        constraints = (*Dated.Meta.constraints, once("person", "organisation", "first_day"))

    def __str__(self) -> str:
        return f"{self.organisation} {self.first_day:%d/%m/%Y}"


class Membership(Dated):
    """The time of a person in a collective."""

    collective = models.ForeignKey(
        Collective, on_delete=models.CASCADE, related_name="memberships",
        verbose_name=_("collective"),
    )  # fmt: skip
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("person")
    )

    class Meta(Dated.Meta):
        verbose_name = _("membership of a collective")
        constraints = (*Dated.Meta.constraints, once("person", "collective", "first_day"))

    def __str__(self) -> str:
        return f"{self.person} · {self.collective}"


class Post(Dated):
    """A post that a person held: its kind as rules know it, its title as it is written."""

    class Code(models.TextChoices):
        SECRETARY_PROVINCE = "secretary_province", _("Secretary of the provincial Party committee")
        DEPUTY_SECRETARY_PROVINCE = (
            "deputy_secretary_province", _("Deputy secretary of the provincial Party committee"),
        )  # fmt: skip
        CHAIR_PROVINCE = "chair_province", _("Chair of the provincial council or committee")
        STANDING_MEMBER_PROVINCE = (
            "standing_member_province",
            _("Member of the provincial standing board"),
        )
        DEPUTY_CHAIR_PROVINCE = (
            "deputy_chair_province", _("Deputy chair of the provincial council or committee"),
        )  # fmt: skip
        COMMITTEE_MEMBER_PROVINCE = (
            "committee_member_province",
            _("Member of the provincial Party committee"),
        )
        HEAD_AGENCY_PROVINCE = (
            "head_agency_province",
            _("Head of a board, director of a department, or equal"),
        )
        DEPUTY_HEAD_AGENCY_PROVINCE = (
            "deputy_head_agency_province",
            _("Deputy head of a board, deputy director"),
        )
        SECRETARY_DISTRICT = "secretary_district", _("Secretary of a district")
        HEAD_DIVISION = "head_division", _("Head of a division")
        DEPUTY_HEAD_DIVISION = "deputy_head_division", _("Deputy head of a division")
        OFFICER = "officer", _("Specialist")
        DIRECTOR_GENERAL = "director_general", _("Director general or equal")
        DEPUTY_DIRECTOR_GENERAL = "deputy_director_general", _("Deputy director general")
        OTHER = "other", _("Other post")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="posts")
    code = models.CharField(_("kind of post"), max_length=28, choices=Code.choices)
    title = NfcField(_("post as it is written"), max_length=200, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("post")
        constraints = (*Dated.Meta.constraints, once("person", "code", "title", "first_day"))

    def __str__(self) -> str:
        return self.title or self.get_code_display()


class Absence(Dated):
    """Days on which a person was away; a training has a result."""

    class Kind(models.TextChoices):
        TREATMENT = "treatment", _("Medical treatment")
        TRAINING = "training", _("Training")
        MATERNITY = "maternity", _("Maternity leave")
        UNPAID = "unpaid", _("Unpaid leave")
        OTHER = "other", _("Other absence")

    class Grade(models.TextChoices):
        AVERAGE = "average", _("Average")
        FAIR = "fair", _("Fair")
        GOOD = "good", _("Good or better")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="absences")
    kind = models.CharField(_("kind"), max_length=9, choices=Kind.choices)
    grade = models.CharField(
        _("result of the training"), max_length=7, choices=Grade.choices, blank=True
    )

    class Meta(Dated.Meta):
        verbose_name = _("absence")
        constraints = (
            *Dated.Meta.constraints,
            once("person", "kind", "first_day"),
            models.CheckConstraint(
                condition=models.Q(grade="") | models.Q(kind="training"),
                name="absence_graded_for_training", violation_error_code="grade_of_training",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.get_kind_display()


class Discipline(Dated):
    """A disciplinary measure, by its level from mild to severe."""

    class Level(models.TextChoices):
        REPRIMAND = "reprimand", _("Reprimand")
        WARNING = "warning", _("Warning")
        DEMOTION = "demotion", _("Demotion, dismissal from a post")
        DISMISSAL = "dismissal", _("Dismissal, expulsion")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="disciplines")
    level = models.CharField(_("level"), max_length=9, choices=Level.choices)
    decision = NfcField(_("number of the decision"), max_length=60, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("discipline")
        constraints = (*Dated.Meta.constraints, once("person", "level", "first_day"))

    def __str__(self) -> str:
        return self.get_level_display()


class Hold(Dated):
    """While it lasts nothing is proposed: the subject is looked into."""

    class Kind(models.TextChoices):
        INVESTIGATION = "investigation", _("Under investigation")
        INSPECTION = "inspection", _("Under inspection")
        COMPLAINT = "complaint", _("Complaint or denunciation being examined")

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="holds")
    kind = models.CharField(_("kind"), max_length=13, choices=Kind.choices)

    class Meta(Dated.Meta):
        verbose_name = _("inspection or complaint")
        constraints = (*Dated.Meta.constraints, once("subject", "kind", "first_day"))

    def __str__(self) -> str:
        return self.get_kind_display()
