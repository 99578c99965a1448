"""The box of received reports: files that agencies sent, what was found in them, who confirms."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Versioned
from thidua.apps.movements.models import Indicator
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.reporting.models.report import PERIODS, Report

PERSON = settings.AUTH_USER_MODEL


class BoxFile(Versioned):
    """A file that an agency sent to the secretary; `remarks` say what looks wrong about it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits in the box")
        ENTERED = "entered", _("Entered on behalf")
        PUT_ASIDE = "put_aside", _("Put aside")

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="box_files")
    agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="box_files")
    period = models.CharField(_("period"), max_length=2, choices=PERIODS)
    file_hash = models.CharField(_("SHA-256 of the file"), max_length=64)
    file_name = models.CharField(_("file"), max_length=255)
    size = models.PositiveIntegerField(_("bytes"))
    remarks = models.JSONField(_("remarks"), default=list)
    state = models.CharField(
        _("state"), max_length=9, choices=State.choices, default=State.WAITING
    )
    received_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField(_("received at"))
    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, null=True, blank=True, related_name="box_files"
    )

    class Meta:
        ordering = ("-received_at", "-pk")
        verbose_name = _("file in the box")
        constraints = (
            models.UniqueConstraint(
                fields=("bloc_year", "file_hash"),
                condition=~Q(state="put_aside"), name="box_file_once",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.file_name


class BoxFinding(Versioned):
    """A figure or the number of a document that stands in a file, and what was decided of it."""

    class Kind(models.TextChoices):
        FIGURE = "figure", _("Figure")
        DOCUMENT = "document", _("Document")

    class State(models.TextChoices):
        WAITING = "waiting", _("To be looked at")
        ACCEPTED = "accepted", _("Accepted")
        SKIPPED = "skipped", _("Skipped")

    file = models.ForeignKey(BoxFile, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    position = models.PositiveIntegerField(_("position"))
    written = models.CharField(_("as written"), max_length=300)
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=6, null=True, blank=True)
    before = models.TextField(_("text before it"), blank=True)
    after = models.TextField(_("text after it"), blank=True)
    place_code = models.CharField(_("kind of place"), max_length=30)
    place_data = models.JSONField(_("place in the file"), default=dict)
    flags = models.JSONField(_("remarks"), default=list)
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, null=True, blank=True, related_name="box_findings"
    )
    state = models.CharField(
        _("state"), max_length=8, choices=State.choices, default=State.WAITING
    )
    taken = models.DecimalField(
        _("value accepted"), max_digits=24, decimal_places=6, null=True, blank=True
    )
    beside = models.DecimalField(
        _("value that stood there"), max_digits=24, decimal_places=6, null=True, blank=True
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    class Meta:
        ordering = ("file", "position")
        verbose_name = _("finding")
        constraints = (
            models.UniqueConstraint(fields=("file", "kind", "position"), name="finding_once"),
        )

    def __str__(self) -> str:
        return self.written


class Confirmation(Versioned):
    """What an agency's leader says of the figures that were entered for the agency."""

    class State(models.TextChoices):
        ASKED = "asked", _("Waits for the agency's leader")
        CONFIRMED = "confirmed", _("Confirmed")
        OBJECTED = "objected", _("Objected to")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Way(models.TextChoices):
        LINK = "link", _("By link")
        PAPER = "paper", _("By a signed paper")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="confirmations")
    way = models.CharField(_("way"), max_length=5, choices=Way.choices, default=Way.LINK)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.ASKED)
    nonce = models.CharField(_("secret part"), max_length=43, unique=True)
    last_day = models.DateField(_("last day"))
    made_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("made at"))
    name = models.CharField(_("name as typed"), max_length=120, blank=True)
    address = models.CharField(_("network address"), max_length=45, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    digest = models.CharField(_("SHA-256 of the figures"), max_length=64, blank=True)
    paper_number = models.CharField(_("number of the paper"), max_length=60, blank=True)
    paper_day = models.DateField(_("day of the paper"), null=True, blank=True)
    file_hash = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True)
    file_name = models.CharField(_("file"), max_length=255, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        verbose_name = _("confirmation")
        constraints = (
            models.UniqueConstraint(
                fields=("report",), condition=Q(state="asked"), name="confirmation_asked_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.report_id} {self.state}"
