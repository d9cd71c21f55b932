"""Sessions end after a while without use, and after a day's work in any case."""

import re

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


def test_each_page_knows_how_long_the_session_lasts(somebody: Client, settings):
    response = somebody.get("/")

    left = int(response.headers["Session-Seconds"])
    assert settings.SESSION_COOKIE_AGE - 5 <= left <= settings.SESSION_COOKIE_AGE
    (shown,) = re.findall('data-seconds="([0-9]+)"', response.content.decode())
    # The page is made before the answer is closed, so a second may have ended between them.
    assert left <= int(shown) <= settings.SESSION_COOKIE_AGE


def test_near_the_absolute_limit_the_session_does_not_get_longer(
    somebody: Client, monkeypatch, settings
):
    somebody.get("/")
    later = middleware.time.time() + settings.SESSION_ABSOLUTE_AGE - 100
    monkeypatch.setattr(middleware.time, "time", lambda: later)

    response = somebody.post("/session/")

    assert response.status_code == 204
    assert int(response.headers["Session-Seconds"]) <= 100


def test_the_log_in_says_that_a_session_has_ended(somebody: Client):
    somebody.get("/")
    somebody.session.flush()

    response = somebody.get("/", follow=True)

    assert "Your session has ended." in response.content.decode()


def test_after_a_log_out_nothing_is_said_to_have_ended(somebody: Client):
    somebody.get("/")
    somebody.post("/logout/")

    assert "has ended" not in somebody.get("/login/").content.decode()


def test_a_browser_that_was_never_logged_in_is_told_nothing(client: Client, db: None):
    response = client.get("/", follow=True)

    assert "has ended" not in response.content.decode()
    assert "Session-Seconds" not in response.headers


@pytest.mark.parametrize("door", ["/logout/", "/admin/logout/"])
def test_a_log_out_by_either_door_takes_the_mark_of_a_session_away(
    door: str, admin_client: Client, settings
):
    admin_client.get("/admin/")
    assert admin_client.cookies[settings.SESSION_MARK_NAME].value

    response = admin_client.post(door)

    assert response.headers["Clear-Site-Data"] == '"storage"'
    assert not admin_client.cookies[settings.SESSION_MARK_NAME].value
    assert "Your session has ended" not in admin_client.get("/login/").content.decode()
