"""Before publishing: sample deals in which the draft changes what counts although nobody answers."""

import copy

import pytest
from django.test import Client

from clauses.draft.rows import replace_draft
from clauses.exchange.loading import grant_legal_permissions
from tests.agreements.approving import text
from tests.agreements.examples import SMALL
from tests.agreements.newer import newer_library

PAGE = "/in-flight/"


@pytest.fixture
def legal(lena) -> Client:
    grant_legal_permissions()
    client = Client()
    client.force_login(lena)
    return client


def test_a_default_that_was_edited_is_told_with_the_deals_old_and_new(legal, edition):
    replace_draft(newer_library())

    page = " ".join(text(legal.get(PAGE)).split())

    assert "Defaults that the draft changes in sample deals" in page
    assert '<td data-head="Before">10</td> <td data-head="After">15</td>' in page
    assert '<td data-head="In">every sample deal</td>' in page


def test_a_new_fallback_that_stands_first_is_told(legal, edition):
    data = copy.deepcopy(SMALL)
    warranty = data["sections"][1]["clauses"][2]
    before = warranty["positions"][0]
    warranty["positions"].insert(
        0, {"key": "new", "title": "Quite new", "stance": "balanced", "text": "All is good."}
    )
    replace_draft(data)

    page = text(legal.get(PAGE))

    assert warranty["chosen_by"] == "stance"
    assert f"Position of {warranty['heading']}" in page
    assert before["title"] in page
    assert "Quite new" in page


def test_a_draft_that_changes_no_default_says_so(legal, edition):
    replace_draft(SMALL)

    assert "The draft changes no default in any sample deal." in text(legal.get(PAGE))


def test_before_the_first_edition_there_is_nothing_to_compare_with(legal):
    replace_draft(SMALL)

    assert "default in any sample deal" not in text(legal.get(PAGE))
