"""Shares of one thing that a sentence gives to each of the two Parties: together they are the whole of it."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from clauses.library.deal.owed import Obligation, owed
from clauses.library.deal.party_words import party_words
from clauses.library.faults.of_proofs import SHARES_APART
from clauses.library.findings import Place
from clauses.library.kinds import kind_of
from clauses.library.language.expressions import (
    Arithmetic,
    Compare,
    Name,
    NumberLiteral,
    TextLiteral,
    all_of,
)
from clauses.library.language.text import Blank, Conditional, Inline, Words, lines_of
from clauses.library.proof.chosen_words import PrintedText
from clauses.library.values import Library

SENTENCE = re.compile(r"[.;:](?=\s|$)")
BOUND = re.compile(
    r"\b(?:least|most|than|to|by)$"
)  # before a number that is no share, but bounds one
WHOLE = NumberLiteral(Fraction(100))


def owed_by_shares(part: PrintedText, library: Library) -> Iterator[Obligation]:
    """What is owed for each sentence of a text that gives one share to the one Party and another to the other."""
    called = party_words(library)
    parties = re.compile("|".join(map(re.escape, called.names)))
    paths = {id(one.node): one for one in part.placed() if isinstance(one.node, Blank)}
    for one in part.placed():
        for line in lines_of(one.node):
            for sequence in _sequences(line):
                for first, second in _both(sequence, parties, library):
                    at = paths[id(second)]
                    place = Place(part.place.kind, part.place.key, part.place.part, at.line)
                    total = Arithmetic("+", first.expression, second.expression)
                    stands = all_of(at.path, Compare("!=", total, WHOLE))
                    sentence = part.source.splitlines()[at.line - 1].strip()
                    yield owed("shares", SHARES_APART, place, stands, sentence=sentence)


def _sequences(line: Sequence[Inline]) -> Iterator[Sequence[Inline]]:
    """What is printed in one go: a line without its conditions, and each branch of those."""
    yield line
    for inline in line:
        if isinstance(inline, Conditional):
            for held in (*(branch.inside for branch in inline.branches), inline.otherwise):
                yield from _sequences(held)


def _both(
    sequence: Sequence[Inline], parties: re.Pattern[str], library: Library
) -> Iterator[tuple[Blank, Blank]]:
    """The two shares of each sentence that has two, where it names another Party with each."""
    for words, shares in _sentences(sequence, library):
        if len(shares) == 2 and not any(BOUND.search(said.rstrip()) for said in words[:2]):
            named = [parties.findall(said) for said in words]
            before = [found[-1] for found in named[:2] if found]
            behind = [found[0] for found in named[1:] if found]
            if any(len(pair) == 2 and pair[0] != pair[1] for pair in (before, behind)):
                yield shares[0], shares[1]


def _sentences(
    sequence: Sequence[Inline], library: Library
) -> Iterator[tuple[list[str], list[Blank]]]:
    """The sentences of a sequence: the shares that each prints, and the words before, between and behind them."""
    words, shares = [""], list[Blank]()
    for inline in sequence:
        if isinstance(inline, Blank) and _is_share(inline, library):
            shares.append(inline)
            words.append("")
            continue
        *ended, rest = SENTENCE.split(_said(inline))
        for said in ended:
            words[-1] += said
            yield words, shares
            words, shares = [""], []
        words[-1] += rest
    yield words, shares


def _said(inline: Inline) -> str:
    match inline:
        case Words(words):
            return words
        case Blank(TextLiteral(word)):
            return word  # printed as it stands
        case _:
            return "…"


def _is_share(blank: Blank, library: Library) -> bool:
    question = (
        library.question(blank.expression.key) if isinstance(blank.expression, Name) else None
    )
    return blank.filter == "percent" or (
        question is not None and kind_of(question).figure == "percent"
    )
