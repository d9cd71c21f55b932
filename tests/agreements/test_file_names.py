"""What a download is called: number, parties and version, in ASCII and as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.printing.file_names import attachment, file_name


def test_number_parties_and_version_are_in_the_name():
    name = file_name(number="CP-2026-0001", parties=("Acme, Inc.", "Brandt GmbH"), version=37)

    assert name == "CP-2026-0001_Acme-Inc_Brandt-GmbH_v37.pdf"
    assert attachment(name) == f"attachment; filename=\"{name}\"; filename*=UTF-8''{name}"


@pytest.mark.parametrize(
    ("party", "plain", "coded"),
    [
        ("Präzision & Söhne", "Prazision-Sohne", "Pr%C3%A4zision-S%C3%B6hne"),
        ("Groß AG", "Gross-AG", "Gro%C3%9F-AG"),
        ("東京", "", "%E6%9D%B1%E4%BA%AC"),
    ],
)
def test_other_letters_are_spelled_in_ascii_and_kept_beside(party, plain, coded):
    header = attachment(file_name(number="draft-1", parties=(party,), version=2))

    assert f'filename="draft-1_{plain}_v2.pdf"'.replace("__", "_") in header
    assert f"UTF-8''draft-1_{coded}_v2.pdf" in header


@pytest.mark.slow
@given(st.lists(st.text(), max_size=2))
def test_no_name_of_a_party_breaks_the_header_or_a_file_system(parties):
    header = attachment(file_name(number="draft-1", parties=tuple(parties), version=2))

    plain = header.split('"')[1]
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2
    assert not set(plain) & set('\\/:*?"<>| ')
    assert len(plain) < 120
    assert plain.startswith("draft-1_")
    assert plain.endswith("v2.pdf")


@pytest.mark.slow
def test_a_download_bears_the_name(browser, agreement, petra):
    party = {"legal_name": "Acme / Söhne"}
    agreement.record("customer_party", party, by=petra, seen=None)
    agreement.record("step.deal", True, by=petra, seen=None)

    header = browser.get(f"/agreements/{agreement.pk}/draft.pdf")["Content-Disposition"]

    assert f'filename="draft-{agreement.number}_Acme-Sohne_v1.pdf"' in header
