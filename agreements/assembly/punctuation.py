"""The punctuation that the document adds: list items, and what is left around words that fell out."""

from collections.abc import Iterable

from agreements.assembly.document import Filled, Inline, Line, Words
from clauses.library.spacing import joined
from clauses.library.text import Joiner

ENDS_ITSELF = (".", ":", "?", "!")


def tidy(inlines: Iterable[Inline]) -> Line:
    """A line with its words joined, single spaces, none before a stop, and no doubled stop after "Ltd."."""
    result: list[Inline] = []
    for inline in inlines:
        match inline, result[-1] if result else None:
            case Words(text), Words(before):
                result[-1] = Words(joined(before, text))
            case Words(text), _:
                result.append(Words(text))
            case _:
                result.append(inline)
    return _trimmed([_after(result, position) for position in range(len(result))])


def _after(inlines: list[Inline], position: int) -> Inline:
    inline, before = inlines[position], inlines[position - 1] if position else None
    match inline, before:
        case Words(text), Filled(filled) if filled.endswith(".") and text.startswith("."):
            return Words(text[1:])
        case _:
            return inline


def _trimmed(inlines: list[Inline]) -> Line:
    if inlines and isinstance(first := inlines[0], Words):
        inlines[0] = Words(first.text.lstrip(" "))
    if inlines and isinstance(last := inlines[-1], Words):
        inlines[-1] = Words(last.text.rstrip(" "))
    return tuple(inline for inline in inlines if inline != Words(""))


def closing(position: int, count: int, joiner: Joiner, *, end: str) -> str:
    """What ends the item at a position of a list: ";", "; and" or the end of the whole list."""
    if position == count - 1:
        return end
    return f"; {joiner}" if position == count - 2 else ";"


def closed(line: Line, sign: str) -> Line:
    """A list item with its closing sign; a sentence with a stop of its own is left alone."""
    match line[-1] if line else None:
        case Words(text) if text.endswith(ENDS_ITSELF):
            return line
        case Filled(text) if text.endswith(".") and sign == ".":
            return line
        case _:
            return tidy((*line, Words(sign)))
