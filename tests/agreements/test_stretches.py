"""Letters from right to left keep to themselves, whatever stands beside them."""

import pytest

from agreements.printing.direction import isolated, isolated_stretches, marked_stretches

HEBREW, ARABIC = "אבן ושות׳ בע״מ", "شركة الدواء"


@pytest.mark.parametrize("text", ["Meridian Devices, Inc.", "Industriestraße 14", ""])
def test_words_from_left_to_right_stay_as_they_are(text: str):
    assert isolated(text) == isolated_stretches(text) == marked_stretches(text) == text


def test_a_value_with_such_letters_has_a_direction_of_its_own():
    assert isolated(f"{HEBREW} 12") == f"\u2068{HEBREW} 12\u2069"


def test_a_stretch_ends_with_its_last_letter():
    text = f"Supplied by {HEBREW}, 30 Days after {ARABIC} (7) asks."

    found = isolated_stretches(text)

    assert (
        found == f"Supplied by \u2068{HEBREW}\u2069, 30 Days after \u2068{ARABIC}\u2069 (7) asks."
    )


def test_numbers_between_such_letters_belong_to_them():
    assert isolated_stretches("רחוב 14 תל") == "\u2068רחוב 14 תל\u2069"


def test_words_for_word_have_marks_around_them():
    assert marked_stretches(f"{HEBREW} and 30") == f"\u200e{HEBREW}\u200e and 30"
