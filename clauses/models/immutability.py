"""Makes the database refuse to change or delete the rows of a table, whatever asks it to.

For migrations: `operations = [..., protect("clauses_edition", "An edition never changes.")]`. A table whose rows go
with what is erased as a whole says when, in SQL for both engines: `may_go="OLD.agreement_id IN (SELECT ...)"`.
SQLite loses triggers when a later migration remakes the table: such a migration must protect it again. Nor does it
remake a table that a condition of others names: those protections go before, and come back after.
"""

from django.apps.registry import Apps
from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import RunPython

SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{reason}'); END",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN NOT ({may_go}) "
    "BEGIN SELECT RAISE(ABORT, '{reason}'); END",
    # INSERT OR REPLACE deletes a row without firing its delete trigger.
    "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
    "WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "
    "BEGIN SELECT RAISE(ABORT, '{reason}'); END",
)
SQLITE_BACK = (
    "DROP TRIGGER {table}_no_update",
    "DROP TRIGGER {table}_no_delete",
    "DROP TRIGGER {table}_no_replace",
)
POSTGRESQL = (
    "CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    # Two conditions, not one: OLD is not there in a TRUNCATE.
    "IF TG_OP = 'DELETE' THEN IF {may_go} THEN RETURN OLD; END IF; END IF; "
    "RAISE EXCEPTION '{reason}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
    "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()",
)
POSTGRESQL_BACK = (
    "DROP TRIGGER {table}_no_truncate ON {table}",
    "DROP TRIGGER {table}_no_change ON {table}",
    "DROP FUNCTION {table}_refuse()",
)
# The triggers that are there and not switched off.
PRESENT = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}
ENDINGS = {
    "sqlite": ("_no_update", "_no_delete", "_no_replace"),
    "postgresql": ("_no_change", "_no_truncate"),
}
STATEMENTS = {
    "sqlite": (SQLITE, SQLITE_BACK),
    "postgresql": (POSTGRESQL, POSTGRESQL_BACK),
}


def protect(table: str, reason: str, *, may_go: str = "1 = 0") -> RunPython:
    """A migration step after which the database refuses UPDATE, DELETE and TRUNCATE, and says the reason.

    `may_go` is the condition under which a row (`OLD`) may be deleted all the same: never, unless it is given.
    Django sees an IntegrityError on both engines.
    """

    def forwards(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        _run(schema_editor, STATEMENTS[schema_editor.connection.vendor][0], table, reason, may_go)

    def backwards(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        _run(schema_editor, STATEMENTS[schema_editor.connection.vendor][1], table, reason, may_go)

    return RunPython(forwards, backwards)


def protected_tables() -> set[str]:
    """The tables whose rows the database refuses to change, as it stands now."""
    with connection.cursor() as cursor:
        cursor.execute(PRESENT[connection.vendor])
        present = {name for (name,) in cursor.fetchall()}
    endings = ENDINGS[connection.vendor]
    tables = {name.removesuffix(endings[0]) for name in present if name.endswith(endings[0])}
    return {table for table in tables if present.issuperset(table + end for end in endings)}


def _run(
    schema_editor: BaseDatabaseSchemaEditor,
    statements: tuple[str, ...],
    table: str,
    reason: str,
    may_go: str,
) -> None:
    reason = reason.replace("'", "''")
    for statement in statements:
        schema_editor.execute(statement.format(table=table, reason=reason, may_go=may_go), None)
