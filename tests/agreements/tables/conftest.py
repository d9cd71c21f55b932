"""An agreement in EUR on an edition that asks for two tables."""

from copy import deepcopy

import pytest
from django.contrib.auth.models import User
from django.test import Client

from agreements.acts.saving import create_agreement
from agreements.models import Agreement
from clauses.models import Edition
from tests.agreements.examples import SMALL, make_edition
from tests.agreements.tables.page_of_tables import GOODS, Page


@pytest.fixture
def edition(lena: User) -> Edition:
    data = deepcopy(SMALL)
    data["sections"].append(deepcopy(GOODS))
    return make_edition(lena, data=data)


@pytest.fixture
def agreement(petra: User, edition: Edition) -> Agreement:
    made = create_agreement(title="Pump", path="full", edition=edition, by=petra)
    made.record("currency", "EUR", by=petra, seen=None)
    return made


@pytest.fixture
def page(browser: Client, agreement: Agreement) -> Page:
    return Page(browser, agreement)
