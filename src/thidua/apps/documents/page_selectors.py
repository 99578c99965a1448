"""What pages read about governing documents."""

from django.db.models import QuerySet

from thidua.apps.documents.models import Document


def documents() -> QuerySet[Document]:
    """Every document in its order; none is secret, so everybody may read all."""
    return Document.objects.select_related("issuer", "provenance")
