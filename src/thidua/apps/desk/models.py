"""What the desk keeps: notices, how each person wants to hear of them, reminders, the post."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Versioned
from thidua.apps.organisations.models import BlocYear, Organisation

USER = settings.AUTH_USER_MODEL
LANGUAGES = (("vi", "Tiếng Việt"), ("en", "English"))


class Notice(models.Model):
    """One line of one person's inbox: a code with its data, worded in the reader's language.

    `key` says what it is about: the same event or the same day's reminder is told once.
    """

    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="notices")
    key = models.CharField(_("key"), max_length=150)
    code = models.CharField(_("code of the sentence"), max_length=60)
    data = models.JSONField(_("data of the sentence"), default=dict)
    url = models.CharField(_("address"), max_length=300, blank=True)
    bloc_year = models.ForeignKey(
        BlocYear, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    agency = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    subject = models.CharField(_("what it is about"), max_length=80, blank=True)
    asks = models.BooleanField(_("asks for an act"), default=False)
    due = models.DateField(_("due"), null=True, blank=True)
    made_at = models.DateTimeField(_("made at"))
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    snoozed_until = models.DateField(_("snoozed until"), null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        verbose_name = _("notice")
        constraints = (models.UniqueConstraint(fields=("user", "key"), name="notice_once"),)
        indexes = (
            models.Index(fields=("user",), condition=Q(done_at=None), name="notice_open"),
            models.Index(fields=("subject",), name="notice_subject"),
        )

    def __str__(self) -> str:
        return self.key


class Setting(Versioned):
    """How one person wants to hear; who has no row has the defaults."""

    class MailMode(models.TextChoices):
        OFF = "off", _("No e-mail")
        DIGEST = "digest", _("One e-mail a day, only when something is new")
        AT_ONCE = "at_once", _("An e-mail for each notice, at once")

    user = models.OneToOneField(USER, on_delete=models.CASCADE, related_name="desk_setting")
    mail = models.CharField(
        _("E-mail"), max_length=8, choices=MailMode.choices, default=MailMode.DIGEST
    )
    language = models.CharField(
        _("Language of the e-mails"), max_length=2, choices=LANGUAGES,
        default="vi",
    )  # fmt: skip
    shortcuts = models.BooleanField(_("Keyboard shortcuts"), default=True)
    first_steps_closed = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("setting of the desk")

    def __str__(self) -> str:
        return str(self.user_id)


class TaskMark(models.Model):
    """A task that one person put off; the task itself belongs to the app that offers it."""

    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="task_marks")
    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(_("key"), max_length=150)
    snoozed_until = models.DateField(_("snoozed until"))

    class Meta:
        verbose_name = _("put-off task")
        constraints = (
            models.UniqueConstraint(fields=("user", "bloc_year", "key"), name="task_mark_once"),
        )

    def __str__(self) -> str:
        return self.key


class Reminder(models.Model):
    """One reminder of one agency about one task: when, by whom (nobody: by the daily job).

    An agency is reminded of a task once a day at most, whoever reminds.
    """

    class Kind(models.TextChoices):
        BEFORE = "before", _("Before the deadline")
        LATE = "late", _("After the deadline")
        ESCALATION = "escalation", _("After the deadline, to the leader too")
        MANUAL = "manual", _("Sent by a person")

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="reminders")
    agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    task = models.CharField(_("task"), max_length=120)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    due = models.DateField(_("due"), null=True, blank=True)
    stage = models.IntegerField(_("days after the deadline for which it was sent"), null=True)
    day = models.DateField(_("day"))
    at = models.DateTimeField(_("sent at"))
    who = models.ForeignKey(
        USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    hearers = models.PositiveSmallIntegerField(_("persons who hear it"), default=0)
    text = models.TextField(_("text"), blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        verbose_name = _("reminder")
        constraints = (
            models.UniqueConstraint(
                fields=("bloc_year", "agency", "task", "day"), name="reminder_once_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.task} {self.day}"


class Mail(models.Model):
    """One e-mail to one person. Its key keeps it single, its state keeps it from going twice."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Given up")
        UNSURE = "unsure", _("Unsure: stopped while being sent")

    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="mails")
    kind = models.CharField(_("kind"), max_length=10)
    key = models.CharField(_("key"), max_length=150)
    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=150)
    body = models.TextField(_("text"))
    state = models.CharField(
        _("state"), max_length=8, choices=State.choices, default=State.WAITING
    )
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    made_at = models.DateTimeField(_("made at"))
    next_try_at = models.DateTimeField(_("next try at"))
    claimed_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    error = models.CharField(_("error"), max_length=200, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        verbose_name = _("e-mail")
        constraints = (models.UniqueConstraint(fields=("user", "kind", "key"), name="mail_once"),)
        indexes = (models.Index(fields=("state", "next_try_at"), name="mail_to_send"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class DailyRun(models.Model):
    """A day's work of the desk: each step is kept once, so a day that was cut short goes on."""

    day = models.DateField(_("day"), unique=True)
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    reminders = models.PositiveIntegerField(_("reminders"), default=0)
    digests = models.PositiveIntegerField(_("digests"), default=0)

    class Meta:
        ordering = ("-day",)
        verbose_name = _("daily run")

    def __str__(self) -> str:
        return self.day.isoformat()
