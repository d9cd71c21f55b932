"""The punctuation that the document adds: list items, and what is left around words that fell out."""

from collections.abc import Iterable
from dataclasses import replace

from agreements.assembly.document import Filled, Inline, Line, PrintedWords
from agreements.assembly.formatting import without_stop
from clauses.library.language.spacing import joined
from clauses.library.language.text import Joiner

ENDS_ITSELF = (".", ":", "?", "!")


def tidy(inlines: Iterable[Inline]) -> Line:
    """A line with its words joined, single spaces, none before a stop, and no doubled stop after "Ltd."."""
    result: list[Inline] = []
    for inline in inlines:
        match inline, result[-1] if result else None:
            case PrintedWords(text), PrintedWords(before):
                result[-1] = PrintedWords(joined(before, text))
            case PrintedWords(text), _:
                result.append(PrintedWords(text))
            case _:
                result.append(inline)
    return _trimmed([_after(result, position) for position in range(len(result))])


def _after(inlines: list[Inline], position: int) -> Inline:
    inline, before = inlines[position], inlines[position - 1] if position else None
    match inline, before:
        # A company called "Brandt Inc." at the end of a sentence brings the stop of the sentence with it.
        case PrintedWords(text), Filled(filled) if text.startswith(".") and _ends_itself(filled):
            return PrintedWords(text[1:])
        case Filled(filled), _ if _goes_on(inlines, position):
            return replace(inline, text=without_stop(filled))
        case _:
            return inline


def _ends_itself(filled: str) -> bool:
    return filled.endswith((".", "!", "?", "…"))


def _goes_on(inlines: list[Inline], position: int) -> bool:
    """Whether the sentence goes on with a comma after what was filled in."""
    following = inlines[position + 1] if position + 1 < len(inlines) else None
    return isinstance(following, PrintedWords) and following.text.startswith((",", ";"))


def _trimmed(inlines: list[Inline]) -> Line:
    if inlines and isinstance(first := inlines[0], PrintedWords):
        inlines[0] = PrintedWords(first.text.lstrip(" "))
    if inlines and isinstance(last := inlines[-1], PrintedWords):
        inlines[-1] = PrintedWords(last.text.rstrip(" "))
    return tuple(inline for inline in inlines if not _says_nothing(inline))


def _says_nothing(inline: Inline) -> bool:
    return isinstance(inline, PrintedWords) and not inline.text


def closing(position: int, count: int, joiner: Joiner, *, end: str) -> str:
    """What ends the item at a position of a list: ";", "; and" or the end of the whole list."""
    if position == count - 1:
        return end
    return f"; {joiner}" if position == count - 2 else ";"


def closed(sign: str, line: Line) -> Line:
    """A list item with its closing sign; a sentence with a stop of its own is left alone."""
    match line[-1] if line else None:
        case PrintedWords(text) if text.endswith(ENDS_ITSELF):
            return line
        case Filled(text) if text.endswith(".") and sign == ".":
            return line
        case _:
            return tidy((*line, PrintedWords(sign)))
