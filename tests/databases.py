"""Test databases: a template is migrated once a session, every test database is a copy of it.

Sessions on SQLite that follow each other, as in `./test`, share templates in the folder COUNTERPART_TEMPLATES.

Editions, issued copies and answers are protected by triggers that refuse DELETE and TRUNCATE, in
tests as in production. So a database that a test has written to is thrown away and copied anew,
never emptied.
"""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
# The template, the one that it starts from, and the commands that fill it, in order.
TEMPLATES: dict[str, tuple[str | None, tuple[list[str], ...]]] = {
    "migrated": (None, (["migrate", "--verbosity=0"],)),
    "loaded": (
        "migrated",
        (["create_demo_people"], ["load_library", "--publish", "--approve"]),
    ),
}


class TestDatabases:
    """The databases of one test session; `run` tells two sessions on one PostgreSQL server apart."""

    __test__ = False

    def __init__(self, *, folder: Path, run: str, worker: str) -> None:
        self.folder = folder
        self.prefix = f"counterpart_{run}_"
        self.is_sqlite = connection.vendor == "sqlite"
        shared = os.environ.get("COUNTERPART_TEMPLATES")
        self.templates = Path(shared) if shared and self.is_sqlite else folder
        self.original_name = str(connection.settings_dict["NAME"])
        self.name = self.place(worker)
        self.here = folder / f"{worker}.here"
        self.here.touch()

    def place(self, name: str) -> str:
        """What Django calls the database: a file for SQLite, a name for PostgreSQL."""
        folder = self.templates if name in TEMPLATES else self.folder
        return str(folder / f"{name}.sqlite3") if self.is_sqlite else f"{self.prefix}{name}"

    def replace_by_copy_of(self, template: str) -> None:
        """Throws away what tests wrote and connects to a new copy of the template."""
        self.make_template(template)
        disconnect()
        if self.is_sqlite:
            overwrite_sqlite_file(self.name, self.place(template))
        else:
            # A server that a browser looks at may ask for its database meanwhile, and its pool waits longer from
            # one try to the next. So the database is missing for a moment only.
            fresh = f"{self.name}_fresh"
            self.drop(fresh)
            # Copied as files: block by block through the log, as by default, takes the server half as much again.
            self.execute(
                "CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", fresh, self.place(template)
            )
            self.drop(self.name)
            self.execute("ALTER DATABASE {} RENAME TO {}", fresh, self.name)
        connection.settings_dict["NAME"] = self.name

    def make_template(self, template: str) -> None:
        done = self.templates / f"{template}.done"
        if done.exists():
            return
        base, commands = TEMPLATES[template]
        if base is not None:
            self.make_template(base)
        with locked(self.templates / "templates.lock"):
            if done.exists():
                return
            if not self.is_sqlite:
                self.drop(self.place(template))
                source = "template1" if base is None else self.place(base)
                self.execute("CREATE DATABASE {} TEMPLATE {}", self.place(template), source)
            elif base is not None:
                shutil.copyfile(self.place(base), self.place(template))
            for command in commands:
                self.manage(self.place(template), command)
            done.touch()

    def manage(self, name: str, command: list[str]) -> None:
        """Runs a command of manage.py on the named database, in a process of its own."""
        outcome = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=os.environ
            | {"DATABASE_URL": self.url(name), "DJANGO_SETTINGS_MODULE": "tests.settings"},
            capture_output=True,
            text=True,
        )
        if outcome.returncode:
            raise RuntimeError(f"manage.py {' '.join(command)} failed:\n{outcome.stderr}")

    def url(self, name: str) -> str:
        if self.is_sqlite:
            return f"sqlite:///{name}"
        before, _, after = os.environ["DATABASE_URL"].rpartition("/")
        query = after.partition("?")[2]
        return f"{before}/{name}" + (f"?{query}" if query else "")

    def drop(self, name: str) -> None:
        self.execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def leave(self) -> None:
        """Drops what this worker used, the last one the templates too; SQLite's files go with their folder."""
        disconnect()
        connection.settings_dict["NAME"] = self.original_name
        with locked(self.folder / "templates.lock"):
            self.here.unlink()
            if self.is_sqlite:
                return
            self.drop(self.name)
            if not list(self.folder.glob("*.here")):
                for template in TEMPLATES:
                    (self.folder / f"{template}.done").unlink(missing_ok=True)
                    self.drop(self.place(template))

    def execute(self, statement: str, *names: str) -> None:
        with self.administrator() as server:
            server.execute(sql.SQL(statement).format(*(sql.Identifier(name) for name in names)))

    def administrator(self) -> psycopg.Connection:
        wanted = {"HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password"}
        given = {
            wanted[key]: value
            for key, value in settings.DATABASES["default"].items()
            if key in wanted and value
        }
        return psycopg.connect(dbname=self.original_name, autocommit=True, **given)


def disconnect() -> None:
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()


def overwrite_sqlite_file(name: str, template: str) -> None:
    """In one transaction: a server that looks at the file meanwhile sees the old content or the new.

    A file put in its place would not do: between the two the server may make an empty one, whose write-ahead
    log is then taken for the new file's, and tables are missing.
    """
    with (
        closing(sqlite3.connect(f"file:{template}?immutable=1", uri=True)) as content,
        closing(sqlite3.connect(name)) as database,
    ):
        database.execute("PRAGMA synchronous=OFF")  # thrown away after the test
        content.backup(database)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """One worker at a time makes the templates, the others wait for it."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
