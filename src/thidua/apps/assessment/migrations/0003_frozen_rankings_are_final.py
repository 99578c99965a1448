"""A ranking that was frozen before there were states is final."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def make_final(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("assessment", "Ranking").objects.update(state="final")


class Migration(migrations.Migration):
    dependencies = (("assessment", "0002_stages_differences_and_ranking_rounds"),)
    operations = (migrations.RunPython(make_final, migrations.RunPython.noop),)
