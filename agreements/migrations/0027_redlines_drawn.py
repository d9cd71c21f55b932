"""A drawing may be of what changed between two texts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0026_audit_log"),
    ]

    operations = [
        migrations.AddField(
            model_name="drawing",
            name="redline_page",
            field=models.TextField(blank=True, default=""),
        ),
    ]
