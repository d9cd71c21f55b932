"""What every test may ask for: databases that are thrown away, people, a folder for issued copies."""

import json
import os
import re
import time
from collections.abc import Iterator
from functools import lru_cache
from itertools import count
from pathlib import Path

import pytest
from django.test import TransactionTestCase
from django.utils import timezone
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests.databases import TestDatabases

# No deadline: a busy machine is slow, not wrong. `./test quick` tries fewer examples;
# COUNTERPART_EXAMPLES=many, by hand, far more.
hypothesis_settings.register_profile(
    "full", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.register_profile(
    "quick", hypothesis_settings.get_profile("full"), max_examples=5
)
hypothesis_settings.register_profile(
    "many", hypothesis_settings.get_profile("full"), max_examples=1_000
)
hypothesis_settings.load_profile(os.environ.get("COUNTERPART_EXAMPLES", "full"))

OWN_DATABASE = {"transactional_db", "fresh_database", "shipped_library", "live_server"}
# What engines read each in their own way: signs beyond ASCII, the null character, numbers of many digits.
STRANGE = re.compile(r"[^\n -~]|\\x00|\d{10}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what uses the database, and what of it runs on the second engine too; the longest come first.

    CONTRIBUTING.md has the rule. What is slow says so itself, by `pytest.mark.slow` at the test or its whole module.
    """
    seen: set[tuple[str, str]] = set()
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker("browser")
            continue
        fixtures = set(getattr(item, "fixturenames", ()))
        if "shipped_library" in fixtures:  # loading and proving it takes twenty seconds
            item.add_marker("slow")
        commits = bool(OWN_DATABASE & fixtures)
        if commits or "db" in fixtures or item.get_closest_marker("django_db"):
            item.add_marker("database")
            test = str(item.path), getattr(item, "originalname", item.name)
            differs = names_the_engine(item) or has_strange_values(item)
            is_walk = item.get_closest_marker("one_engine") is not None
            if (commits or differs or test not in seen) and not is_walk:
                item.add_marker("postgres")
            seen.add(test)
    items.sort(key=lambda item: item.get_closest_marker("longest") is None)


def names_the_engine(item: pytest.Item) -> bool:
    """Whether this test is left out on one of the engines, so that the other must not leave it out too."""
    return any("connection.vendor" in str(mark.args) for mark in item.iter_markers("skipif"))


def has_strange_values(item: pytest.Item) -> bool:
    """Whether this case of a test is one of a value that engines may read differently."""
    case = getattr(item, "callspec", None)
    values = () if case is None else case.params.values()
    return any(STRANGE.search(one if isinstance(one, str) else repr(one)) for one in values)


@pytest.fixture(scope="session")
def test_databases(
    tmp_path_factory: pytest.TempPathFactory,
    testrun_uid: str,
    worker_id: str,
    django_test_environment: None,
    django_db_blocker,
) -> Iterator[TestDatabases]:
    folder = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        folder = folder.parent
    databases = TestDatabases(folder=folder, run=testrun_uid[:8], worker=worker_id)
    yield databases
    with django_db_blocker.unblock():
        databases.leave()


@pytest.fixture(scope="session")
def django_db_setup(test_databases: TestDatabases, django_db_blocker) -> Iterator[None]:
    """Takes the place of pytest-django's: each worker gets a copy of one migrated template."""
    with django_db_blocker.unblock():
        test_databases.replace_by_copy_of("migrated")

    def throw_away(self: TransactionTestCase) -> None:
        test_databases.replace_by_copy_of("migrated")

    with pytest.MonkeyPatch.context() as patch:
        # Django would empty every table; the triggers refuse, rightly.
        patch.setattr(TransactionTestCase, "_fixture_teardown", throw_away)
        yield


@pytest.fixture
def fresh_database(transactional_db: None) -> None:
    """A database of its own: what is committed, in whatever thread or process, is thrown away after."""


@pytest.fixture
def shipped_library(fresh_database: None, test_databases: TestDatabases) -> None:
    """A database of its own with the shipped library published and the demo people in it."""
    test_databases.replace_by_copy_of("loaded")


@lru_cache
def proof_in_this_process(content: str) -> dict[str, object]:
    from clauses.library.data.codec import library_from  # noqa: PLC0415  the solver loads in half a second,
    from clauses.publishing.proof_process import report  # noqa: PLC0415  and only where something is proved

    library, findings = library_from(json.loads(content))
    assert library is not None, findings
    return report(library, today=timezone.localdate())


@pytest.fixture(autouse=True)
def quick_proofs(monkeypatch) -> None:
    """Each library is proved once a run, without a process of its own; that process has its own test."""
    monkeypatch.setattr("clauses.publishing.proof_runs.in_a_process", proof_in_this_process)


@pytest.fixture(scope="session")
def issued_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that are made when something is stored in them: few tests do, and making thousands takes its time."""
    parent = tmp_path_factory.mktemp("issued")
    return (parent / str(number) for number in count())


@pytest.fixture(autouse=True)
def issued_folder(issued_folders: Iterator[Path], settings) -> Path:
    """Issued copies of a test never meet those of the machine."""
    folder = next(issued_folders)
    settings.MEDIA_ROOT = folder
    return folder


@pytest.fixture(autouse=True)
def drawn_at_once(request: pytest.FixtureRequest, monkeypatch) -> None:
    """PDFs are drawn where they are asked for: no test waits for a worker. Marked `queued`, they stay in the queue."""
    if request.node.get_closest_marker("queued"):
        return
    from tests.queue import draw_here  # noqa: PLC0415  the rows need Django's set-up, which some tests do without

    monkeypatch.setattr("agreements.acts.drawing.enqueue", draw_here)


@pytest.fixture(autouse=True)
def logged_in_lately(request: pytest.FixtureRequest, monkeypatch) -> None:
    """Whoever is logged in without the form counts as having shown who he is. Marked `asked`, nobody does."""
    if request.node.get_closest_marker("asked"):
        return
    monkeypatch.setattr(
        "config.accounts.get_authentication_records", lambda *_: [{"at": time.time()}]
    )
