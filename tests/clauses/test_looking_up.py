"""The search over all texts of the draft, and the list of codes."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from clauses.models import ClauseRow
from tests.clauses.test_admin import page_of

pytestmark = pytest.mark.slow

SEARCH = "/admin/clauses/libraryrow/search/"
CODES = "/admin/clauses/libraryrow/codes/"


def test_the_search_finds_every_text_of_the_draft(legal: Client, draft):
    page = legal.get(SEARCH, {"q": "certificate final"})
    nothing = legal.get(SEARCH, {"q": "unheard-of"}).content.decode()

    ((hit, address),) = page.context["hits"]
    assert (hit.kind, address) == (
        "clause",
        page_of(ClauseRow.objects.get(key="incoming-inspection")),
    )
    assert "<mark>certificate</mark>" in page.content.decode()
    assert "Nothing in the draft holds" in nothing
    assert legal.get(SEARCH).status_code == 200


def test_codes_are_listed_and_found(legal: Client, draft):
    page = legal.get(CODES, {"q": "rejection"}).content.decode()
    part = legal.get(CODES, {"part": "1"}).content.decode()

    assert "{{ ref(&quot;rejection&quot;) }}" in page
    assert "inspection_model == &quot;customer&quot;" not in page
    assert "inspection_model == &quot;customer&quot;" in part
    assert "<html" not in part


@pytest.mark.parametrize("address", [SEARCH, CODES])
def test_the_search_and_the_codes_are_for_those_who_keep_the_library(
    buyer: User, draft, address: str
):
    client = Client()
    client.force_login(buyer)
    staff = Client()
    staff.force_login(User.objects.create_user("clerk", is_staff=True))

    assert client.get(address).status_code == 302
    assert staff.get(address).status_code == 403
