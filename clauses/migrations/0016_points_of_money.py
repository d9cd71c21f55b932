"""Amounts of money are deal points too; only the help of the field says so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clauses", "0015_cells_that_follow"),
    ]

    operations = [
        migrations.AlterField(
            model_name="dealpointrow",
            name="unit",
            field=models.CharField(
                blank=True,
                help_text="The noun that a number is counted in, % or money. Good: Business Day. Bad: days.",
                max_length=40,
            ),
        ),
    ]
