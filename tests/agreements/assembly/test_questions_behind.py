"""Which answers stand behind a clause: those of other clauses it asks about, of sites, and of the matrix."""

from agreements.assembly.questions_behind import questions_behind
from clauses import library
from tests.agreements.assembly.examples import made
from tests.clauses.library.examples import clause, formula, position, question


def behind(*things, text: str = "Words.", **fields) -> set[str]:
    assembled = made(*things, clause("words", position("only", text), **fields))
    selected = assembled.selection.of("words")
    assert selected is not None
    return {*questions_behind(assembled, selected)}


def test_the_sites_that_a_clause_lists_stand_behind_it():
    plants = question("plants", "sites")

    assert behind(plants, question("other"), text="{{ sites(plants) }}") == {"plants"}


def test_each_row_of_the_matrix_that_a_clause_prints_stands_behind_it():
    rows = (
        library.Responsibility(key, f"Do {key}", formula('"customer"')) for key in ("test", "plan")
    )

    assert behind(*rows, text="{{ responsibilities() }}") == {
        "responsibility.test",
        "responsibility.plan",
    }


def test_what_decides_a_clause_asked_about_twice_stands_behind_it_and_one_that_is_gone_adds_nothing():
    positions = (position("buffer", when="strict"), position("none", when="not strict"))
    stock = clause("stock", *positions, when='strict or not included("stock")', chosen_by="stance")
    condition = 'included("stock") or position("stock") == "none" or not included("gone")'

    assert behind(question("strict"), stock, when=condition) == {
        "strict",
        "overall_stance",
        "position.stock",
    }
