"""A line of the document as HTML: with what was filled in and what is open marked for the screen, plain for print."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from typing import assert_never

from django.utils.html import format_html
from django.utils.safestring import SafeString

from agreements.assembly import document
from agreements.assembly.sentences import sentences
from agreements.assembly.trees import words_of
from agreements.printing.direction import isolated

# From where to where the words of a line are new, in characters; an empty span stands where words went.
Spans = tuple[tuple[int, int], ...]
EMAIL = re.compile(r"\S+@\S+")
WITHIN_EMAIL = re.compile(r"(?<=@)|(?=\.\w)")
NEW = '<ins class="new-words">{}</ins>'
DEFINED = '<dfn class="defined-here">{}</dfn>'
GONE = SafeString('<del class="gone-words"></del>')


def screen_line(line: document.Line) -> SafeString:
    """A line with its open blanks marked, and what was filled in told apart."""
    return _joined(map(_on_screen, line))


def changed_line(line: document.Line, spans: Spans) -> SafeString:
    """A line on the screen with its new words marked, and the places where words went."""
    # One mark for each stretch: half of a rewritten clause would else be marks.
    stretches = groupby(_changed(line, spans), key=lambda piece: piece[0])
    return _joined(_stretch(is_new, [html for _, html in found]) for is_new, found in stretches)


def _stretch(is_new: bool, pieces: list[str]) -> SafeString:
    html = _joined(pieces)
    words = SafeString(html.rstrip())
    if not is_new or not words:
        return html
    return SafeString(format_html(NEW, words) + html[len(words) :])


def _joined(parts: Iterable[str]) -> SafeString:
    """HTML and plain text one after the other; the text is escaped."""
    # A document has ten thousand parts: Django's `format_html_join` takes ten times as long for the same.
    return SafeString(
        "".join(part if isinstance(part, SafeString) else escape(part) for part in parts)
    )


def _changed(line: document.Line, spans: Spans) -> Iterator[tuple[bool, str]]:
    """The pieces of a line, each with whether it is new; of words a part may be new, of anything else the whole."""
    start = 0
    for inline in line:
        end = start + len(words_of((inline,)))
        for at, to in spans:
            if at == to and start <= at < end:
                yield False, GONE
        inside = [(at, to) for at, to in spans if at < end and to > start]
        if isinstance(inline, document.PrintedWords) and inside:
            yield from _words_apart(inline.text, [(at - start, to - start) for at, to in inside])
        else:
            yield bool(inside), _on_screen(inline)
        start = end


def _words_apart(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[bool, str]]:
    done = 0
    for at, to in spans:
        if at > done:
            yield False, text[done:at]
        yield True, text[max(at, done) : to]
        done = to
    if done < len(text):
        yield False, text[done:]


def broken_line(line: document.Line, broken: Mapping[int, str]) -> SafeString:
    """A line on the screen with its broken sentences marked, for the eye and for those who do not see the mark."""
    return _joined(
        _broken(screen_line(sentence), anchor=broken[position])
        if position in broken
        else screen_line(sentence)
        for position, sentence in enumerate(sentences(line))
    )


def _broken(sentence: SafeString, *, anchor: str) -> SafeString:
    return format_html(
        '<span class="broken-sentence"{}><span class="visually-hidden">[broken: </span>{}'
        '<span class="visually-hidden">]</span></span>',
        format_html(' id="{}"', anchor) if anchor else "",
        sentence,
    )


def _on_screen(inline: document.Inline) -> str:
    match inline:
        case document.TermUse(_, text, is_defined=True):
            return format_html(DEFINED, text)
        case document.PrintedWords(text) | document.TermUse(_, text, ()):
            return text
        case document.Filled(text) | document.TermUse(_, text):
            return SafeString(f'<span class="filled">{escape(text)}</span>')
        case document.OpenBlank(short):
            return SafeString(f'<mark class="open-blank">[{escape(short)}]</mark>')
        case document.CrossReference(_, anchor, text):
            return SafeString(f'<a class="reference" href="#{escape(anchor)}">{escape(text)}</a>')
        case document.UnresolvedReference(target):
            return _missing(target)
        case _:
            assert_never(inline)


def print_line(line: document.Line) -> SafeString:
    """A line of words and links: every further box would cost time on paper and say nothing."""
    return _joined(_on_paper(line))


def _on_paper(line: document.Line) -> Iterator[str]:
    # Words that follow each other become one text: each element costs WeasyPrint a box, and a long agreement
    # has many thousands of them already.
    text = ""
    for inline in line:
        match inline:
            case document.TermUse(_, term, is_defined=True):
                space = " " if text.endswith(" ") else ""
                yield with_breaks(text.removesuffix(" "))
                yield format_html(DEFINED, space + term)
                text = ""
            case document.PrintedWords(more) | document.TermUse(_, more):
                text += more
            case document.Filled(more):
                text += isolated(more)
            case document.OpenBlank(short):
                yield with_breaks(text)
                yield format_html('<mark class="open-blank">[{}]</mark>', short)
                text = ""
            case document.CrossReference(_, anchor, printed):
                # WeasyPrint 70 may end a line far too early where a text before a link ends with a
                # space and just fills the line; so the space moves into the link.
                yield with_breaks(text.removesuffix(" "))
                space = " " if text.endswith(" ") else ""
                yield format_html(
                    '<a class="reference" href="#{}">{}{}</a>', anchor, space, printed
                )
                text = ""
            case document.UnresolvedReference(target):
                yield with_breaks(text)
                yield _missing(target)
                text = ""
            case _:
                assert_never(inline)
    yield with_breaks(text)


def with_breaks(text: str) -> str:
    """A text for paper: an e-mail address may end a line after its @ and before its dots, nowhere else."""
    if "@" not in text:
        return text
    return SafeString(
        EMAIL.sub(lambda found: WITHIN_EMAIL.sub("<wbr>", found.group()), escape(text))
    )


def _missing(target: str) -> SafeString:
    return format_html('<mark class="open-blank">[not in this agreement: {}]</mark>', target)
