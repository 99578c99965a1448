from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("organisations", "0004_renamings_take_their_names")]

    operations = [
        migrations.AddConstraint(
            model_name='organisationevent',
            constraint=models.CheckConstraint(condition=models.Q(('needs_check', True), models.Q(('decision', ''), _negated=True), _connector='OR'), name='event_has_its_decision'),
        ),
    ]
