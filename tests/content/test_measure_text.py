"""The texts read easily: short sentences, measured by the command that legal staff can run."""

import pytest
from django.core.management import CommandError, call_command

from clauses.management.commands.measure_text import (
    LONGEST_SENTENCE,
    Measure,
    length,
    measured,
    syllables,
)
from tests.content.shipped import LIBRARY

pytestmark = pytest.mark.slow


def test_every_clause_keeps_its_mean_sentence_under_25_words_and_none_over_40():
    measures = list(measured(LIBRARY))

    assert [one.name for one in measures if one.mean >= 25] == []
    assert [one.name for one in measures if one.longest > LONGEST_SENTENCE] == []


def test_the_reading_ease_is_that_of_flesch():
    measure = Measure("two sentences", 1, ("The Customer pays.", "It must pay at once."))

    # 8 words in 2 sentences, 10 syllables
    assert measure.reading_ease == pytest.approx(97.025)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("the", 1),
        ("Batch", 1),
        ("price", 1),
        ("table", 2),
        ("agreed", 2),
        ("Recall", 2),
        ("once", 1),
        ("batches", 2),
        ("30", 1),
    ],
)
def test_syllables_are_groups_of_vowels(word, number):
    assert syllables(word) == number


def test_words_are_counted_with_their_marks():
    assert length("The Customer's part, 2.5% of EUR 5,000.") == 7


def test_the_command_prints_every_clause_and_the_whole(capsys):
    call_command("measure_text")

    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == 1 + len(LIBRARY.clauses) + len(LIBRARY.schedules) + 1 + 1
    assert printed[-1].startswith("The whole library")


def test_the_command_refuses_a_folder_without_a_library(tmp_path):
    with pytest.raises(CommandError, match="have errors"):
        call_command("measure_text", str(tmp_path))
