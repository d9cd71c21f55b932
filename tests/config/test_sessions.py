"""Sessions end after a while without use, and after a day's work in any case."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from config import middleware


@pytest.fixture
def somebody(db: None, client: Client) -> Client:
    client.force_login(User.objects.create(username="somebody"))
    return client


def test_a_session_in_use_goes_on(somebody: Client):
    assert somebody.get("/").status_code == 200


def test_a_session_older_than_its_limit_leads_to_the_log_in(
    somebody: Client, monkeypatch, settings
):
    somebody.get("/")
    later = middleware.time.time() + settings.SESSION_ABSOLUTE_AGE + 1
    monkeypatch.setattr(middleware.time, "time", lambda: later)

    response = somebody.get("/")

    assert (response.status_code, response.headers["Location"]) == (302, "/login/?next=/")


def test_use_is_marked_once_a_minute_at_most(somebody: Client):
    somebody.get("/login/")
    marked = somebody.session["used_at"]

    somebody.get("/login/")

    assert somebody.session["used_at"] == marked
