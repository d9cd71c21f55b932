"""From here on the database itself refuses to change or delete editions and their approvals."""

from django.db import migrations

from clauses.models.immutability import protect


class Migration(migrations.Migration):
    dependencies = [("clauses", "0001_draft_and_editions")]

    operations = [
        protect(
            "clauses_edition",
            "A published edition is never changed or deleted; publish a new one.",
        ),
        protect(
            "clauses_editionapproval",
            "An approval of an edition is never changed or deleted.",
        ),
    ]
