"""The blocks of a document on the screen: marks where something is new, and the rest as it was printed before."""

from agreements.assembly import document
from agreements.assembly.memo import Memo
from agreements.printing.screen_blocks import OnScreen
from tests.agreements.documents import (
    DEFINITIONS,
    RECALL,
    SIGNATURES,
    paragraph,
    schedule_of_sites,
    words,
)

TABLE = schedule_of_sites("Plant 1", "Plant 2").blocks[2]
EVERY = (RECALL.blocks, DEFINITIONS.blocks, SIGNATURES.blocks, (TABLE,))


def test_what_is_remembered_is_what_would_be_printed_anew():
    memo = Memo()
    for blocks in (*EVERY, *EVERY):
        for is_marked in (True, False):
            remembered = OnScreen(memo).blocks(blocks, is_marked=is_marked)
            assert remembered == OnScreen().blocks(blocks, is_marked=is_marked)


def test_of_a_table_only_the_cell_with_other_words_is_marked():
    assert isinstance(TABLE, document.PrintedTable)
    memo, cell = Memo(), TABLE.rows[1].cells[1]
    plain = OnScreen(memo).blocks((TABLE,))

    marked = OnScreen(memo, changed={id(cell): ((0, 9),)}).blocks((TABLE,), is_marked=True)

    before, after = plain.split("<tr>"), marked.split("<tr>")
    assert [one == other for one, other in zip(before, after, strict=True)] == [
        True,
        True,
        True,
        False,
    ]
    assert '<ins class="new-words">Stuttgart</ins>, Germany' in after[3]
    assert OnScreen(memo).blocks((TABLE,)) == plain


def test_words_that_are_new_are_marked_only_where_their_clause_is():
    blocks = (paragraph("", document.PrintedWords("The Parties agree.")),)
    screen = OnScreen(changed={id(blocks[0].line): ((4, 11),)})

    assert "<ins" in screen.blocks(blocks, is_marked=True)
    assert "<ins" not in screen.blocks(blocks)


def test_a_definition_bears_its_digest_and_its_mark():
    one = document.Definition("Batch", "term-batch", words("a quantity of Product."))
    memo = Memo()
    plain = OnScreen(memo).definition(one)
    with_digest = OnScreen(memo, digests={"term-batch": "0a"}).definition(one)
    screen = OnScreen(memo, digests={"term-batch": "0b"}, marked_definitions={"term-batch": "new"})
    marked = screen.definition(one, swap="true")

    assert plain.startswith('<li class="definition" id="term-batch"><dfn')
    assert with_digest.startswith('<li class="definition" id="term-batch" data-digest="0a"><dfn')
    assert marked.startswith(
        '<li class="definition new" id="term-batch" data-digest="0b" hx-swap-oob="true">'
    )
    assert "New definition" in marked


def test_a_broken_sentence_is_marked_wherever_it_stands():
    line = words("It is so. It is not so.")
    html = OnScreen(broken={line: {1: "broken-1"}}).blocks((paragraph("", *line),))

    assert '<span class="broken-sentence" id="broken-1">' in html
    assert OnScreen().blocks((paragraph("", *line),)).count("broken") == 0
