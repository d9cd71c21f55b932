"""Your account in a real browser: the pages of the account library under our policy, and a passkey."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_log_in import PASSWORD


@pytest.fixture
def page_with_a_key(new_page: Callable[..., Page], live_counterpart: str) -> Page:
    """A page of a browser that has a passkey device, which always sees the right finger."""
    # A browser gives no passkey to an address of numbers.
    page = new_page(address=live_counterpart.replace("127.0.0.1", "localhost"))
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return page


def log_in(page: Page) -> None:
    page.goto("/login/")
    page.get_by_label("User name").fill("procurement")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()


def test_with_a_passkey_nobody_types_a_password(page_with_a_key: Page, check_accessibility):
    page = page_with_a_key
    log_in(page)
    page.locator(".site-person-name").click()
    check_accessibility(page)
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Password").fill(PASSWORD)
    check_accessibility(page)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Name of the passkey").fill("Petra's laptop")
    check_accessibility(page)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    check_accessibility(page)
    page.get_by_role("link", name="Back to your account").click()
    expect(page.get_by_text("Passkey Petra's laptop")).to_be_visible()
    page.goto("/account/confirm/passkey/?next=/account/sessions/")
    check_accessibility(page)
    page.get_by_role("button", name="Use your passkey").click()
    expect(page.get_by_role("heading", name="Where you are logged in")).to_be_visible()
    page.get_by_role("button", name="Log out").click()

    page.get_by_role("button", name="Use a passkey instead").click()

    expect(page.get_by_role("button", name="Log out")).to_be_visible()


def test_the_pages_of_an_account_stand_under_the_policy(
    procurement_page: Page, check_accessibility
):
    page = procurement_page
    page.goto("/account/app/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".qr-code svg")).to_be_visible()
    for address in ("/account/app/", "/account/sessions/", "/account/password/", "/forgotten/"):
        page.goto(address)
        check_accessibility(page)
