"""Somebody is away once on the same days: of absences that were said twice, the last stays."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Max


def keep_the_last(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    absences = apps.get_model("agreements", "Absence").objects.order_by()
    last = absences.values("person", "first_day", "last_day").annotate(last=Max("pk"))
    absences.exclude(pk__in=list(last.values_list("last", flat=True))).delete()


class Migration(migrations.Migration):
    dependencies = [("agreements", "0012_one_agreement_a_form")]

    operations = [
        migrations.RunPython(keep_the_last, migrations.RunPython.noop),
        migrations.AddConstraint(
            "absence",
            models.UniqueConstraint(
                fields=("person", "first_day", "last_day"),
                name="away_once",
                violation_error_message="You said so already.",
            ),
        ),
    ]
