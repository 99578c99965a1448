from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("organisations", "0005_an_event_has_its_decision")]

    operations = [
        migrations.AddField(
            model_name='bloc',
            name='practice',
            field=models.BooleanField(default=False, help_text='One person tries things here; in no list, search, count, export, reminder.', verbose_name='for practice'),
        ),
    ]
