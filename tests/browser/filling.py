"""Fills the wizard's pages as a person does: by the answers of a scenario, whatever is on the page; or without them."""

import datetime
import json
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from playwright.sync_api import Page

from agreements.models import Agreement
from clauses.models import Edition

SCENARIOS = Path(__file__).parents[1] / "scenarios"


def answers_of(scenario: str) -> dict[str, Any]:
    return json.loads((SCENARIOS / scenario / "answers.json").read_text(encoding="utf-8"))


def agreement_of(username: str, title: str, answers: dict[str, Any]) -> str:
    """The address of an agreement under these answers: where the walk to it shows nothing, it takes half a minute."""
    owner = User.objects.get(username=username)
    agreement = Agreement.objects.create(
        title=title,
        owner=owner,
        edition=Edition.objects.newest(),
        created_on=datetime.date(2026, 11, 23),
    )
    for key, value in answers.items():
        agreement.record(key, value, by=owner, seen=None)
    return f"/agreements/{agreement.pk}/"


def fill_section(page: Page, answers: dict[str, Any]) -> set[str]:
    """Gives every answer whose question stands on the page; says which those were."""
    given = set()
    for key, value in answers.items():
        if page.locator(f'[name="{key}"], [name^="{key}-"]').count():
            fill(page, key, value)
            given.add(key)
    return given


def fill(page: Page, key: str, value: object) -> None:
    match value:
        case dict():
            for part, words in value.items():
                enter(page, f"{key}-{part}", words)
        case [dict(), *_] if page.locator(f'[name="order-{key}"]').count():
            fill_table(page, key, value)
        case [dict(), *_]:
            for row, site in enumerate(value):
                fill(page, f"{key}-{row}", site)
        case list():
            for box in page.locator(f'[name="{key}"]').all():
                box.set_checked(box.get_attribute("value") in value)
        case _:
            enter(page, key, str(value))


def fill_table(page: Page, key: str, rows: list[dict[str, Any]]) -> None:
    """Types the rows into the cells, below rows that are proposed adding those that are missing."""
    order = page.locator(f'[name="order-{key}"]')
    while len(order.input_value().split(",")) < len(rows):
        page.locator(f'[data-grid-add="{key}"]').click()
    for name, row in zip(order.input_value().split(","), rows, strict=False):
        for column, words in row.items():
            enter(page, f"{key}-{name}-{column}", str(words))


def enter(page: Page, name: str, words: str) -> None:
    field = page.locator(f'[name="{name}"]').first
    kind = field.evaluate("field => field.type || field.tagName.toLowerCase()")
    if kind == "radio":
        page.locator(f'[name="{name}"][value="{words}"]').check()
    elif kind == "select-one":
        field.select_option(words)
    elif kind != "hidden":
        field.fill(words)
