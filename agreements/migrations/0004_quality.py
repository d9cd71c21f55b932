"""The group of those who give the quality approvals."""

from django.db import migrations


def make_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.get_or_create(name="Quality")


class Migration(migrations.Migration):
    dependencies = [("agreements", "0003_procurement_and_legal")]

    # The group stays on the way back: people may have been put into it.
    operations = [migrations.RunPython(make_group, migrations.RunPython.noop)]
