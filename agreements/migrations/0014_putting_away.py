"""Agreements are archived and deleted, and the acts on an agreement as a whole are written down."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from clauses.models.immutability import protect

ACTS = [
    ("renamed", "Renamed"),
    ("archived", "Archived"),
    ("deleted", "Deleted"),
    ("taken back", "Taken back"),
    ("shared", "Shared"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0013_away_once"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "agreement",
            "archived_at",
            models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            "agreement",
            "deleted_at",
            models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.CreateModel(
            name="AgreementEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("act", models.CharField(choices=ACTS, max_length=10)),
                ("before", models.CharField(blank=True, max_length=200)),
                ("after", models.CharField(blank=True, max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": ("view",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("act__in", [act for act, _ in ACTS])),
                        name="agreement_entry_act_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(act="shared", person__isnull=False)
                        | (~models.Q(act="shared") & models.Q(person__isnull=True)),
                        name="agreement_entry_names_whom",
                    ),
                ],
            },
        ),
        protect("agreements_agreemententry", "What was done with an agreement is never changed."),
    ]
