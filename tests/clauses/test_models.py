"""The draft rows and the pure library use the same words."""

from typing import get_args

import pytest
from django.core.exceptions import ValidationError

from clauses import models
from clauses.library import studies, values
from clauses.models import SectionRow, knowledge, questions, wordings


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        (questions.STANCES, values.Stance),
        ([("", ""), *questions.APPROVALS], values.Approval),
        (wordings.CHOSEN_BY, values.ChosenBy),
        (knowledge.SEVERITIES, values.Severity),
        (models.evidence.SOURCE_STATUSES, studies.SourceStatus),
    ],
)
def test_what_a_row_may_say_is_what_the_library_reads(choices, words):
    assert {word for word, _ in choices} == set(get_args(words))


def test_a_key_stands_once_and_the_message_says_so(draft):
    twin = SectionRow(key="inspection", title="Another")

    with pytest.raises(ValidationError, match="Another section has this key"):
        twin.full_clean()


@pytest.mark.parametrize("key", ["Recall", "recall-costs", "1st", "recall costs"])
def test_a_key_that_conditions_cannot_name_is_refused(draft, key: str):
    with pytest.raises(ValidationError, match="small letters, digits and underscores"):
        SectionRow(key=key, title="Another").full_clean()
