"""Promises of the redline for every generated library and every answer set, not for examples only."""

import pytest
from hypothesis import given, settings

from agreements.assembly.document import Document
from agreements.assembly.passages import parts_of
from agreements.assembly.redline import redline
from agreements.assembly.trees import words_of
from clauses.library.words.wordwise import Deleted, Inserted, SameWords
from tests.properties.test_assembly import answers, document_of, libraries

pytestmark = pytest.mark.slow

Texts = dict[tuple[str, str], tuple]


def said(document: Document) -> Texts:
    """What each part of a document says, with its numbers, read straight from the document."""
    return {
        (part.kind, part.key): (
            part.number,
            words_of(part.heading),
            [(one.kind, one.depth, one.label, *map(words_of, one.cells)) for one in part.passages],
        )
        for part in parts_of(document)
    }


def without(pieces, dropped: type) -> str:
    """The words that are left of a redlined line."""
    old = dropped is Inserted
    return "".join(
        piece.was if old and isinstance(piece, SameWords) else piece.words
        for piece in pieces
        if not isinstance(piece, dropped)
    )


def left_of(found, dropped: type) -> Texts:
    """What each part says when what was inserted, or what was deleted, is dropped."""
    change, old = ("inserted", True) if dropped is Inserted else ("deleted", False)
    return {
        (part.kind, part.key): (
            part.old_number if old else part.number,
            without(part.heading, dropped),
            [
                (
                    one.kind,
                    one.depth,
                    one.old_label if old else one.label,
                    *(without(cell, dropped) for cell in one.cells),
                )
                for one in part.passages
                if one.change != change
            ],
        )
        for part in found.parts
        if part.change != change
    }


@settings(deadline=None, max_examples=60)
@given(libraries(), answers)
def test_of_an_agreement_with_itself_everything_is_kept(held, given_answers):
    document = document_of(held, given_answers)

    found = redline(document, document)

    assert found.changed() == ()
    assert all(
        isinstance(piece, SameWords) and piece.words == piece.was
        for part in found.parts
        for line in (part.heading, *(cell for one in part.passages for cell in one.cells))
        for piece in line
    )


@settings(deadline=None, max_examples=60)
@given(libraries(), libraries(), answers, answers)
def test_a_redline_of_any_two_agreements_tells_both(held, other, given_answers, other_answers):
    """One test of what holds of each pair: to make the pairs takes nearly all of its time."""
    old, new = document_of(held, given_answers), document_of(other, other_answers)

    found = redline(old, new)

    # Dropping what came gives the old text, and dropping what went the new.
    assert left_of(found, Inserted) == said(old)
    assert left_of(found, Deleted) == said(new)
    # It stands in the order of the new document.
    order = [(part.kind, part.key) for part in found.parts if part.change != "deleted"]
    assert order == [(part.kind, part.key) for part in parts_of(new)]
    # Nothing is both struck and written.
    for part in found.changed():
        for one in part.passages:
            for cell in one.cells if one.change != "changed" else ():
                assert len({type(piece) for piece in cell}) <= 1
