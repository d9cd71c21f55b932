"""Where typed words are read: sentences like the library, names and addresses for placeholders only."""

import pytest

from agreements.assembly.coherence.free_text import faults_of_typed_words
from clauses.library.answers import Party, Site
from tests.agreements.assembly.examples import made
from tests.clauses.library.examples import question


def faults(kind: str, value: object) -> list[tuple[str, str]]:
    """The code of each fault in the answer to "asked", and the question that mends it."""
    found = faults_of_typed_words(made(question("asked", kind), asked=value))
    return [(finding.code, finding.question) for finding in found]


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("text", "Pumps for the Buyer.", "rival-term"),
        ("sites", (Site("Plant A", activity="Assembly for the Buyer."),), "rival-term"),
        ("sites", (Site("Plant A", address="TBD"),), "typed-placeholder"),
        ("party", Party("[insert name]"), "typed-placeholder"),
    ],
)
def test_a_fault_names_the_question_whose_answer_holds_it(kind, value, code):
    assert faults(kind, value) == [(code, "asked")]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", "Infusion pumps with tubing."),
        ("party", Party("Buyer Ltd", address="Section 12.3, Leeds")),
        ("yesno", True),
    ],
)
def test_plain_words_and_names_that_sound_like_terms_are_left_alone(kind, value):
    assert faults(kind, value) == []
