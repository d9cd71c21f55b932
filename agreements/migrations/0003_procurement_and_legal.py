"""The two groups of people that Counterpart knows."""

from django.db import migrations

GROUPS = ("Procurement", "Legal")


def make_groups(apps, schema_editor):
    group = apps.get_model("auth", "Group")
    for name in GROUPS:
        group.objects.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0002_rows_are_only_added"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    # Groups stay on the way back: people may have been put into them.
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
