"""Before publishing: which agreements in flight the draft concerns, and what it would change in them."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from agreements.acts.saving import create_agreement
from agreements.models import Agreement
from clauses.draft.rows import replace_draft
from clauses.exchange.loading import grant_legal_permissions
from clauses.models import PositionRow
from tests.agreements.approving import text
from tests.agreements.examples import SMALL
from tests.agreements.newer import newer_library

PAGE = "/in-flight/"


@pytest.fixture
def legal(lena: User) -> Client:
    grant_legal_permissions()
    client = Client()
    client.force_login(lena)
    return client


@pytest.fixture
def draft(agreement: Agreement) -> None:
    """A draft in which each kind of change is made once."""
    replace_draft(newer_library())


def test_what_changes_is_said_of_each_agreement(legal: Client, draft, agreement, petra):
    agreement.record("days", 60, by=petra, seen=None)

    page = text(legal.get(PAGE))

    assert "1 agreement is in flight" in page
    assert "The draft changes something in 1." in page
    assert f'<a href="/in-flight/{agreement.pk}/">Pump</a>' in page
    assert "The draft changes 1 clause and adds 1 clause; 1 answer needs review" in page
    assert "Petra Marsh" in page


def test_an_agreement_that_the_draft_leaves_alone_is_only_counted(legal: Client, agreement):
    replace_draft(SMALL)

    page = text(legal.get(PAGE))

    assert "The draft changes nothing in it." in page
    assert "Pump" not in page


def test_without_agreements_there_is_nothing_to_look_at(legal: Client, edition):
    replace_draft(SMALL)

    assert "No agreement is in flight" in text(legal.get(PAGE))


def test_the_redline_of_one_agreement(legal: Client, draft, agreement, petra):
    agreement.record("days", 60, by=petra, seen=None)

    page = text(legal.get(f"{PAGE}{agreement.pk}/"))

    assert "and reports" in page
    assert "Answers that would not fit" in page
    assert "Records" in page


def test_inside_the_publish_page_it_is_a_part_without_a_frame(legal: Client, draft):
    page = legal.get(PAGE, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in page
    assert "The draft changes 1 clause" in page


@pytest.mark.parametrize("address", [PAGE, "/in-flight/{pk}/"])
def test_a_draft_that_cannot_be_read_says_so(legal: Client, draft, agreement, address: str):
    PositionRow.objects.filter(clause__key="records").update(text="{{")

    page = text(legal.get(address.format(pk=agreement.pk)))

    assert "keep it from being read" in page


def test_who_publishes_without_seeing_agreements_gets_counts_only(draft, agreement, paul: User):
    paul.user_permissions.add(Permission.objects.get(codename="publish_edition"))
    create_agreement(title="Own one", path="full", edition=agreement.edition, by=paul)
    client = Client()
    client.force_login(paul)

    page = text(client.get(PAGE))

    assert "Own one" in page
    assert "There is 1 more that you may not see; the draft changes something in 1 of it." in page
    assert "Pump" not in page
    assert client.get(f"{PAGE}{agreement.pk}/").status_code == 404


@pytest.mark.parametrize("address", [PAGE, "/in-flight/{pk}/"])
def test_procurement_does_not_see_the_draft(draft, browser: Client, agreement, address: str):
    assert browser.get(address.format(pk=agreement.pk)).status_code == 403


@pytest.mark.slow
def test_many_agreements_are_looked_at_page_by_page(legal: Client, draft, agreement, petra):
    for number in range(26):
        create_agreement(title=f"No {number}", path="full", edition=agreement.edition, by=petra)

    first, second = text(legal.get(PAGE)), text(legal.get(f"{PAGE}?page=2"))

    assert "27 agreements are in flight; these are the 25 of page 1" in first
    assert "Look at the next 25" in first
    assert "these are the 2 of page 2" in second
    assert "Pump" in second
