"""Changes have states: what was done about each is written down, and kept like the editions themselves."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from clauses.models.immutability import protect

EDITION = protect(
    "clauses_edition", "A published edition is never changed or deleted; publish a new one."
)


class Migration(migrations.Migration):
    dependencies = [
        ("clauses", "0003_market_practice_and_sources_of_rules"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # SQLite remakes the table and loses its triggers; so they go first and come back.
        migrations.RunPython(EDITION.reverse_code, EDITION.code),
        migrations.AddField(
            model_name="edition",
            name="exemption",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "None: somebody else than its author approved each change."),
                    ("earlier", "It was published before changes had states."),
                    (
                        "first",
                        "It is the first edition: there was nothing that it could differ from.",
                    ),
                    (
                        "files",
                        "It was loaded by command from content files, whose texts are reviewed as files.",
                    ),
                ],
                default="earlier",
                max_length=7,
            ),
        ),
        migrations.AlterField(
            model_name="edition",
            name="exemption",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "None: somebody else than its author approved each change."),
                    ("earlier", "It was published before changes had states."),
                    (
                        "first",
                        "It is the first edition: there was nothing that it could differ from.",
                    ),
                    (
                        "files",
                        "It was loaded by command from content files, whose texts are reviewed as files.",
                    ),
                ],
                default="",
                max_length=7,
            ),
        ),
        EDITION,
        migrations.CreateModel(
            name="AcceptedWarning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=80)),
                ("place", models.CharField(max_length=400)),
                ("message", models.TextField()),
                ("reason", models.TextField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accepted_warnings",
                        to="clauses.edition",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": ("view",),
            },
        ),
        migrations.CreateModel(
            name="ProofRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("started_at", models.DateTimeField()),
                ("seconds", models.FloatField()),
                ("counts", models.JSONField()),
                ("findings", models.JSONField()),
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
                "get_latest_by": "pk",
                "default_permissions": ("view",),
            },
        ),
        migrations.CreateModel(
            name="ChangeEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("key", models.CharField(blank=True, max_length=200)),
                ("fingerprint", models.CharField(max_length=64)),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("edited", "edited"),
                            ("sent", "sent to review"),
                            ("approved", "approved"),
                            ("returned", "sent back"),
                        ],
                        max_length=8,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "since",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clauses.edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "change",
                "verbose_name_plural": "changes of the draft",
                "ordering": ["pk"],
                "permissions": [
                    ("send_change", "Can send changes of the draft to review"),
                    ("approve_change", "Can approve or send back changes that others made"),
                ],
                "default_permissions": ("view",),
                "indexes": [
                    models.Index(fields=["since", "kind", "key"], name="entries_of_a_change")
                ],
            },
        ),
        protect("clauses_changeentry", "What was done about a change is never changed or deleted."),
        protect(
            "clauses_acceptedwarning", "The reason given for a warning is never changed or deleted."
        ),
        protect("clauses_proofrun", "The result of a proof is never changed or deleted."),
    ]
