"""Values that are no answers yet, in a table of their own; and the page that an answer was saved from."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0006_edition_decisions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="page",
            field=models.UUIDField(blank=True, editable=False, null=True),
        ),
        migrations.CreateModel(
            name="UnsettledValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=200)),
                ("typed", models.JSONField()),
                ("seen", models.BigIntegerField(blank=True, null=True)),
                ("page", models.UUIDField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="unsettled_values",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="unsettled_values",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": (),
                "indexes": [models.Index(fields=["at"], name="unsettled_by_age")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "person", "key"), name="unsettled_once_a_question"
                    )
                ],
            },
        ),
    ]
