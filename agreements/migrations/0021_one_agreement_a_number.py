"""No two agreements have the same number."""

from django.db import migrations, models


class Migration(migrations.Migration):
    # Apart from the filling: PostgreSQL makes no index on rows that were changed in the same transaction.
    dependencies = [("agreements", "0020_numbers_at_creation")]

    operations = [
        migrations.AddConstraint(
            "agreement",
            models.UniqueConstraint(
                condition=~models.Q(number=""),
                fields=("number",),
                name="one_agreement_a_number",
            ),
        ),
    ]
