"""What a subject earned: yearly ratings, awards held, initiatives and what they served for."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.people.awards import award_choices, award_name
from thidua.apps.people.models.fields import NfcField
from thidua.apps.people.models.record import Record, once
from thidua.apps.people.models.subjects import Subject
from thidua.core.vietnamese import fold

FIRST_YEAR, LAST_YEAR = 1945, 2200


def in_calendar(field: str) -> models.CheckConstraint:
    """A year that can be meant, or none."""
    return models.CheckConstraint(
        condition=Q(**{field: None}) | Q(**{f"{field}__range": (FIRST_YEAR, LAST_YEAR)}),
        name=f"%(class)s_{field}_in_calendar", violation_error_code="year",
    )  # fmt: skip


class Rating(Record):
    """The rating of a year."""

    class Grade(models.TextChoices):
        HTXS = "HTXS", _("Fulfilled the tasks excellently")
        HTT = "HTT", _("Fulfilled the tasks well")
        HT = "HT", _("Fulfilled the tasks")
        KHT = "KHT", _("Did not fulfil the tasks")

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="ratings")
    year = models.PositiveSmallIntegerField(_("year"))
    grade = models.CharField(_("rating"), max_length=4, choices=Grade.choices)

    class Meta:
        ordering = ("-year",)
        verbose_name = _("rating")
        constraints = (once("subject", "year"), in_calendar("year"))

    def __str__(self) -> str:
        return f"{self.year}: {self.get_grade_display()}"


class AwardHeld(Record):
    """A title or form of commendation that a subject was given, and how well that is proved."""

    class Kind(models.TextChoices):
        MERIT = "merit", _("For merit")
        SUDDEN = "sudden", _("For a sudden deed")
        MOVEMENT = "movement", _("By the theme of a movement")
        CONTRIBUTION = "contribution", _("For a course of contribution")
        SENIORITY = "seniority", _("By years of service")
        EXTERNAL = "external", _("External")
        UNKNOWN = "unknown", _("Not known")

    class Proof(models.TextChoices):
        PAPER = "paper", _("By the decision itself")
        REGISTER = "register", _("By a register")
        SAID = "said", _("Only claimed")

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="awards")
    code = models.CharField(_("title or form"), max_length=30, choices=award_choices)
    kind = models.CharField(
        _("kind of commendation"), max_length=12, choices=Kind.choices, default=Kind.MERIT
    )
    period_from_year = models.PositiveSmallIntegerField(
        _("achievements from year"), null=True, blank=True
    )
    period_until_year = models.PositiveSmallIntegerField(
        _("achievements until year"), null=True, blank=True,
        help_text=_("Empty where the decision names no period."),
    )  # fmt: skip
    decision = NfcField(_("number of the decision"), max_length=60, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    proof = models.CharField(_("proof"), max_length=8, choices=Proof.choices, default=Proof.SAID)
    revoked_on = models.DateField(_("revoked on"), null=True, blank=True)

    class Meta:
        ordering = ("-decided_on", "-period_until_year", "pk")
        verbose_name = _("award held")
        constraints = (
            models.UniqueConstraint(
                fields=("subject", "code", "decided_on"), condition=~Q(decided_on=None),
                name="award_once_a_decision", violation_error_code="twice",
            ),
            models.UniqueConstraint(
                fields=("subject", "code", "period_until_year"), condition=Q(decided_on=None),
                name="award_once_a_year", violation_error_code="twice",
            ),
            models.CheckConstraint(
                condition=~Q(decided_on=None, period_until_year=None),
                name="award_has_a_day_or_a_year", violation_error_code="undated",
            ),
            models.CheckConstraint(
                condition=Q(period_from_year=None) | Q(period_until_year__isnull=False)
                & Q(period_from_year__lte=models.F("period_until_year")),
                name="award_period_in_order", violation_error_code="period",
            ),
            models.CheckConstraint(
                condition=Q(revoked_on=None) | Q(decided_on=None)
                | Q(revoked_on__gte=models.F("decided_on")),
                name="award_revoked_after_it_was_given", violation_error_code="days",
            ),
            in_calendar("period_from_year"), in_calendar("period_until_year"),
        )  # fmt: skip

    def __str__(self) -> str:
        return award_name(self.code)

    @property
    def year(self) -> int | None:
        """The last year of its achievements, else that of the decision."""
        decided = self.decided_on.year if self.decided_on else None
        return self.period_until_year or decided


class Initiative(Record):
    """An initiative or a research topic that a unit recognised, once for the same owner."""

    class Kind(models.TextChoices):
        INITIATIVE = "initiative", _("Initiative")
        TOPIC = "topic", _("Research topic")

    class Scope(models.TextChoices):
        GRASSROOTS = "grassroots", _("Grassroots")
        PROVINCE = "province", _("Ministry, province")
        NATIONAL = "national", _("National")

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="initiatives")
    title = NfcField(_("title"), max_length=300)
    folded = models.CharField(max_length=600, editable=False)
    kind = models.CharField(
        _("kind"), max_length=10, choices=Kind.choices, default=Kind.INITIATIVE
    )
    scope = models.CharField(_("scope"), max_length=10, choices=Scope.choices)
    recognised_by = NfcField(_("recognised by"), max_length=200, blank=True)
    recognised_folded = models.CharField(max_length=400, editable=False, blank=True)
    recognised_on = models.DateField(_("recognised on"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))

    class Meta:
        ordering = ("-year", "pk")
        verbose_name = _("initiative")
        constraints = (
            models.UniqueConstraint(
                fields=("subject", "folded", "recognised_folded"),
                name="initiative_recognised_once", violation_error_code="recognised_twice",
                violation_error_message="recognised_twice",
            ),
            in_calendar("year"),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def save(self, **options: Any) -> None:
        """What is compared follows what is written."""
        self.fold_texts()
        super().save(**options)

    def clean(self) -> None:
        """Before the constraint on the folded texts is asked."""
        self.fold_texts()

    def fold_texts(self) -> None:
        self.folded, self.recognised_folded = fold(self.title), fold(self.recognised_by)


class InitiativeUse(Record):
    """An award for which an initiative was shown. It serves one form of commendation only."""

    class As(models.TextChoices):
        TITLE = "title", _("For a title")
        FORM = "form", _("For a form of commendation")

    initiative = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="uses", verbose_name=_("initiative")
    )
    award = models.CharField(_("title or form"), max_length=30, choices=award_choices)
    used_as = models.CharField(_("shown"), max_length=5, choices=As.choices)
    year = models.PositiveSmallIntegerField(_("year"))

    class Meta:
        ordering = ("-year", "pk")
        verbose_name = _("use of an initiative")
        constraints = (
            once("initiative", "award", "year"),
            models.UniqueConstraint(
                fields=("initiative",), condition=Q(used_as="form"),
                name="initiative_serves_one_form", violation_error_code="served_already",
            ),
            in_calendar("year"),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{award_name(self.award)} {self.year}"
