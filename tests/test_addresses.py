"""Every address of the site refuses the anonymous; the few that do not are named here."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

PUBLIC = {"/livez", "/readyz", "/login/", "/admin/login/", "/verify/"} | {
    "/forgotten/",
    "/forgotten/sent/",
    "/forgotten/some-key/some-key/",
    "/forgotten/done/",
}
SAMPLES = {
    "IntConverter": "1",
    "SlugConverter": "some-key",
    "StringConverter": "some-key",
    "PathConverter": "some-key",
    "UUIDConverter": "00000000-0000-4000-8000-000000000000",
}


def addresses(resolver: URLResolver, prefix: str = "/") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if not isinstance(entry.pattern, RoutePattern):
            continue  # the admin's last resort, an expression instead of a route
        address = prefix + sample_of(entry.pattern)
        if isinstance(entry, URLPattern):
            yield address
        else:
            yield from addresses(entry, address)


def sample_of(pattern: RoutePattern) -> str:
    """The route with a plausible value for each part that varies."""
    route = str(pattern)
    for name, converter in pattern.converters.items():
        start = route.rindex("<", 0, route.index(f"{name}>") + 1)
        end = route.index(">", start) + 1
        sample = SAMPLES.get(type(converter).__name__, "1")
        route = route[:start] + sample + route[end:]
    return route


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_each_address_sends_the_anonymous_to_a_log_in(client: Client, method: str):
    walked = [address for address in addresses(get_resolver()) if address not in PUBLIC]
    assert len(walked) > 5

    open_to_anybody = {
        address: response.status_code
        for address in walked
        for response in [getattr(client, method)(address)]
        if response.status_code != 302
        or not re.match(r"(/admin)?/login/(\?|$)", response.headers["Location"])
    }

    assert not open_to_anybody


@pytest.mark.django_db
@pytest.mark.parametrize("address", sorted(PUBLIC))
def test_a_public_address_answers_the_anonymous(client: Client, address: str):
    response = client.get(address, follow=True)

    assert response.status_code == 200
