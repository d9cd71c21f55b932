"""Characters without a typeface: said at the field, and by name on the page of a PDF that could not be made."""

import pytest

from agreements.printing.typefaces import without_typeface
from tests.agreements.browsing import fields_on


def test_latin_letters_need_no_question_to_the_engine():
    assert without_typeface("Präzisionswerk Łódź – “100%” O’Brien & Söhne") == ()


def test_a_character_without_a_typeface_is_named_once():
    assert without_typeface("𒀀𒀀 Acme") == ("𒀀",)


def test_it_is_said_at_the_field(save_step, agreement):
    response = save_step("deal", {"customer_party-legal_name": "𒀀 Ltd"})

    assert response.content.decode().count("No typeface here has these characters: 𒀀") >= 2
    assert "customer_party" not in agreement.answers_json()
    assert fields_on(response)["customer_party-legal_name"] == ["𒀀 Ltd"]


@pytest.mark.slow
def test_the_page_without_a_pdf_names_the_characters_and_their_question(browser, agreement, petra):
    company = {"legal_name": "𒀀 Ltd", "country": "US", "address": "1 Main Street"}
    agreement.record("customer_party", company, by=petra, seen=None)

    page = browser.get(f"/agreements/{agreement.pk}/draft.pdf").content.decode()

    after = page.partition("could not be made")[2]
    assert "<strong>𒀀</strong>" in after
    assert "Our company</a>" in after
