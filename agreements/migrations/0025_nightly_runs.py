"""What the worker does once a night, and what it found, is written down."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0024_signed_copies"),
    ]

    operations = [
        migrations.CreateModel(
            name="NightlyRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(unique=True)),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("broken", models.PositiveIntegerField(null=True)),
                ("words", models.TextField(blank=True, default="")),
            ],
            options={
                "ordering": ["-day"],
                "default_permissions": ("view",),
            },
        ),
    ]
