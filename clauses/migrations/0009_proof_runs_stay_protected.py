"""Protects the proof runs again: 0007 remade their table on SQLite, which loses its triggers by that."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from clauses.models.immutability import protect

PROOF_RUNS = protect("clauses_proofrun", "The result of a proof is never changed or deleted.")


def protect_where_lost(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        PROOF_RUNS.code(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("clauses", "0008_kinds_from_the_library")]

    operations = [migrations.RunPython(protect_where_lost, migrations.RunPython.noop)]
