"""People of legal and procurement, and a small library that a test can read in one look."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from clauses.exchange.loading import grant_legal_permissions, load_library
from clauses.models import Edition
from clauses.publishing.publish import publish_edition
from tests.clauses.examples import write_content


@pytest.fixture
def lawyer(db: None) -> User:
    grant_legal_permissions()
    person = User.objects.create_user("lena", is_staff=True)
    person.groups.add(Group.objects.get(name="Legal"))
    return person


@pytest.fixture
def counsel(lawyer: User) -> User:
    """A second pair of eyes."""
    person = User.objects.create_user("carla", first_name="Carla", is_staff=True)
    person.groups.add(Group.objects.get(name="Legal"))
    return person


@pytest.fixture
def buyer(db: None) -> User:
    person = User.objects.create_user("petra")
    person.groups.add(Group.objects.get_or_create(name="Procurement")[0])
    return person


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content")


@pytest.fixture
def draft(db: None, content: Path) -> None:
    """The small library as the draft."""
    load_library(content)


@pytest.fixture
def edition(draft: None, lawyer: User) -> Edition:
    return publish_edition(by=lawyer, note="First edition.")


@pytest.fixture
def legal(lawyer: User) -> Client:
    """A browser in which the lawyer is logged in."""
    client = Client()
    client.force_login(lawyer)
    return client
