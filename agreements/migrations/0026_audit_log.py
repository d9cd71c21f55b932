"""Who came in and looked at what, and the chain of all that was done."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


from clauses.models.immutability import protect


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0025_nightly_runs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("logged in", "Logged In"),
                            ("log-in refused", "Refused"),
                            ("logged out", "Logged Out"),
                            ("looked", "Looked"),
                            ("took a file", "Took File"),
                        ],
                        max_length=20,
                    ),
                ),
                ("agreement", models.BigIntegerField(null=True)),
                ("path", models.CharField(blank=True, default="", max_length=300)),
                ("address", models.GenericIPAddressField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "who",
                    models.ForeignKey(
                        null=True,
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
                        condition=models.Q(
                            (
                                "act__in",
                                [
                                    "logged in",
                                    "log-in refused",
                                    "logged out",
                                    "looked",
                                    "took a file",
                                ],
                            )
                        ),
                        name="access_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveBigIntegerField(unique=True)),
                ("at", models.DateTimeField(db_index=True)),
                ("act", models.CharField(db_index=True, max_length=40)),
                ("agreement", models.BigIntegerField(db_index=True, null=True)),
                ("about", models.CharField(blank=True, default="", max_length=200)),
                ("source", models.CharField(max_length=60)),
                ("row", models.BigIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                (
                    "who",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "audit log",
                "ordering": ["-number"],
                "default_permissions": ("view",),
                "constraints": [
                    models.UniqueConstraint(fields=("source", "row"), name="each_row_chained_once")
                ],
            },
        ),
        protect("agreements_accessentry", "Who came in and looked is never changed or deleted."),
        protect("agreements_auditentry", "An entry of the audit log is never changed or deleted."),
    ]
