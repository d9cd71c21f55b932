"""The form that made an agreement, so that the same form posted twice makes one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agreements", "0011_asking_for_approval")]

    operations = [
        migrations.AddField(
            "agreement",
            "form_key",
            models.CharField(blank=True, default="", editable=False, max_length=64),
        ),
        migrations.AddConstraint(
            "agreement",
            models.UniqueConstraint(
                condition=models.Q(("form_key", ""), _negated=True),
                fields=("form_key",),
                name="one_agreement_a_form",
            ),
        ),
    ]
