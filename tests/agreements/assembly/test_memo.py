"""What was made before is made again only where something that it reads is another."""

from fractions import Fraction

from agreements.assembly.memo import FILLED_EACH, LatelyMade, Memo, ReadScope, Same, is_same
from agreements.assembly.pipeline import Assembled, assemble
from clauses import library
from tests.agreements.assembly.examples import SETUP
from tests.clauses.library.examples import (
    CREATED_ON,
    clause,
    formula,
    library_of,
    position,
    question,
)

HELD = library_of(
    SETUP,
    question("days", "integer"),
    question("share", "integer"),
    library.NamedSet("eu", "The EU", ("DE",)),
    library.NamedTable("courts", "Courts", {"DE": "Berlin"}),
    library.Responsibility("test", "Test", formula('"customer"')),
    clause("notice", position("only", "Within {{ days }} days.")),
    clause("price", position("only", "A share of {{ share }}.")),
    clause("matrix", position("only", "{{ responsibilities() }}")),
    clause(
        "warranty",
        position("strong", "It works.", when="days > 10", features=("long",)),
        position("weak", "It may work.", when="days <= 10"),
    ),
    clause(
        "claims",
        position(
            "only",
            '{% if has_feature("warranty", "long") %}Claims are long.{% else %}None.{% endif %}',
        ),
    ),
)


def made(memo: Memo, **answers) -> Assembled:
    return assemble(HELD, answers, created_on=CREATED_ON, memo=memo)


def blocks(assembled: Assembled) -> dict[str, object]:
    return {one.key: one.blocks for one in assembled.document.clauses()}


def test_only_the_clauses_that_read_another_answer_are_made_again():
    memo = Memo()
    before = blocks(made(memo, days=Fraction(20), share=Fraction(3)))

    after = blocks(made(memo, days=Fraction(30), share=Fraction(3)))

    assert {key for key in after if after[key] is not before[key]} == {"notice"}


def test_a_clause_that_reads_the_position_of_another_is_made_again_with_it():
    memo = Memo()
    before = blocks(made(memo, days=Fraction(20)))

    after = blocks(made(memo, days=Fraction(5)))

    assert {key for key in after if after[key] != before[key]} == {"notice", "warranty", "claims"}


def test_a_row_of_the_matrix_that_was_changed_by_hand_is_read():
    memo = Memo()
    before = blocks(made(memo))

    after = blocks(made(memo, **{"responsibility.test": "both"}))

    assert {key for key in after if after[key] is not before[key]} == {"matrix"}


def test_a_few_fillings_of_a_text_are_kept_and_the_oldest_go():
    memo = Memo()
    first = blocks(made(memo, days=Fraction(0)))
    for days in range(1, FILLED_EACH):
        made(memo, days=Fraction(days))
    assert blocks(made(memo, days=Fraction(0)))["notice"] is first["notice"]

    made(memo, days=Fraction(FILLED_EACH))

    assert blocks(made(memo, days=Fraction(0)))["notice"] is not first["notice"]
    assert blocks(made(memo, days=Fraction(0)))["notice"] == first["notice"]


def test_a_thing_that_is_gone_leaves_its_place_in_memory_to_no_other():
    memo = Memo()

    for number in range(2_000):
        # Nobody else holds the list: without the memo, the next would often stand at the same place.
        assert memo.once(tuple, [number]) == (number,)


def test_what_is_asked_for_stays_and_what_nobody_asks_for_goes():
    memo, made = Memo(made=8), []

    def made_of(thing: str) -> str:
        made.append(thing)
        return thing

    things = [f"thing {number}" for number in range(20)]
    for thing in things[1:]:
        memo.once(made_of, things[0])
        memo.once(made_of, thing)
    memo.once(made_of, things[1])

    assert made.count(things[0]) == 1
    assert made.count(things[1]) == 2


def test_yes_is_not_the_number_one():
    assert not is_same(True, Fraction(1))
    assert is_same(Fraction(1), Fraction(1))


def test_a_thing_equals_itself_alone():
    one, other = [1], [1]

    assert Same(one) == Same(one)
    assert Same(one) != Same(other)
    assert Same(one) != one


def test_a_scope_that_notes_says_what_its_own_says():
    scope = made(Memo(), days=Fraction(20)).selection.scope
    read = ReadScope(scope)

    said = (
        read.value("days"),
        read.members("eu"),
        read.row("courts", "DE"),
        read.position("claims"),
        read.features("warranty"),
    )

    assert said == (Fraction(20), frozenset({"DE"}), "Berlin", "only", ("long",))
    assert read.values == {"days": Fraction(20)}
    assert read.positions == {"claims": "only", "warranty": "strong"}


def test_a_copy_gives_what_was_made_with_the_help_of_the_first():
    def all_of(things: list[int], memo: Memo) -> tuple[int, ...]:
        return memo.once(tuple, things)

    memo, things = Memo(), [1, 2]
    first = memo.once(all_of, things, memo)
    copied = memo.copy()

    assert copied.once(all_of, things, copied) is first


def test_what_is_known_can_be_looked_up_without_being_made():
    lately = LatelyMade(most=2)
    for number in (1, 2):
        lately.get(number, (), lambda number=number: f"made {number}")

    assert (lately.known(1), lately.known(2), lately.known(3)) == ("made 1", "made 2", None)
