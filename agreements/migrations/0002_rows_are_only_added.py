"""From here on the database itself refuses to change or delete answers, approvals and issued copies."""

from django.db import migrations

from clauses.models.immutability import protect


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_agreements_and_answers")]

    operations = [
        protect("agreements_answer", "An answer is never changed or deleted; a new one is added."),
        protect("agreements_approval", "An approval is never changed or deleted."),
        protect("agreements_issuedcopy", "An issued copy is never changed or deleted."),
    ]
