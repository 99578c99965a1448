"""Who awards are given to: persons and collectives, as one kind of record with two shapes."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Sourced, Versioned
from thidua.apps.organisations.models import Organisation
from thidua.apps.people.models.fields import NfcField
from thidua.core.vietnamese import collate, fold, person_key


class Subject(Sourced, Versioned):
    """What a rating, an award or a statement is about; always a `Person` or a `Collective`.

    A file that was merged into another stays as it was and points to that one, so that a wrong
    merge can be undone; lists do not show it.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        COLLECTIVE = "collective", _("Collective")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="subjects", verbose_name=_("agency")
    )
    name = NfcField(_("full name"), max_length=200)
    folded = models.CharField(max_length=400, editable=False, db_index=True)
    sort_key = models.BinaryField(editable=False, help_text="Sorts bytewise on every database.")
    code = NfcField(
        _("code"), max_length=40, blank=True,
        help_text=_("The agency's own number for this file, if it has one."),
    )  # fmt: skip
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged",
        editable=False, verbose_name=_("merged into"),
    )  # fmt: skip

    class Meta:
        ordering = ("sort_key", "pk")
        verbose_name = _("subject of awards")
        indexes = (models.Index(fields=("organisation", "kind"), name="subject_by_agency"),)
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "kind", "code"),
                condition=~Q(code="") & Q(merged_into=None), name="subject_code_once",
                violation_error_code="code_taken",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="subject_not_merged_into_itself", violation_error_code="malformed",
            ),
            models.CheckConstraint(
                condition=~Q(name=""), name="subject_has_a_name", violation_error_code="malformed"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return str(self.name)

    def save(self, **options: Any) -> None:
        """The search key and the order always follow the name."""
        self.folded = fold(self.name)
        self.sort_key = self.order_of_name().encode()
        if fields := options.get("update_fields"):
            options["update_fields"] = {*fields, "folded", "sort_key"}
        super().save(**options)

    def order_of_name(self) -> str:
        return collate(self.name)

    @property
    def is_person(self) -> bool:
        return self.kind == self.Kind.PERSON


class Person(Subject):
    """Somebody of an agency; has no account of the software by that."""

    class Sex(models.TextChoices):
        FEMALE = "female", _("Female")
        MALE = "male", _("Male")
        UNKNOWN = "unknown", _("Not known")

    sort_name = NfcField(
        _("given name, for the order of lists"), max_length=60, blank=True,
        help_text=_("Only where it is not the last word of the name, such as H'Hen Niê."),
    )  # fmt: skip
    sex = models.CharField(_("sex"), max_length=7, choices=Sex.choices, default=Sex.UNKNOWN)
    birth = models.DateField(_("day of birth"), null=True, blank=True)
    joined = models.DateField(_("in service since"), null=True, blank=True)

    class Meta:
        ordering = ("sort_key", "pk")
        verbose_name = _("person")
        constraints = (
            models.CheckConstraint(
                condition=Q(birth=None) | Q(joined=None) | Q(joined__gt=F("birth")),
                name="person_born_before_joining", violation_error_code="born_later",
            ),
        )  # fmt: skip

    def save(self, **options: Any) -> None:
        """A person is never taken for a collective."""
        self.kind = Subject.Kind.PERSON
        super().save(**options)

    def order_of_name(self) -> str:
        return person_key(self.name, self.sort_name or None)


class Collective(Subject):
    """An agency as a whole, or a department of it."""

    class Form(models.TextChoices):
        AGENCY = "agency", _("The agency itself")
        DEPARTMENT = "department", _("A department of the agency")

    form = models.CharField(
        _("kind of collective"), max_length=10, choices=Form.choices, default=Form.DEPARTMENT
    )
    founded = models.DateField(_("founded"), null=True, blank=True)

    class Meta:
        ordering = ("sort_key", "pk")
        verbose_name = _("collective")

    def save(self, **options: Any) -> None:
        """A collective is never taken for a person."""
        self.kind = Subject.Kind.COLLECTIVE
        super().save(**options)
