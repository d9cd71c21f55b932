"""What the templates of a redline ask of Python: the pieces of a text with their marks."""

from typing import assert_never

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from clauses.library.words.wordwise import Deleted, Inserted, Piece, Pieces, SameWords

register = template.Library()
# Screen readers pass over `ins` and `del` in silence, so the marks are words too.
MARK = '<{0}><span class="visually-hidden">[{1}: </span>{2}<span class="visually-hidden">]</span></{0}>{3}'


@register.simple_tag
def redlined(pieces: Pieces) -> SafeString:
    """Words as they are, struck, or underlined; with words around the marks for those who do not see them."""
    return format_html_join("", "{}", ((_marked(piece),) for piece in pieces))


def _marked(piece: Piece) -> str:
    match piece:
        case SameWords(words):
            return words
        case Inserted(words):
            return _with_mark("ins", "inserted", words)
        case Deleted(words):
            return _with_mark("del", "deleted", words)
        case _:
            assert_never(piece)


def _with_mark(tag: str, said: str, words: str) -> SafeString:
    inside = words.rstrip()
    return format_html(MARK, tag, said, inside, words[len(inside) :])
