"""What a reviewer asks an agency about one line, and what the agency answers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.assessment.models.scores import ScoreSheet
from thidua.apps.common.models import Versioned
from thidua.apps.reporting.models import Citation


class Question(Versioned):
    """Asked on a reviewer's sheet about one item, answered by the agency within its term.

    Holds what was asked and answered last; earlier rounds stand in the steps.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Waits for the agency")
        ANSWERED = "answered", _("Answered, waits for the reviewer")
        CLOSED = "closed", _("Closed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    sheet = models.ForeignKey(ScoreSheet, on_delete=models.CASCADE, related_name="questions")
    item = models.CharField(_("item"), max_length=80)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.ASKED)
    text = models.TextField(_("question"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked at"))
    due = models.DateField(_("last day for the answer"))
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        ordering = ("due", "pk")
        verbose_name = _("question of a reviewer")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="question_asks_something"),
            models.CheckConstraint(
                condition=~Q(state="answered") | ~Q(answer=""), name="question_answered_in_words"
            ),
        )

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.item}"


class QuestionCitation(Citation):
    """A proof that the agency's answer cites."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="citations")

    class Meta(Citation.Meta):
        constraints = (
            models.UniqueConstraint(fields=("question", "evidence"), name="answer_cites_once"),
        )
