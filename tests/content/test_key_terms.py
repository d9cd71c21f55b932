"""The key terms of every deal say what their Sections say; the survey asks it of random answers."""

import pytest

from tests.agreements.assembly.examples import made
from tests.clauses.library.examples import clause, position, question, schedule
from tests.content.key_terms import figures_apart
from tests.content.shipped import LIBRARY
from tests.scenarios import NAMES, deal


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_row_prints_what_its_section_prints(name: str):
    document = deal(name, LIBRARY).assembled.document

    (key_terms,) = document.leading()
    assert len(key_terms.blocks[1].rows) >= 25
    assert list(figures_apart(document)) == []


def test_a_figure_that_its_section_does_not_print_is_seen():
    table = '| Point | In short | Where |\n| Notice | {{ days }} | {{ ref("words") }} |'
    document = made(
        question("days", "integer", default="30"),
        question("weeks", "integer", default="4"),
        clause("words", position("only", "Within {{ weeks }} weeks.")),
        schedule("key-terms", table, leading=True),
    ).document

    assert list(figures_apart(document)) == ["words does not print ('days',) as “30”"]
