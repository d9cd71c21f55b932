"""Cells that can follow say who fills them, by when, and what holds until then; tables say which rows they need."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clauses", "0014_essential_in_some_deals"),
    ]

    operations = [
        migrations.AddField(
            model_name="columnrow",
            name="due",
            field=models.CharField(
                blank=True,
                help_text="Where it can follow: by when. An empty cell prints it. Good: before the tool is first used. Bad: soon.",
                max_length=200,
                verbose_name="follows by",
            ),
        ),
        migrations.AddField(
            model_name="columnrow",
            name="meanwhile",
            field=models.CharField(
                blank=True,
                help_text="Where it can follow: what holds until then. An empty cell prints it. Good: the last revision that both Parties approved counts. Bad: to be agreed.",
                max_length=300,
                verbose_name="until then",
            ),
        ),
        migrations.AddField(
            model_name="questionrow",
            name="needed_rows",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="Rows without which a table is not finished, one a line, by their first cells. Good: Urgent Contact | Customer. Bad: one for each side.",
                verbose_name="needed rows",
            ),
        ),
        migrations.AlterField(
            model_name="columnrow",
            name="known_by",
            field=models.CharField(
                blank=True,
                choices=[
                    ("customer", "The Customer"),
                    ("manufacturer", "The Manufacturer"),
                    ("named", "The Party that the row names"),
                ],
                help_text="Who can fill it.",
                max_length=12,
            ),
        ),
    ]
