"""British words in American spelling, words that are the same in both, and what of a library is respelled."""

from dataclasses import replace

import pytest

from clauses.library.language.text import Blank, Words, inside
from clauses.library.schema import THING_KINDS
from clauses.library.words.american import american, in_american_english
from tests.clauses.library.examples import clause, library_of, position
from tests.content.shipped import LIBRARY

PAIRS = """
labour labor | Labour Labor | colours colors | behavioural behavioral | endeavours endeavors | licence license
sublicences sublicenses | licences licenses | defence defense | practised practiced | authorised authorized
authorisation authorization | customise customize | prioritised prioritized | sterilising sterilizing
analysed analyzed | cancelled canceled | labelling labeling | relabelled relabeled | programme program | CENTRE CENTER
centred centered | kilometres kilometers | metre meter | litres liters | fibre fiber | catalogues catalogs
moulded molded | towards toward | instalments installments | fulfil fulfill | fulfilled fulfilled | wilful willful
judgement judgment | sulphate sulfate | haemolysis hemolysis | anaemia anemia | paediatric pediatric
aluminium aluminum | subjectivise subjectivize | maximised maximized | artefact artifact | whilst while
"""
SAME = """
hours your four source course contour exercise promise premises otherwise advertised supervises revised devise advice
raise raised noise arise surprise comprised enterprise franchise merchandise precise concise compromise expertise
likewise analyses analysis called filled controlled selling sentence evidence licensed licensee reference acre genre
advisable visible basis crisis previous theatrical center metered parameter diameter aerosol Israel foreword
forward forwarded catalog program practice practices scepter must while wise rise
"""


def test_british_words_get_american_spelling():
    words = PAIRS.replace("|", " ").split()
    wrong = {
        british: american(british)
        for british, expected in zip(words[::2], words[1::2], strict=True)
        if american(british) != expected
    }

    assert len(words) > 80
    assert not wrong


def test_words_that_both_spell_alike_stay():
    assert not {word: american(word) for word in SAME.split() if american(word) != word}


@pytest.mark.parametrize("word", ["License", "labor", "Center", "authorized", "molded"])
def test_american_words_stay(word):
    assert american(word) == word


def in_american(text: str, *names: str) -> str:
    """The words of a text of a small library with these names, respelled."""
    given = replace(library_of(clause("c", position("p", text))), names=names)
    library = in_american_english(given)
    words = []
    waiting = list(library.clauses[0].positions[0].text.blocks)
    while waiting:
        node = waiting.pop(0)
        words += [node.words] if isinstance(node, Words) else []
        words += [node.plural] if isinstance(node, Blank) else []
        waiting = [*inside(node), *waiting]
    return "".join(words)


def test_words_and_counted_nouns_are_respelled_and_dates_turned_round():
    text = 'Labour of 11 April 1980 {% if x == "labour" %}authorised{% endif %}: {{ n | counted("licence") }}'

    assert in_american(text) == "Labor of April 11, 1980 authorized: licenses"


def test_a_term_that_is_defined_where_it_stands_is_respelled_too():
    assert in_american('A {{ defined("Manufacturing Licence") }}.') == "A Manufacturing License."


def test_proper_names_keep_their_spelling():
    text = "The International Centre rules in each centre."

    assert in_american(text, "International Centre") == (
        "The International Centre rules in each center."
    )


@pytest.mark.slow
def test_only_words_change_in_the_shipped_library():
    respelled = in_american_english(LIBRARY)

    assert respelled.question("english") is not LIBRARY.question("english")
    for kind in THING_KINDS:
        if kind.noun == "term":
            continue
        one, other = kind.things(LIBRARY), kind.things(respelled)
        assert [getattr(thing, kind.key) for thing in one] == [
            getattr(thing, kind.key) for thing in other
        ]
    assert respelled.facts == LIBRARY.facts
    assert respelled.names == LIBRARY.names
    for question, other in zip(LIBRARY.questions, respelled.questions, strict=True):
        assert (question.when, question.default, question.minimum) == (
            other.when, other.default, other.minimum,
        )  # fmt: skip
        assert [option.key for option in question.options] == [one.key for one in other.options]
    for one_clause, other in zip(LIBRARY.clauses, respelled.clauses, strict=True):
        assert [(one.key, one.when, one.features) for one in one_clause.positions] == [
            (one.key, one.when, one.features) for one in other.positions
        ]
    assert in_american_english(respelled) == respelled


def test_of_a_changed_library_only_what_changed_is_respelled():
    first, changed = LIBRARY.clauses[0], replace(LIBRARY.clauses[1], heading="Colours")
    other = replace(LIBRARY, clauses=(first, changed))

    respelled = in_american_english(LIBRARY).clauses
    again = in_american_english(other).clauses

    assert again[0] is respelled[0]
    assert again[1] == replace(respelled[1], heading="Colors")
