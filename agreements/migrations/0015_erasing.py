"""What was deleted can be erased: the rows of an agreement go once its erasure is written down, and only then."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from clauses.models.immutability import protect

ERASED = "(SELECT agreement FROM agreements_erasure)"
OF_AGREEMENT = f"OLD.agreement_id IN {ERASED}"
OF_REQUEST = (
    f"OLD.request_id IN (SELECT id FROM agreements_approvalrequest WHERE agreement_id IN {ERASED})"
)
OF_PROPOSAL = (
    f"OLD.proposal_id IN (SELECT id FROM agreements_proposal WHERE agreement_id IN {ERASED})"
)
# As the migrations that made them say.
TABLES = (
    ("answer", "An answer is never changed or deleted; a new one is added.", OF_AGREEMENT),
    ("approval", "An approval is never changed or deleted.", OF_AGREEMENT),
    (
        "editiondecision",
        "A decision about an edition is never changed or deleted.",
        OF_AGREEMENT,
    ),
    ("approvalrequest", "A request is never changed or deleted.", OF_AGREEMENT),
    ("requestedpoint", "A point asked for is never changed or deleted.", OF_REQUEST),
    ("reminder", "A reminder is never changed or deleted.", OF_REQUEST),
    ("proposal", "A proposal is never changed or deleted.", OF_AGREEMENT),
    ("proposaldecision", "A decision about a proposal is never changed.", OF_PROPOSAL),
    ("agreemententry", "What was done with an agreement is never changed.", OF_AGREEMENT),
)


def swapped(name: str, reason: str, may_go: str) -> tuple[migrations.RunPython, ...]:
    """The protection without exception goes, the one with it comes."""
    before = protect(f"agreements_{name}", reason)
    return (
        migrations.RunPython(before.reverse_code, before.code),
        protect(f"agreements_{name}", reason, may_go=may_go),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0014_putting_away"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agreement", models.BigIntegerField(unique=True)),
                ("deleted_at", models.DateTimeField()),
                ("at", models.DateTimeField()),
                (
                    "deleted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["pk"], "default_permissions": ("view",)},
        ),
        protect("agreements_erasure", "An erasure is never changed or deleted."),
        *(step for table in TABLES for step in swapped(*table)),
    ]
