"""An approval is given to what is printed: rows get the digest of it; those without one count for nothing."""

from django.db import migrations, models

from clauses.models.immutability import protect

PROTECTION = protect("agreements_approval", "An approval is never changed or deleted.")


class Migration(migrations.Migration):
    dependencies = [("agreements", "0007_unsettled_values")]

    operations = [
        # SQLite remakes the table and loses its triggers; so they go first and come back last.
        migrations.RunPython(PROTECTION.reverse_code, PROTECTION.code),
        migrations.AlterModelOptions(
            "approval", {"default_permissions": ("view",), "ordering": ["pk"]}
        ),
        migrations.RemoveConstraint("approval", "approved_once_of_a_kind"),
        migrations.AddField(
            "approval",
            "act",
            models.CharField(
                choices=[("approved", "Approved"), ("refused", "Refused")],
                default="approved",
                max_length=8,
            ),
        ),
        migrations.AddField("approval", "basis", models.JSONField(blank=True, default=dict)),
        migrations.AddField(
            "approval", "digest", models.CharField(blank=True, default="", max_length=64)
        ),
        migrations.AddField("approval", "note", models.TextField(blank=True, default="")),
        migrations.AddField("approval", "turn", models.PositiveIntegerField(default=0)),
        migrations.AddConstraint(
            "approval",
            models.UniqueConstraint(
                condition=models.Q(("digest", ""), _negated=True),
                fields=("agreement", "clause", "position", "kind", "digest", "turn"),
                name="one_act_a_turn",
                violation_error_message="Somebody else decided about this clause at the same moment.",
            ),
        ),
        migrations.AddConstraint(
            "approval",
            models.CheckConstraint(
                condition=models.Q(("act__in", ["approved", "refused"])),
                name="approval_act_known",
                violation_error_message="A clause is approved or refused.",
            ),
        ),
        PROTECTION,
    ]
