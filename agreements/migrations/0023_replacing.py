"""A finished agreement can be replaced by a new one, for a reason."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agreements", "0022_drawings")]

    operations = [
        migrations.AddField(
            "agreement",
            "replaces",
            models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replacements",
                to="agreements.agreement",
            ),
        ),
        migrations.AddField(
            "agreement", "replaces_why", models.TextField(blank=True, default="", editable=False)
        ),
    ]
