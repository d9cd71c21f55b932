"""Names that a reader would take for one name, and names that only resemble each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.assembly.invisible import refused_character, without_invisible
from agreements.assembly.likeness import folded_code, folded_name, folded_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Präzisionswerk Tuttlingen GmbH", "PRÄZISIONSWERK Tuttlingen GmbH"),
        ("Acme Inc.", "ACME, Inc"),
        ("Acme Inc.", "Acme Incorporated"),
        ("Acme Limited", "Acme Ltd."),
        ("Acme L.L.C.", "Acme LLC"),
        ("Acme S.A.", "Acme SA"),
        ("Acme  Pumps Ltd", "Acme\u00a0Pumps Ltd"),
        ("Ac\u00adme Ltd", "Acme Ltd"),
        ("Ac\u200bme Ltd", "Acme Ltd"),
        ("Ａｃｍｅ Ltd", "Acme Ltd"),
        ("Асmе Ltd", "Acme Ltd"),  # Cyrillic А, с and е
        ("Αcme Ltd", "Acme Ltd"),  # Greek Α
        ("G1oba1 Ltd", "Global Ltd"),
        ("The Acme Company", "Acme Co."),
        ("Zürich Pumpen AG", "Zurich Pumpen Aktiengesellschaft"),
        ("Muster Gesellschaft mit beschränkter Haftung", "Muster GmbH"),
        ("Smith & Sons", "Smith and Sons"),
    ],
)
def test_one_company_in_two_spellings(one, other):
    assert folded_name(one) == folded_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Inc.", "Acme GmbH"),
        ("Acme Medical Ltd", "Acme Pumps Ltd"),
        ("株式会社山田製作所", "株式会社鈴木製作所"),
        ("Plant 2 Ltd", "Plant 3 Ltd"),
    ],
)
def test_two_companies(one, other):
    assert folded_name(one) != folded_name(other)


def test_register_numbers_differ_by_more_than_their_writing():
    assert folded_code("HRB 720.145") == folded_code("hrb 720145")
    assert folded_code("HRB 720145") != folded_code("HRB 720146")


@pytest.mark.slow
@given(st.text(max_size=60), st.sampled_from("\u00ad\u200b\u200d\ufeff\u2060\u3164\ufe0f"))
def test_what_nobody_sees_makes_no_other_text(text, unseen):
    middle = len(text) // 2
    seen = without_invisible(text)

    assert without_invisible(text[:middle] + unseen + text[middle:]) == seen or seen == ""
    assert without_invisible(seen) == seen
    assert unseen not in seen


@pytest.mark.parametrize("character", ["\u202e", "\x00", "\ue000", "\u2066"])
def test_what_reorders_or_cannot_be_printed_is_refused_and_not_dropped(character):
    assert refused_character(without_invisible(f"a{character}b")) == character


def test_a_search_knows_no_capitals_accents_and_gaps():
    assert folded_text("  Würth\n  Élan ") == "wurth elan"
    assert folded_text("Wurth") != folded_text("Worth")
