"""Nothing private stays in a browser or a proxy: every address is walked, and every answer says so."""

import pytest
from django.test import Client
from django.urls import get_resolver

from tests.test_addresses import addresses


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("who", ["nobody", "chief"])
def test_no_answer_is_stored_by_a_browser_or_a_proxy(who, admin_user):
    client = Client(raise_request_exception=False)
    if who == "chief":
        client.force_login(admin_user)
    walked = list(addresses(get_resolver()))
    assert len(walked) > 100

    stored = [
        (address, response.status_code, response.headers.get("Cache-Control"))
        for address in (*walked, "/no/such/page")
        for response in [client.get(address)]
        if response.headers.get("Cache-Control") != "no-store" or response.status_code >= 500
    ]

    assert not stored
