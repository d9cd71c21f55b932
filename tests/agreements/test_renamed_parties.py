"""The library says what the Parties are called: renamed there, no old word is left on any page or in any agreement."""

import json
import re
from functools import lru_cache
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from agreements.acts.saving import create_agreement
from agreements.assembly.answering import read_answers_json
from agreements.assembly.passages import parts_of
from agreements.assembly.pipeline import assemble
from agreements.assembly.typed_words import faults_of_words
from agreements.models import Agreement
from agreements.models.agreements import Given
from agreements.printing.document_json import assembled_json
from agreements.printing.rendering import Imprint, render_print
from agreements.urls import urlpatterns
from clauses.library import Library
from clauses.library.data.codec import library_from
from clauses.publishing.publish import approve_edition
from tests.agreements.examples import make_edition
from tests.content.shipped import DATA
from tests.scenarios import CREATED_ON, HERE, TWELVE, Deal

NEW = {"Customer": "Principal", "Manufacturer": "Maker"}
OLD = re.compile(r"\b(?:Customer|Manufacturer)s?\b")
SHOWN_IN = "device-us-de"


def renamed(value: Any) -> Any:
    """Plain data with both words in every text; keys have small letters and stay."""
    match value:
        case str():
            return OLD.sub(
                lambda one: NEW[one[0].removesuffix("s")] + "s" * one[0].endswith("s"), value
            )
        case dict():
            return {key: renamed(inner) for key, inner in value.items()}
        case list():
            return [renamed(inner) for inner in value]
        case _:
            return value


@lru_cache
def renamed_data() -> dict:
    return renamed(DATA)


@lru_cache
def renamed_library() -> Library:
    library, _ = library_from(renamed_data())
    assert library is not None
    return library


def renamed_answers(name: str) -> dict:
    """The answers of a scenario; people who typed an old word would type the new one."""
    return renamed(json.loads((HERE / name / "answers.json").read_text(encoding="utf-8")))


def old_words(text: str) -> list[str]:
    return [text[max(0, one.start() - 60) : one.end() + 20] for one in OLD.finditer(text)]


@pytest.mark.slow
@pytest.mark.parametrize("name", TWELVE)
def test_no_agreement_says_an_old_word(name: str):
    answers, unread = read_answers_json(json.dumps(renamed_answers(name)), renamed_library())
    made = Deal(assemble(renamed_library(), answers, created_on=CREATED_ON), unread)
    document = made.assembled.document
    html = render_print(document, Imprint(number="2027-1", is_draft_copy=True))
    passages = " ".join(str(part) for part in parts_of(document))

    assert "Principal" in html
    assert "(Maker)" in made.text
    assert [
        old_words(one)
        for one in (made.text, made.findings, html, passages, assembled_json(made.assembled, ()))
        if OLD.search(one)
    ] == []


@pytest.fixture
def agreed(petra: User, lena: User) -> Agreement:
    """An agreement on the renamed library, answered as one of the scenarios."""
    edition = make_edition(lena, data=renamed_data())
    approve_edition(edition, by=lena, note="Read in full.")
    agreement = create_agreement(title="Deal", path="full", edition=edition, by=petra)
    given = {key: Given(value, None) for key, value in renamed_answers(SHOWN_IN).items()}
    agreement.record_all(given, by=petra)
    return agreement


def pages_of(agreement: Agreement) -> list[str]:
    """Every address that shows an agreement or the library that it is on, with each section of the wizard."""
    sections = [one.key for one in renamed_library().sections]
    sections += ["responsibilities", "fine-tune"]
    found = []
    for pattern in urlpatterns:
        route = str(pattern.pattern)
        for section in sections if "<slug:section>" in route else [""]:
            address = route.replace("<int:pk>", str(agreement.pk))
            address = address.replace("<slug:section>", section)
            if "<" not in address and not address.endswith(".pdf"):
                found.append(f"/{address}")
    return found


@pytest.mark.slow
def test_no_page_says_an_old_word(agreed: Agreement, browser: Client):
    shown = {}
    for address in pages_of(agreed):
        answer = browser.get(address)
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            shown[address] = answer.content.decode()

    assert len(shown) > 25
    assert {address: old_words(page) for address, page in shown.items() if OLD.search(page)} == {}


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Customer", "Principal"),
        ("Manufacturer", "Maker"),
        ("Supplier", "Maker"),
        ("Buyer", "Principal"),
    ],
)
def test_what_others_call_a_party_is_a_rival_of_the_new_word(word: str, said: str):
    (fault,) = faults_of_words(f"Pumps of the {word}.", renamed_library())

    assert (fault.code, fault.message) == (
        "rival-term",
        f"The agreement does not say “{word}”. It says “{said}”.",
    )


def test_the_word_of_the_library_is_no_rival_of_itself():
    assert faults_of_words("Pumps of the Principal.", renamed_library()) == ()
