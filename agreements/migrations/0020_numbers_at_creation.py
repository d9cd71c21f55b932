"""Every agreement has its number from its creation on; those that are issued keep theirs."""

import re

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    agreements = apps.get_model("agreements", "Agreement").objects
    last: dict[int, int] = {}
    issued = apps.get_model("agreements", "IssuedCopy").objects.values_list(
        "agreement_id", "number"
    )
    for pk, number in issued:
        agreements.filter(pk=pk).update(number=number)
        if found := re.fullmatch(r"CP-(\d{4})-(\d+)", number):
            year = int(found[1])
            last[year] = max(last.get(year, 0), int(found[2]))
    without = agreements.filter(number="").order_by("created_at", "pk")
    for pk, created_on in without.values_list("pk", "created_on"):
        year = created_on.year
        last[year] = last.get(year, 0) + 1
        agreements.filter(pk=pk).update(number=f"CP-{year}-{last[year]:04d}")
    series = apps.get_model("agreements", "NumberSeries").objects
    series.bulk_create(series.model(year=year, last=number) for year, number in last.items())


class Migration(migrations.Migration):
    dependencies = [("agreements", "0019_left_questions_and_sources")]

    operations = [
        migrations.CreateModel(
            name="NumberSeries",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveIntegerField(unique=True)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name_plural": "number series",
                "default_permissions": ("view",),
            },
        ),
        migrations.AddField(
            "agreement",
            "number",
            models.CharField(blank=True, default="", editable=False, max_length=20),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
