"""Each template that ships, from the log-in to the finished PDF through the real pages, with every act counted."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pypdf import PdfReader

from agreements.acts.approving import decide
from agreements.models import Agreement, ApprovedOrRefused
from agreements.pages.samples import sample_deals
from agreements.wizard.assumptions import THE_REST
from tests.agreements.approving import ask_for, needs, point
from tests.agreements.browsing import fields_on
from tests.agreements.test_steps import text

MOST_ACTS = 40  # fields and clicks, both companies typed in and the tables included
Fields = dict[str, list[str]]  # what a browser would post of a page
LOG_IN = 3  # the name, the password and the button
TEMPLATES = tuple(one.key for one in sample_deals()[:-1])

pytestmark = [pytest.mark.slow, pytest.mark.one_engine]


@dataclass
class Buyer:
    """Somebody who fills in fields and presses buttons, one act each, on the page that the last button led to."""

    browser: Client
    address: str = "/agreements/new/"
    acts: int = LOG_IN + 1  # and the link to a new agreement

    def save(self, fill: Callable[[Fields], dict[str, str]]) -> None:
        """Fill in fields of the page and save: nothing is wrong, and another page opens."""
        there = fields_on(self.browser.get(self.address))
        filled = fill(there)
        assert filled.keys() <= there.keys(), self.address
        self.press(there | filled | {"action": "continue"}, len(filled))

    def press(self, posted: dict[str, object], filled: int = 0) -> None:
        response = self.browser.post(self.address, posted)
        assert response.status_code == 302, text(response)
        self.acts += filled + 1
        self.address = response.url

    def confirm(self, part: str) -> None:
        """Press the button that confirms a part of what was assumed."""
        page = text(self.browser.get(self.address))
        form = page[: page.index(f'name="part" value="{part}"')].rpartition("<form")[2]
        self.press({"part": part, "digest": re.findall(r'name="digest" value="(\w+)"', form)})


def company(side: str, name: str, country: str) -> dict[str, str]:
    """A company as it is typed: every part but the state."""
    parts = {
        "legal_name": name,
        "entity_type": "a limited company",
        "registration_no": f"0{len(name)}12345",
        "country": country,
        "address": f"14 Canal Street, {side}",
        "notice_name": "Company Secretary",
        "notice_email": f"notices@{side}.example",
        "signatory_name": "Robin Ward",
        "signatory_title": "Director",
    }
    return {f"{side}_party-{part}": words for part, words in parts.items()}


COMPANIES = company("customer", "Hearth & Hob Limited", "GB") | company(
    "manufacturer", "Aldercroft Kitchenware Limited", "DE"
)
# What no template can know, where its deal asks for it.
FACTS = {
    "third_holder-legal_name": "Hearth Holding Limited",
    "third_holder-country": "IE",
    "third_holder-address": "9 Harbour Square, Cork",
}
TELEPHONE = "+44 1632 960199"


def missing_facts(there: Fields) -> dict[str, str]:
    return {name: words for name, words in FACTS.items() if name in there}


def empty_cells(there: Fields) -> dict[str, str]:
    """The cells that a template leaves empty: the telephone of each urgent contact, whom to call elsewhere."""
    cells = {}
    for name, value in there.items():
        if value == ["Urgent Contact"]:
            cells[name.replace("role", "telephone")] = TELEPHONE
    for order in there.get("order-responsible_contacts", ()):
        row = f"responsible_contacts-{order.split(',')[0]}"
        cells |= {
            f"{row}-name": "Duty officer",
            f"{row}-telephone": TELEPHONE,
            f"{row}-email": "duty@hearth.example",
        }
    return cells


def approve_all(agreement: Agreement) -> None:
    """What Legal and Quality decide meanwhile: the buyer only has to ask them."""
    points = [(one.selected.clause.key, one.kind) for one in needs(agreement)]
    people = {
        kind: User.objects.get(username=name)
        for kind, name in (("legal", "legal"), ("quality", "quality"))
    }
    for clause, kind in points:
        ask_for(agreement, clause=clause)
        decide(
            agreement,
            (point(agreement, clause, kind),),
            ApprovedOrRefused.APPROVED,
            by=people[kind],
        )


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_is_finished_within_forty_acts(shipped_library, template):
    browser = Client()
    browser.force_login(User.objects.get(username="procurement"))
    buyer = Buyer(browser)

    buyer.press({"title": "Valve", "path": "quick", "start": template}, filled=2)
    buyer.save(lambda there: COMPANIES)
    buyer.save(missing_facts)
    buyer.save(empty_cells)
    buyer.confirm("first")
    buyer.confirm(THE_REST)
    assert buyer.address.endswith("/issue/")
    agreement = Agreement.objects.get()
    approve_all(agreement)
    buyer.press({"checked": "on"}, filled=1)

    assert buyer.address.endswith("/issued/")
    assert buyer.acts <= MOST_ACTS
    pdf = browser.get(f"/agreements/{agreement.pk}/issued.pdf")
    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf.getvalue())).pages)
    assert TELEPHONE in words
    assert "DRAFT" not in words
