"""Nothing private stays in a browser or a proxy: every address is walked, and every answer says so."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

WORDS = {"section": "deal", "app_label": "clauses"}


def addresses(resolver: URLResolver, before: str = "/") -> list[str]:
    """Every address of the site, with a value for each of its parts; those of patterns are left to Django."""
    found: list[str] = []
    for one in resolver.url_patterns:
        route = before + str(one.pattern).removeprefix("^").removesuffix("$")
        if isinstance(one, URLResolver):
            found += addresses(one, route)
        elif isinstance(one, URLPattern) and "(?P" not in route:
            for name in one.pattern.converters:
                kind = route.split(f"{name}>")[0].rpartition("<")[2]
                route = route.replace(f"<{kind}{name}>", WORDS.get(name, "1"))
            found.append(route)
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["nobody", "chief"])
def test_no_answer_is_stored_by_a_browser_or_a_proxy(who, admin_user):
    client = Client(raise_request_exception=False)
    if who == "chief":
        client.force_login(admin_user)
    walked = addresses(get_resolver())
    assert len(walked) > 100

    stored = [
        (address, response.status_code, response.headers.get("Cache-Control"))
        for address in (*walked, "/no/such/page")
        for response in [client.get(address)]
        if response.headers.get("Cache-Control") != "no-store" or response.status_code >= 500
    ]

    assert not stored
