"""Signed copies of finished agreements: which file came back, who signed it and when."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from clauses.models.immutability import protect


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0023_replacing"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SignedCopy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("signed", "What was issued, with signatures and nothing else added"),
                            ("added", "What was issued, with more than signatures added"),
                            ("other", "Another file, such as a scan"),
                        ],
                        max_length=6,
                    ),
                ),
                ("size", models.PositiveIntegerField(default=0)),
                ("pages", models.PositiveIntegerField(default=0)),
                ("signatures", models.JSONField(default=list)),
                ("customer_signatory", models.CharField(blank=True, max_length=200)),
                ("customer_signed_on", models.DateField(null=True)),
                ("manufacturer_signatory", models.CharField(blank=True, max_length=200)),
                ("manufacturer_signed_on", models.DateField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signed_copies",
                        to="agreements.agreement",
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
                "verbose_name_plural": "signed copies",
                "ordering": ["pk"],
                "default_permissions": ("view",),
                "indexes": [models.Index(fields=["sha256"], name="signed_copy_by_hash")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("customer_signed_on", None),
                                ("kind", ""),
                                ("manufacturer_signed_on", None),
                                ("sha256", ""),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("sha256", ""), _negated=True),
                                ("kind__in", ["signed", "added", "other"]),
                                ("customer_signed_on__isnull", False),
                                ("manufacturer_signed_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="signed_copy_has_file_or_reason",
                    )
                ],
            },
        ),
        protect(
            "agreements_signedcopy",
            "A signed copy is never changed or deleted; a later one is added.",
        ),
    ]
