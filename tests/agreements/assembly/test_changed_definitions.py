"""Of the definitions asked for, those whose words are others, or that are new, are told by their anchors."""

from agreements.assembly.redline import changed_definitions
from agreements.assembly.trees import definitions_of
from tests.agreements.assembly.examples import made, term
from tests.clauses.library.examples import clause, position

LISTED = clause("listed", position("only", "{{ definitions() }}\n\nA Day, Month or Year."))


def agreement(**meanings: str):
    return made(LISTED, *(term(name, meaning) for name, meaning in meanings.items())).document


def test_only_those_with_other_words_and_new_ones_are_told():
    old = agreement(Day="a day", Month="a month")
    new = agreement(Day="a day of work", Month="a month", Year="a year")
    anchors = {one.term: one.anchor for one in definitions_of(new)}

    found = changed_definitions(old, new, among=set(anchors.values()))
    asked = changed_definitions(old, new, among={anchors["Year"]})

    assert set(found) == {anchors["Day"], anchors["Year"]}
    assert set(asked) == {anchors["Year"]}
