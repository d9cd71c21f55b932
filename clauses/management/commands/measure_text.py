"""Measures how easily the texts of a library read: sentences, their length and the Flesch reading ease."""

import re
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, assert_never

from django.core.management.base import BaseCommand, CommandError

from clauses.exchange.loading import SHIPPED
from clauses.library.data.codec import library_from
from clauses.library.data.folder import read_folder
from clauses.library.findings import errors
from clauses.library.language import text
from clauses.library.values import Library

LONGEST_SENTENCE = 40  # words; the wall that docs/drafting.md sets
SENTENCE_END = re.compile(r"(?<=[.!?]) +(?=[A-Z0-9])")
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’,.%/-]*")
VOWELS = re.compile(r"[aeiouy]+")
SILENT_END = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeiouylsxzcgh])es$|(?<=[^aeioutd])ed$")


@dataclass(frozen=True, slots=True)
class Measure:
    """The sentences of one text. A list item counts as a sentence of its own, a table or heading not at all."""

    name: str
    positions: int
    sentences: tuple[str, ...]

    @property
    def words(self) -> int:
        """The number of words."""
        return sum(length(sentence) for sentence in self.sentences)

    @property
    def mean(self) -> float:
        """The words of a sentence on average."""
        return self.words / max(1, len(self.sentences))

    @property
    def longest(self) -> int:
        """The words of the longest sentence."""
        return max(map(length, self.sentences), default=0)

    @property
    def reading_ease(self) -> float:
        """Flesch: 206.835 less the words a sentence and the syllables a word, weighted; more reads more easily."""
        spoken = sum(syllables(word) for one in self.sentences for word in WORD.findall(one))
        return 206.835 - 1.015 * self.mean - 84.6 * spoken / max(1, self.words)


class Command(BaseCommand):
    help = (
        "Prints the reading ease, the mean and the longest sentence of each clause and of the whole library. "
        "A condition counts with its longest branch, a blank as one word."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=SHIPPED)

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        measures = tuple(measured(read_library(options["folder"])))
        sentences = tuple(one for measure in measures for one in measure.sentences)
        whole = Measure("The whole library", sum(one.positions for one in measures), sentences)
        self.stdout.write(
            f"{'':44}{'positions':>10}{'words':>8}{'mean':>7}{'longest':>9}{'ease':>7}"
        )
        for measure in (*measures, whole):
            self.stdout.write(as_row(measure))
        for sentence in sentences:
            if length(sentence) > LONGEST_SENTENCE:
                self.stdout.write(f"{length(sentence)} words: {sentence}")


def read_library(folder: Path) -> Library:
    """The library of a folder; CommandError where it cannot be read."""
    data, unread = read_folder(folder)
    library, misread = library_from(data)
    if library is None or errors(unread + misread):
        raise CommandError("The content files have errors: python -m clauses.library.lint tells.")
    return library


def as_row(measure: Measure) -> str:
    """One line of the printed table."""
    return (
        f"{measure.name[:43]:44}{measure.positions:10}{measure.words:8}"
        f"{measure.mean:7.1f}{measure.longest:9}{measure.reading_ease:7.1f}"
    )


def measured(library: Library) -> Iterator[Measure]:
    """A measure of each clause with all its positions, of each schedule and of the definitions."""
    for clause in library.clauses:
        blocks = [block for position in clause.positions for block in position.text.blocks]
        name = f"{clause.code} {clause.heading}"
        yield Measure(name, len(clause.positions), tuple(sentences_in(blocks)))
    for schedule in library.schedules:
        yield Measure(f"Schedule: {schedule.heading}", 0, tuple(sentences_in(schedule.text.blocks)))
    definitions = (f"{term.term} means {as_words(term.definition.line)}" for term in library.terms)
    yield Measure("Definitions", 0, tuple(one for text in definitions for one in split(text)))


def sentences_in(nodes: Iterable[text.Node]) -> Iterator[str]:
    """The sentences of paragraphs and items, those of every branch of a condition included."""
    for node in nodes:
        match node:
            case text.Paragraph(line, items) | text.Item(line, items):
                yield from split(as_words(line))
                yield from sentences_in(items)
            case text.Conditional():
                yield from sentences_in(text.inside(node))
            case _:
                pass


def split(words: str) -> Iterator[str]:
    """The sentences of a paragraph."""
    yield from (one for one in SENTENCE_END.split(words.strip()) if WORD.search(one))


def as_words(line: text.Line) -> str:
    """A line as it reads in print, with the longest branch of each condition."""
    return "".join(_as_words(inline) for inline in line)


def _as_words(inline: text.Inline) -> str:
    match inline:
        case text.Words(words):
            return words
        case text.Blank(_, _, _, plural):
            return f"30 {plural}" if plural else "30"
        case text.Reference():
            return "Section 1.2"
        case text.Conditional(branches, otherwise):
            lines = [as_words(branch.inside) for branch in branches] + [as_words(otherwise)]
            return max(lines, key=length)
        case _:
            assert_never(inline)


def length(sentence: str) -> int:
    """The number of words."""
    return len(WORD.findall(sentence))


def syllables(word: str) -> int:
    """The syllables of an English word, estimated: groups of vowels without a silent e at the end."""
    if not word[0].isalpha():
        return 1
    return max(1, len(VOWELS.findall(SILENT_END.sub("", word.lower().strip(".,")))))
