"""What was decided about an offered edition: one row for each act, never changed or deleted."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from clauses.models.immutability import protect


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0005_approvals_of_an_edition"),
        ("clauses", "0002_editions_never_change"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EditionDecision",
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
                        choices=[("taken", "Taken"), ("stayed", "Stayed")], max_length=6
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="edition_decisions",
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
                (
                    "came_from",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clauses.edition",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="clauses.edition",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": ("view",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("act__in", ["taken", "stayed"])),
                        name="edition_decision_known",
                        violation_error_message="An edition is taken, or the agreement stays.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("edition", models.F("came_from")), _negated=True),
                        name="edition_decision_between_two",
                        violation_error_message="The edition is the one that the agreement is on.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("act", "taken")),
                        fields=("agreement", "edition"),
                        name="edition_taken_once",
                        violation_error_message="This edition is taken already.",
                    ),
                ],
            },
        ),
        protect(
            "agreements_editiondecision", "A decision about an edition is never changed or deleted."
        ),
    ]
