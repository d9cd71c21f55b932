"""Definitions: each term used is defined once, each definition is used, and the list is printed once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from agreements.assembly.definitions import used
from agreements.assembly.document import (
    Block,
    DefinitionList,
    Filled,
    Inline,
    Line,
    PrintedWords,
    TermUse,
)
from agreements.assembly.pipeline import Assembled
from agreements.assembly.trees import blocks_in, headings_in, lines_of, parts_in, words_of
from clauses.library.faults.of_agreements import (
    ALMOST_A_TERM,
    DOUBLED_DEFINITION,
    DOUBLED_DEFINITIONS,
    UNDEFINED_PHRASE,
    UNDEFINED_TERM,
    UNUSED_DEFINITION,
)
from clauses.library.findings import Finding, Place
from clauses.library.values import DefinedTerm
from clauses.library.words.capitals import known_capitals, unknown_capitals
from clauses.library.words.terms import TermForms

# A capitalised phrase inside a sentence: after a small letter or a comma, never at its start.
CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][\w-]*(?: (?:[A-Z]|[a-z]+\b)[\w-]*)?")


def definition_faults(assembled: Assembled) -> Iterator[Finding]:
    """Terms without a definition, definitions without a use, and doubled ones."""
    places: dict[str, Place] = {}
    for part, blocks in parts_in(assembled.document):
        for term, place in assembled.memo.once_by(part, _uses, blocks):
            places.setdefault(term, place)
    terms = assembled.memo.once(TermForms.of_library, assembled.interview.library)
    for place, heading in headings_in(assembled.document):
        for found in terms.found_in(heading):
            places.setdefault(found.term, place)
    lists = [block for block in blocks_in(assembled.document) if isinstance(block, DefinitionList)]
    if len(lists) > 1:
        yield DOUBLED_DEFINITIONS.at(Place("document"))
    defined = Counter(one.term for block in lists[:1] for one in block.definitions)
    for term, place in places.items():
        if term not in defined:
            yield UNDEFINED_TERM.at(place, term=term)
    for term, count in defined.items():
        if count > 1:
            yield DOUBLED_DEFINITION.at(Place("term", term), term=term, count=count)
        if term not in places:
            yield UNUSED_DEFINITION.at(Place("term", term), term=term)


def _uses(place: Place, blocks: tuple[Block, ...]) -> tuple[tuple[str, Place], ...]:
    return tuple((term, where) for where, line in lines_of(place, blocks) for term in used(line))


def unknown_phrases(assembled: Assembled) -> Iterator[Finding]:
    """Capitalised phrases inside a sentence that are neither terms nor names of the library."""
    memo = assembled.memo
    known = memo.once(known_capitals, assembled.interview.library)
    if known is None:
        return
    for place, blocks in parts_in(assembled.document):
        yield from memo.once_by(place, _unknown_phrases, blocks, known)


def _unknown_phrases(
    place: Place, blocks: tuple[Block, ...], known: TermForms
) -> tuple[Finding, ...]:
    return tuple(
        UNDEFINED_PHRASE.at(where, phrase=phrase)
        for where, line in lines_of(place, blocks)
        for words in _runs(line)
        for phrase in unknown_capitals(words, known)
    )


def _runs(line: Line) -> Iterator[str]:
    """The words of the library that stand side by side; an answer or a reference parts them."""
    for source, inlines in groupby(line, _source):
        if source is not None:
            yield words_of(tuple(inlines))


def _source(inline: Inline) -> tuple[str, ...] | None:
    """The questions whose options say these words; none of a text of the library, None of what was typed."""
    match inline:
        case PrintedWords():
            return ()
        case TermUse(_, _, questions) | Filled(_, questions, is_chosen=True):
            return questions
        case _:
            return None


def terms_spelled_otherwise(assembled: Assembled) -> Iterator[Finding]:
    """Capitalised words inside a sentence that differ from a defined term only by capitals or number."""
    memo = assembled.memo
    almost = memo.once(_almost, assembled.interview.library.terms)
    for place, blocks in parts_in(assembled.document):
        yield from memo.once_by(place, _spelled_otherwise, blocks, almost)


def _spelled_otherwise(
    place: Place, blocks: tuple[Block, ...], almost: dict[str, str]
) -> tuple[Finding, ...]:
    return tuple(
        ALMOST_A_TERM.at(where, phrase=phrase, term=term)
        for where, line in lines_of(place, blocks)
        for inline in line
        if isinstance(inline, PrintedWords)
        for phrase, term in _near_misses(inline.text, almost)
    )


def _almost(terms: Iterable[DefinedTerm]) -> dict[str, str]:
    """The forms of all terms in small letters, with and without a plural s."""
    forms = ((form.casefold(), term.term) for term in terms for form in term.forms)
    return {spelling: term for form, term in forms for spelling in (form, f"{form}s")}


def _near_misses(text: str, almost: dict[str, str]) -> Iterator[tuple[str, str]]:
    for match in CAPITALISED.finditer(text):
        for phrase in (match[0], match[0].split(" ")[0]):
            if phrase.casefold() in almost:
                yield phrase, almost[phrase.casefold()]
                break
