"""Phrases of what is printed that are capitalised like terms and are none, and when they are printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from clauses.library.language.expressions import Expression
from clauses.library.proof.chosen_words import PrintedText, chosen_words
from clauses.library.proof.paths import lines, runs
from clauses.library.values import Library
from clauses.library.words.capitals import unknown_capitals
from clauses.library.words.terms import TermForms


@dataclass(frozen=True, slots=True)
class UnknownPhrase:
    """A phrase, when it is printed, and the line and the words in which it stands; no line for those of an option."""

    phrase: str
    path: Expression
    line: int
    sentence: str


def unknown_phrases(
    part: PrintedText, known: TermForms, library: Library
) -> Iterator[UnknownPhrase]:
    """Those of a text, then those of the options that its blanks print."""
    source = part.source.splitlines()
    for line in lines(part.nodes, part.printed):
        for run in runs(line.line, line.path):
            for phrase in unknown_capitals(run.words, known):
                yield UnknownPhrase(phrase, run.path, line.number, source[line.number - 1].strip())
    for run in chosen_words(part, library):
        for phrase in unknown_capitals(run.words, known):
            yield UnknownPhrase(phrase, run.path, part.place.line, run.words.removeprefix(", "))
