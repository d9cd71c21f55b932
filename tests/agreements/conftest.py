"""The cast: Petra owns the agreement, Paul is another buyer, Lena is of Legal, Quentin of Quality."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.test import Client

from agreements.acts.saving import create_agreement
from agreements.models import Agreement
from clauses.models import Edition
from clauses.publishing.publish import approve_edition
from tests.agreements.approving import pick
from tests.agreements.browsing import fields_on
from tests.agreements.completing import answer_all
from tests.agreements.examples import make_edition


def make_person(username: str, first_name: str, last_name: str, group: str) -> User:
    person = User.objects.create_user(username, first_name=first_name, last_name=last_name)
    person.groups.add(Group.objects.get(name=group))
    return person


@pytest.fixture
def petra(db: None) -> User:
    return make_person("petra", "Petra", "Marsh", "Procurement")


@pytest.fixture
def paul(db: None) -> User:
    return make_person("paul", "Paul", "Okafor", "Procurement")


@pytest.fixture
def lena(db: None) -> User:
    return make_person("lena", "Lena", "Hartmann", "Legal")


@pytest.fixture
def quentin(db: None) -> User:
    return make_person("quentin", "Quentin", "Adeyemi", "Quality")


@pytest.fixture
def edition(lena: User) -> Edition:
    """An edition that counsel approved for use."""
    edition = make_edition(lena)
    approve_edition(edition, by=lena, note="Read in full.")
    return edition


@pytest.fixture
def agreement(petra: User, edition: Edition) -> Agreement:
    return create_agreement(title="Pump", path="full", edition=edition, by=petra)


@pytest.fixture
def browser_of() -> Callable[[User], Client]:
    """Makes a browser in which somebody is logged in."""

    def make(person: User) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return make


@pytest.fixture
def browser(petra: User, browser_of: Callable[[User], Client]) -> Client:
    """The browser of the owner."""
    return browser_of(petra)


@pytest.fixture
def save_step(browser: Client, agreement: Agreement) -> Callable[..., HttpResponse]:
    """Opens a step, fills in some fields by name as a user would, and saves."""

    def save(
        section: str, fields: dict[str, object], *, query: str = "", action: str = "continue"
    ) -> HttpResponse:
        address = f"/agreements/{agreement.pk}/sections/{section}/{query}"
        page = fields_on(browser.get(address))
        return browser.post(address, page | fields | {"action": action})

    return save


@pytest.fixture
def wide(agreement: Agreement, petra: User) -> Agreement:
    """Complete, but for the legal approval of its warranty."""
    answer_all(agreement, petra)
    pick(agreement, "wide", petra)
    return agreement


@pytest.fixture
def approvals_page(agreement: Agreement) -> str:
    """The address of the approvals."""
    return f"/agreements/{agreement.pk}/approvals/"
