"""Who signs in, what they were appointed to, and every step that a thing took."""

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.roles import Role
from thidua.apps.organisations.models import BlocYear, Organisation


class User(AbstractUser):
    """An account; it is not a person of the register."""

    full_name = models.CharField(_("full name"), max_length=120, blank=True)
    must_change_password = models.BooleanField(_("must choose a new password"), default=False)
    invited_at = models.DateTimeField(_("invited at"), null=True, blank=True)

    class Meta:
        ordering = ("username",)
        verbose_name = _("account")

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name or self.username


class RoleGrant(models.Model):
    """A role of a person at an organisation, from one day to another.

    The secretary's is bound to one year of a bloc, and so is that of a deputy who stands in for
    a leader who is away. A grant is ended, never deleted.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(_("role"), max_length=24, choices=Role.choices)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="grants", verbose_name=_("agency")
    )
    bloc_year = models.ForeignKey(
        BlocYear, on_delete=models.CASCADE, null=True, blank=True, related_name="grants",
        verbose_name=_("year of a bloc"),
    )  # fmt: skip
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), null=True, blank=True)
    granted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("granted by"),
    )  # fmt: skip
    granted_at = models.DateTimeField(_("granted at"), auto_now_add=True)
    stands_in_for = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="stood_in_by",
        verbose_name=_("stands in for"),
    )  # fmt: skip
    authority = models.CharField(_("reason, or number of the paper"), max_length=200, blank=True)
    laid_down_at = models.DateTimeField(_("ended early at"), null=True, blank=True)

    class Meta:
        ordering = ("user", "first_day", "pk")
        verbose_name = _("granted role")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "role", "organisation", "bloc_year"),
                condition=Q(last_day=None) & ~Q(bloc_year=None), name="grant_once_a_year",
            ),
            models.UniqueConstraint(
                fields=("user", "role", "organisation"),
                condition=Q(last_day=None, bloc_year=None), name="grant_once",
            ),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="grant_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(role=Role.BLOC_SECRETARY, bloc_year__isnull=False, stands_in_for=None)
                | (~Q(role=Role.BLOC_SECRETARY) & Q(bloc_year=None, stands_in_for=None))
                | Q(
                    role=Role.LEADER, bloc_year__isnull=False, stands_in_for__isnull=False,
                    last_day__isnull=False,
                ),
                name="grant_is_bound_as_its_role_says",
            ),
            models.CheckConstraint(
                condition=Q(stands_in_for=None) | ~Q(stands_in_for=F("user")),
                name="grant_stands_in_for_another",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.organisation_id}"

    def covers(self, day: date) -> bool:
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


class Transition(models.Model):
    """One step in the life of a thing: from, to, who, when, why. Never edited."""

    class Proof(models.TextChoices):
        NONE = "", _("not asked")
        IDENTITY = "identity", _("signed on the web")
        PAPER = "paper", _("signed on paper")

    machine = models.CharField(_("kind"), max_length=30)
    name = models.CharField(_("step"), max_length=30)
    source = models.CharField(_("from"), max_length=20)
    target = models.CharField(_("to"), max_length=20)
    reason = models.TextField(_("reason"), blank=True)
    who = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="transitions",
        verbose_name=_("who"), help_text="Empty for the system itself, as in an import.",
    )  # fmt: skip
    acting_for = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("acting for"), help_text="The leader for whom a deputy stood in.",
    )  # fmt: skip
    proof = models.CharField(_("signed"), max_length=8, choices=Proof.choices, blank=True)
    at = models.DateTimeField(_("when"))
    subject_type = models.CharField(max_length=60)
    subject_id = models.PositiveBigIntegerField()
    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="transitions")
    agency = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = _("step")
        indexes = (models.Index(fields=("subject_type", "subject_id"), name="step_of_subject"),)

    def __str__(self) -> str:
        return f"{self.machine} {self.source} → {self.target}"

    @property
    def by(self) -> str:
        """Who took the step, and for whom if as a deputy; empty for the system itself."""
        if self.who is None or self.acting_for is None:
            return str(self.who or "")
        return gettext("%(who)s, acting for %(leader)s") % {
            "who": self.who, "leader": self.acting_for,
        }  # fmt: skip


class SignedPaper(models.Model):
    """The scan of a sheet that was printed and signed by hand, with its number and day."""

    subject_type = models.CharField(max_length=60)
    subject_id = models.PositiveBigIntegerField()
    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(_("number of the paper"), max_length=60)
    day = models.DateField(_("day of the paper"))
    file_hash = models.CharField(_("SHA-256 of the file"), max_length=64)
    file_name = models.CharField(_("file"), max_length=255)
    size = models.PositiveIntegerField(_("size"))
    who = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("when"))

    class Meta:
        ordering = ("-at", "-pk")
        verbose_name = _("signed paper")
        indexes = (models.Index(fields=("subject_type", "subject_id"), name="paper_of_subject"),)

    def __str__(self) -> str:
        return self.number


class Receipt(models.Model):
    """What was sent with a step: a code to ask by, and the fingerprint of the content."""

    step = models.OneToOneField(Transition, on_delete=models.CASCADE, related_name="receipt")
    code = models.CharField(_("code"), max_length=10, unique=True)
    digest = models.CharField(_("fingerprint (SHA-256)"), max_length=64)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("receipt")

    def __str__(self) -> str:
        return self.shown

    @property
    def shown(self) -> str:
        """“PT-7KQ4-M2XD”: as it is printed and read aloud."""
        return f"{self.code[:2]}-{self.code[2:6]}-{self.code[6:]}"

    @property
    def short_digest(self) -> str:
        """The first sixteen signs in groups of four, as it is read aloud."""
        return " ".join(self.digest[i : i + 4] for i in range(0, 16, 4))
