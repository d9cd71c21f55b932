"""Logging in and out, in a real Chromium."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

PASSWORD = "counterpart-demo"


def log_in(page: Page, username: str, password: str) -> None:
    page.goto("/")
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def test_procurement_logs_in_and_out(page: Page):
    log_in(page, "procurement", PASSWORD)
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    expect(page.get_by_role("link", name="Clause library")).to_have_count(0)

    page.get_by_role("button", name="Log out").click()

    expect(page.get_by_role("heading", name="Log in")).to_be_visible()


def test_a_wrong_password_is_said_and_the_user_name_is_kept(page: Page):
    log_in(page, "procurement", "wrong")

    expect(page.get_by_role("alert")).to_contain_text("You are not logged in")
    expect(page.get_by_label("User name")).to_have_value("procurement")
    expect(page).to_have_title("Error: Log in – Counterpart")


def test_legal_reaches_the_clause_library(legal_page: Page, live_counterpart: str):
    legal_page.goto("/")

    legal_page.get_by_role("link", name="Clause library").click()

    expect(legal_page).to_have_url(f"{live_counterpart}/admin/")


def test_procurement_cannot_enter_the_clause_library(procurement_page: Page):
    procurement_page.goto("/admin/")

    expect(procurement_page.locator("body")).to_contain_text("This page is not open to you")
    expect(procurement_page.get_by_role("link", name="Clauses")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_log_in_is_accessible(
    new_page: Callable[..., Page],
    check_accessibility: Callable[[Page], None],
    width: int,
    scheme: str,
):
    page = new_page(width=width, color_scheme=scheme)

    page.goto("/login/")

    check_accessibility(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
