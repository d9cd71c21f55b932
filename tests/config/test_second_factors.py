"""Second factors, recovery codes, sessions, a forgotten password, and the acts that ask again who it is."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client, override_settings

from config.accounts import SecondFactors

PASSWORD = "a long enough phrase"
OTHER = "another phrase of that length"


@pytest.fixture
def petra(db: None) -> User:
    return User.objects.create_user("petra", "petra@example.com", PASSWORD)


@pytest.fixture
def logged_in(petra: User, client: Client) -> Client:
    log_in(client)
    client.post("/account/confirm/", {"password": PASSWORD})
    return client


def log_in(client: Client, **more: str):
    return client.post("/login/", {"username": "petra", "password": PASSWORD} | more)


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def with_an_app(client: Client) -> str:
    """Adds an authenticator app as its user does. Gives the secret that the page shows."""
    page = client.get("/account/app/").content.decode()
    assert "<svg" in page
    (secret,) = re.findall(r"Secret: <code>(\w+)</code>", page)
    response = client.post("/account/app/", {"code": code_of(secret)})
    assert response.headers["Location"] == "/account/codes/"
    return secret


def recovery_codes(client: Client) -> list[str]:
    page = client.get("/account/codes/").content.decode()
    return re.findall(r"<li><code>(\d+)</code></li>", page)


def test_with_an_app_the_password_alone_lets_nobody_in(logged_in):
    secret = with_an_app(logged_in)
    browser = Client()

    response = log_in(browser, next="/account/")

    assert response.headers["Location"].startswith("/login/code/")
    assert browser.get("/").headers["Location"] == "/login/?next=/"
    browser.get("/login/code/")
    assert "Incorrect code" in browser.post("/login/code/", {"code": "000000"}).content.decode()
    Authenticator.objects.get(
        type="totp"
    )  # the code of the moment was used up when the app was added
    assert secret


def test_a_code_that_was_used_is_not_taken_again(logged_in):
    code = code_of(with_an_app(logged_in))
    first, second = Client(), Client()
    for browser in (first, second):
        log_in(browser)

    assert first.post("/login/code/", {"code": code}).headers["Location"] == "/"
    assert "Incorrect code" in second.post("/login/code/", {"code": code}).content.decode()


def test_a_recovery_code_lets_in_once(logged_in):
    with_an_app(logged_in)
    (code, *_) = codes = recovery_codes(logged_in)
    assert len(codes) == 10
    first, second = Client(), Client()
    for browser in (first, second):
        log_in(browser)

    assert first.post("/login/code/", {"code": code}).headers["Location"] == "/"
    assert "Incorrect code" in second.post("/login/code/", {"code": code}).content.decode()


def test_codes_are_not_tried_one_after_the_other(logged_in):
    with_an_app(logged_in)
    browser = Client()
    log_in(browser)
    for _ in range(5):
        browser.post("/login/code/", {"code": "000000"})

    page = browser.post("/login/code/", {"code": "000000"}).content.decode()

    assert "Too many" in page


def test_the_secret_of_an_app_does_not_stand_in_the_database(logged_in):
    secret = with_an_app(logged_in)

    stored = [str(one.data) for one in Authenticator.objects.all()]

    assert not any(secret in one for one in stored)


def test_a_secret_is_read_with_an_older_key_of_the_installation():
    with override_settings(SECRET_KEY="the old one", SECRET_KEY_FALLBACKS=[]):
        stored = SecondFactors().encrypt("a secret")

    with override_settings(SECRET_KEY="the new one", SECRET_KEY_FALLBACKS=["the old one"]):
        assert SecondFactors().decrypt(stored) == "a secret"


def test_an_app_is_removed_by_whose_it_is(logged_in):
    with_an_app(logged_in)

    logged_in.post("/account/app/remove/")

    assert not Authenticator.objects.exists()
    assert log_in(Client()).headers["Location"] == "/"


def test_what_protects_the_account_asks_for_the_password_first(petra, client):
    log_in(client)

    response = client.get("/account/app/")

    assert response.headers["Location"] == "/account/confirm/?next=%2Faccount%2Fapp%2F"


def test_who_has_an_app_may_confirm_by_its_code_too(logged_in):
    code = code_of(with_an_app(logged_in))
    by_password = logged_in.get("/account/confirm/?next=/account/").content.decode()
    assert 'href="/account/confirm/code/?next=%2Faccount%2F"' in by_password

    page = logged_in.get("/account/confirm/code/?next=/account/").content.decode()
    response = logged_in.post("/account/confirm/code/", {"code": code, "next": "/account/"})

    assert "Type the code that your authenticator app shows" in page
    assert 'href="/account/confirm/?next=%2Faccount%2F"' in page
    assert response.headers["Location"] == "/account/"


def test_nobody_removes_the_passkey_of_another(logged_in):
    other = User.objects.create_user("otto")
    key = Authenticator.objects.create(user=other, type="webauthn", data={"name": "Key"})

    assert logged_in.post(f"/account/passkeys/{key.pk}/remove/").status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_other_browsers_are_seen_and_logged_out(logged_in):
    firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
    elsewhere = Client(HTTP_USER_AGENT=firefox, REMOTE_ADDR="198.51.100.7")
    log_in(elsewhere)
    page = logged_in.get("/account/sessions/").content.decode()
    assert "Firefox on Windows" in page
    assert "198.51.100.7" in page

    page = logged_in.post("/account/sessions/", follow=True).content.decode()

    assert "All your other browsers are logged out." in page
    assert elsewhere.get("/").headers["Location"] == "/login/?next=/"
    assert logged_in.get("/").status_code == 200


def test_a_forgotten_password_is_set_anew_by_mail(petra, client, settings):
    settings.SITE_ADDRESS = "https://counterpart.example"

    page = client.post("/forgotten/", {"email": "PETRA@example.com"}, follow=True).content.decode()

    assert "Look into your mail" in page
    (sent,) = mail.outbox
    assert (sent.subject, sent.to) == ("A new password for Counterpart", ["petra@example.com"])
    (link,) = re.findall(r"https://counterpart\.example(/forgotten/\S+)", sent.body)
    response = client.get(link)
    posted = {"password1": OTHER, "password2": OTHER}
    done = client.post(response.headers["Location"], posted, follow=True).content.decode()
    assert "Your new password is set" in done
    assert User.objects.get().check_password(OTHER)
    assert "This link does not work any more" in client.get(link, follow=True).content.decode()


def test_whether_an_account_has_an_address_is_not_told(petra, client):
    page = client.post("/forgotten/", {"email": "nobody@example.com"}, follow=True).content.decode()

    assert "Look into your mail" in page
    assert mail.outbox == []


def test_your_account_says_what_there_is(logged_in):
    before = logged_in.get("/account/").content.decode()
    with_an_app(logged_in)

    after = logged_in.get("/account/").content.decode()

    assert "Add an app" in before
    assert "Remove the app" in after
    assert "10 left" in after


@pytest.mark.asked
@pytest.mark.parametrize("waited", [0, 31 * 60])
def test_an_agreement_is_finished_by_whoever_showed_lately_who_he_is(
    petra, client, monkeypatch, waited
):
    """What is posted goes on by itself after the password; here it leads to the answer for who may not see it."""
    log_in(client)
    session = client.session
    (record,) = session["account_authentication_methods"]
    record["at"] -= waited
    session["account_authentication_methods"] = [record]
    session.save()

    response = client.post("/agreements/1/issue/", {"checked": "on"})

    if not waited:
        assert response.status_code == 404
        return
    assert response.headers["Location"] == "/account/confirm/?next=%2Fagreements%2F1%2Fissue%2F"
    wrong = client.post(response.headers["Location"], {"password": "wrong"}).content.decode()
    assert "Confirm that it is you" in wrong
    assert client.post(response.headers["Location"], {"password": PASSWORD}).status_code == 404


def test_administrators_take_a_lost_factor_away_and_see_no_secret(logged_in, client):
    secret = with_an_app(logged_in)
    User.objects.create_superuser("root", password=PASSWORD)
    admin = Client()
    admin.post("/login/", {"username": "root", "password": PASSWORD})
    app = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    address = f"/admin/mfa/authenticator/{app.pk}/"

    page = admin.get(f"{address}change/").content.decode()
    assert "petra" in page
    assert secret not in page
    assert app.data["secret"] not in page
    assert admin.get("/admin/mfa/authenticator/add/").status_code == 403
    assert admin.get("/admin/usersessions/usersession/add/").status_code == 404

    admin.post(f"{address}delete/", {"post": "yes"})
    assert not Authenticator.objects.filter(pk=app.pk).exists()
