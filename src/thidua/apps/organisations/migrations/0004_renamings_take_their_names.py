from datetime import timedelta

from django.db import migrations


def take_renamings_over(apps, schema_editor):
    """Bind names that a recorded event began to that event, so that it can be withdrawn."""
    Event = apps.get_model("organisations", "OrganisationEvent")
    Version = apps.get_model("organisations", "OrganisationVersion")
    Term = apps.get_model("organisations", "EventTerm")
    Event.objects.filter(decision="").update(needs_check=True)
    for event in Event.objects.filter(kind="renamed"):
        for agency in event.successors.all():
            versions = Version.objects.filter(organisation=agency)
            begun = versions.filter(first_day=event.day).first()
            if begun is None:
                continue
            begun.event = event
            begun.save(update_fields=["event"])
            versions.filter(last_day=event.day - timedelta(days=1)).update(ended_by=event)
            Term.objects.create(
                event=event, organisation=agency, name=begun.name, short_name=begun.short_name
            )


class Migration(migrations.Migration):

    dependencies = [("organisations", "0003_lineage_events_with_terms")]

    operations = [migrations.RunPython(take_renamings_over, migrations.RunPython.noop)]
