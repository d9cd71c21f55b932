"""The words of a line of a document, as redlines compare them: a reference counts by its target, not by its number."""

from typing import assert_never

from agreements.assembly.document import (
    CrossReference,
    Filled,
    Line,
    OpenBlank,
    PrintedWords,
    TermUse,
    UnresolvedReference,
)
from agreements.assembly.trees import words_of
from clauses.library.language.remembering import made_once
from clauses.library.words.wordwise import Pieces, SameWords, Word, Wording, pieces, wording

# Marks what is no word; no text holds it, for unprintable characters are refused.
NO_WORD = "\0"


def reading(line: Line) -> tuple[object, ...]:
    """What a line says, the numbers in its references aside: equal where nothing changed for a reader."""
    return tuple(
        f"{NO_WORD}{inline.target}" if isinstance(inline, CrossReference) else inline
        for inline in line
    )


def line_pieces(before: Line, after: Line) -> Pieces:
    """What was kept, deleted and inserted in a line."""
    if reading(before) == reading(after):
        return (SameWords(words_of(after), words_of(before)),) if after else ()
    return pieces(wording_of(before), wording_of(after))


# Told of a line when it is compared with each that it may have become, and again when it is compared word by word.
@made_once(most=8_192)
def wording_of(line: Line) -> Wording:
    """The words of a line. A word may run over several inlines; a reference is one word."""
    words: list[Word] = []
    text = ""
    for inline in line:
        match inline:
            case CrossReference(target) | UnresolvedReference(target):
                words += wording(text)
                words.append(
                    Word(f"{NO_WORD}{type(inline).__name__} {target}", words_of((inline,)))
                )
                text = ""
            case PrintedWords() | Filled() | TermUse() | OpenBlank():
                text += words_of((inline,))
            case _:
                assert_never(inline)
    return (*words, *wording(text))
