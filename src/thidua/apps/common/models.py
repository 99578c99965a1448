"""What records of several rooms share: where a row comes from, and whether it is illustration."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Provenance(models.Model):
    """A work from which records were taken, and what kind of proof it is."""

    class Proof(models.TextChoices):
        PRESS = "press", _("Press article")
        DOCUMENT = "document", _("Document")
        GENERATED = "generated", _("Generated for illustration")

    code = models.SlugField(_("code"), unique=True)
    title = models.CharField(_("title"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    day = models.DateField(_("day"), null=True, blank=True)
    proof = models.CharField(_("kind of proof"), max_length=12, choices=Proof.choices)

    class Meta:
        verbose_name = _("provenance")

    def __str__(self) -> str:
        return self.title


class Sourced(models.Model):
    """A row that says where it comes from ("F34") and whether its values are illustration."""

    provenance = models.ForeignKey(
        Provenance, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("provenance"),
    )  # fmt: skip
    source_ref = models.CharField(_("place in the source"), max_length=40, blank=True)
    illustrative = models.BooleanField(_("illustrative figure"), default=False)

    class Meta:
        abstract = True


class Versioned(models.Model):
    """A row that several people may edit; see `thidua.apps.common.versions`."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True


class Once(models.Model):
    """A form that was sent: its token, and where its first post ended."""

    token = models.CharField(max_length=64)
    user_key = models.PositiveBigIntegerField(help_text="Who sent it; 0 for nobody.")
    location = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("sent form")
        constraints = (
            models.UniqueConstraint(fields=("token", "user_key"), name="form_sent_once"),
        )

    def __str__(self) -> str:
        return self.token


class Remembered(models.Model):
    """The table of the cache that all processes share: attempts that are counted, codes used.

    The columns are those that Django's database cache asks for.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("what is remembered for a while")

    def __str__(self) -> str:
        return self.cache_key
