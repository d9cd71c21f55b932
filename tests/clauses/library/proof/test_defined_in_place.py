"""Terms that are defined where they stand: under which answers one has no definition, or two."""

from clauses.library import DefinedTerm, Library
from clauses.library.proof.obligations import obligations
from tests.clauses.library.examples import clause, library_of, phrase, position, question
from tests.clauses.library.proof.asking import stands

STRICT, LATE = question("strict"), question("late")
SECOND = clause("second", position("only"), when="strict")
DEFINED = 'It is a {{ defined("Day") }}.'
DAY = DefinedTerm("Day", phrase("a calendar day."))


def faults(held: Library, **answers) -> list[tuple[str, str]]:
    """The code and the place of what is broken under these answers."""
    return [
        (one.code, str(one.place))
        for one in obligations(held)
        if stands(one.stands, held, **answers)
    ]


def with_text(text: str, *things) -> Library:
    return library_of(STRICT, LATE, clause("first", position("only", text)), *things)


def test_a_term_defined_where_it_stands_needs_no_list_there():
    held = with_text(f"{{% if strict %}}{DEFINED}{{% else %}}A Day.{{% endif %}}", DAY)

    assert faults(held, strict=True) == []
    assert faults(held, strict=False) == [("undefined-term", 'term "Day"')]


def test_no_term_is_defined_in_two_places():
    twice = clause("second", position("only", DEFINED), when="strict")
    held = with_text(DEFINED, DAY, twice)

    assert faults(held, strict=False) == []
    assert faults(held, strict=True) == [("doubled-definition", 'term "Day"')]


def test_a_definition_that_is_told_elsewhere_is_not_printed_and_breaks_nothing():
    lost = DefinedTerm("Day", phrase('the time in {{ ref("second") }}.'))
    told = f"{{% if late %}}{DEFINED}{{% else %}}A Day.{{% endif %}}\n\n{{{{ definitions() }}}}"
    held = with_text(told, lost, SECOND)

    assert faults(held, strict=False, late=True) == []
    assert faults(held, strict=False, late=False) == [
        ("unresolved-reference", 'term "Day", definition, line 1')
    ]
