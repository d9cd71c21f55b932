"""The pages of the site as a whole: alive, ready, log-in, headers."""

import pytest
from django.test import Client


def test_the_process_says_that_it_is_alive_without_a_database(client: Client):
    response = client.get("/livez")

    assert (response.status_code, response.content) == (200, b"alive\n")


@pytest.mark.django_db
def test_a_migrated_database_is_ready(client: Client):
    response = client.get("/readyz")

    assert (response.status_code, response.content) == (200, b"ready\n")


@pytest.mark.django_db
def test_the_first_page_sends_the_anonymous_to_the_log_in(client: Client):
    response = client.get("/")

    assert (response.status_code, response.headers["Location"]) == (302, "/login/?next=/")


@pytest.mark.django_db
def test_probes_are_read_only(client: Client):
    assert client.post("/livez").status_code == 405
    assert client.post("/readyz").status_code == 405


@pytest.mark.django_db
def test_every_page_carries_the_strict_headers(client: Client):
    response = client.get("/login/")

    assert set(response.headers["Content-Security-Policy"].split("; ")) == {
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "frame-src 'self'",
    }
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response.headers["Permissions-Policy"]
