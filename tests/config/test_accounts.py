"""Who may come in: wrong passwords are limited and recorded, a password is changed by whose it is."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from config import passwords

PASSWORD = "a long enough phrase"
OTHER = "another phrase of that length"
TRIES = 5


@pytest.fixture
def petra(db: None) -> User:
    return User.objects.create_user("petra", password=PASSWORD)


def log_in(client: Client, password: str, *, name: str = "petra", address: str = "192.0.2.1"):
    posted = {"username": name, "password": password, "next": "/admin/"}
    return client.post("/login/", posted, REMOTE_ADDR=address)


def test_the_right_password_leads_to_where_one_wanted_to_go(petra, client):
    response = log_in(client, PASSWORD)

    assert (response.status_code, response.headers["Location"]) == (302, "/admin/")


def test_a_page_elsewhere_is_not_gone_to(petra, client):
    posted = {"username": "petra", "password": PASSWORD, "next": "https://elsewhere.example/"}

    response = client.post("/login/", posted)

    assert (response.status_code, response.headers["Location"]) == (302, "/")


def test_after_some_wrong_passwords_the_right_one_must_wait_too(petra, client, settings):
    assert [log_in(client, "wrong").status_code for _ in range(TRIES)] == [200] * TRIES

    response = log_in(client, PASSWORD)

    assert response.status_code == 429
    assert response.headers["Retry-After"] == str(settings.LOG_IN_WAIT)
    page = response.content.decode()
    assert "Too many wrong passwords came from here" in page
    assert 'value="petra"' in page


def test_passwords_are_not_even_looked_at_meanwhile(petra, client, monkeypatch):
    for _ in range(TRIES):
        log_in(client, "wrong")
    monkeypatch.setattr(User, "check_password", lambda self, password: 1 / 0)

    assert log_in(client, PASSWORD).status_code == 429


def test_nobody_is_locked_out_from_elsewhere(petra, client):
    for _ in range(TRIES + 1):
        log_in(client, "wrong", address="198.51.100.7")

    assert log_in(client, PASSWORD).status_code == 302


def test_one_address_does_not_try_one_name_after_the_other(petra, client):
    tried = [log_in(client, "wrong", name=f"name-{number}").status_code for number in range(21)]

    assert tried == [200] * 20 + [429]


def test_a_flood_is_told_to_come_back_later(petra, client, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "1/m/ip"}
    log_in(client, "wrong")

    response = log_in(client, "wrong")

    assert (response.status_code, response.headers["Retry-After"]) == (429, "60")
    assert "Too many requests" in response.content.decode()


def test_a_wrong_password_is_recorded_without_it(petra, client, caplog):
    log_in(client, "secret wrong phrase", name="petra\nforged line")

    (line,) = [one for one in caplog.messages if one.startswith("Log-in refused")]
    assert line == r"Log-in refused: 'petra\nforged line' from 192.0.2.1"


def test_the_door_of_the_desk_is_the_same(petra, client):
    response = client.get("/admin/login/?next=/admin/clauses/")

    assert response.headers["Location"] == "/login/?next=%2Fadmin%2Fclauses%2F"


def test_everybody_changes_his_own_password_and_other_browsers_are_logged_out(petra, client):
    elsewhere = Client()
    for browser in (client, elsewhere):
        log_in(browser, PASSWORD)
    posted = {"oldpassword": PASSWORD, "password1": OTHER, "password2": OTHER}

    response = client.post("/account/password/", posted, follow=True)

    assert "Your password is changed" in response.content.decode()
    assert client.get("/").status_code == 200
    assert elsewhere.get("/").headers["Location"] == "/login/?next=/"
    assert User.objects.get().check_password(OTHER)


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"oldpassword": "wrong"}, "Please type your current password."),
        ({"password2": "something else"}, "You must type the same password each time."),
        ({"password1": "short", "password2": "short"}, "This password is too short."),
    ],
)
def test_what_is_wrong_with_a_new_password_is_said_at_its_field(petra, client, posted, said):
    log_in(client, PASSWORD)
    good = {"oldpassword": PASSWORD, "password1": OTHER, "password2": OTHER}

    response = client.post("/account/password/", good | posted)

    assert said in response.content.decode()
    assert User.objects.get().check_password(PASSWORD)


def test_who_has_no_password_has_none_to_change(client, db):
    client.force_login(User.objects.create_user("single-sign-on"))

    assert client.get("/account/password/").status_code == 403


def test_passwords_are_kept_as_argon2():
    from config.settings import PASSWORD_HASHERS  # noqa: PLC0415  the tests' own are quick

    assert PASSWORD_HASHERS[0] == "config.passwords.Argon2InTurns"


def test_who_gets_no_turn_to_hash_is_told_to_come_back(petra, client, settings, monkeypatch):
    settings.PASSWORD_HASHERS = ["config.passwords.Argon2InTurns"]
    monkeypatch.setattr(passwords, "LONGEST_WAIT", 0.01)
    client.raise_request_exception = False
    petra.set_password(PASSWORD)
    petra.save()
    assert petra.password.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")

    with passwords._Turn(), passwords._Turn():  # as many as may hash at once
        response = log_in(client, PASSWORD)

    assert response.status_code == 429
    assert response.headers["Retry-After"] == "5"
    assert "Many people log in at this moment" in response.content.decode()
    assert log_in(client, PASSWORD).status_code == 302
