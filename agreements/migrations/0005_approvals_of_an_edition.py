"""An approval holds for the wording of one edition. Until now nothing gave approvals, so the table is empty."""

import django.db.models.deletion
from django.db import migrations, models

from clauses.models.immutability import protect

PROTECTION = protect("agreements_approval", "An approval is never changed or deleted.")


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0004_quality"),
        ("clauses", "0002_editions_never_change"),
    ]

    operations = [
        # SQLite remakes the table and loses its triggers; so they go first and come back last.
        migrations.RunPython(PROTECTION.reverse_code, PROTECTION.code),
        migrations.RemoveConstraint("approval", "approved_once_of_a_kind"),
        migrations.AddField(
            "approval",
            "edition",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="clauses.edition",
            ),
        ),
        migrations.AddConstraint(
            "approval",
            models.UniqueConstraint(
                fields=("agreement", "edition", "clause", "position", "kind"),
                name="approved_once_of_a_kind",
                violation_error_message="This position is approved already.",
            ),
        ),
        PROTECTION,
    ]
