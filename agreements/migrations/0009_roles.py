"""People with whom an agreement is shared have a role. Until now all of them answered and issued; they answer from here on."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLE = "agreements_agreement_shared_with"


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0008_approvals_of_what_is_printed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # The table stays as it is and becomes a model's; no row is touched.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Share",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shares",
                                to="agreements.agreement",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shares",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={"db_table": TABLE, "default_permissions": ()},
                ),
                migrations.AlterField(
                    "agreement",
                    "shared_with",
                    models.ManyToManyField(
                        blank=True,
                        related_name="shared_agreements",
                        through="agreements.Share",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ]
        ),
        migrations.AddField(
            "share",
            "role",
            models.CharField(
                choices=[
                    ("view", "May read"),
                    ("answer", "May answer"),
                    ("issue", "May answer and issue"),
                ],
                default="answer",
                max_length=6,
            ),
        ),
        migrations.AddConstraint(
            "share",
            models.UniqueConstraint(
                fields=("agreement", "user"),
                name="shared_once",
                violation_error_message="The agreement is shared with this person already.",
            ),
        ),
        migrations.AddConstraint(
            "share",
            models.CheckConstraint(
                condition=models.Q(("role__in", ["view", "answer", "issue"])),
                name="share_role_known",
                violation_error_message="Choose what this person may do.",
            ),
        ),
    ]
