"""Numbers: no gap and no double, at any level of the document."""

import re
from collections.abc import Iterable, Iterator

from agreements.assembly.document import Block, PrintedHeading, PrintedItem, PrintedParagraph
from agreements.assembly.numbering import letters, roman
from agreements.assembly.pipeline import Assembled
from agreements.assembly.trees import parts_in
from clauses.library.faults.of_agreements import NUMBER_GAP
from clauses.library.findings import Finding, Place


def number_gaps(assembled: Assembled) -> Iterator[Finding]:
    """A number that does not follow from the one before it: an error of the program, not of the library."""
    document = assembled.document
    yield from _gaps((section.number for section in document.sections), Place("document"))
    for section in document.sections:
        place = Place("section", section.key)
        yield from _gaps((clause.number for clause in section.clauses), place, section.number)
    for position, schedule in enumerate(document.lettered(), start=1):
        if schedule.letter != letters(position).upper():
            yield _gap(schedule.letter, Place("schedule", schedule.key))
    for place, blocks in parts_in(document):
        yield from assembled.memo.once_by(place, _in_part, blocks)


def _in_part(place: Place, blocks: tuple[Block, ...]) -> tuple[Finding, ...]:
    return tuple(_found(place, blocks))


def _found(place: Place, blocks: tuple[Block, ...]) -> Iterator[Finding]:
    headings = [
        block.number for block in blocks if isinstance(block, PrintedHeading) and block.number
    ]
    yield from _gaps(headings, place)
    paragraphs = [block for block in blocks if isinstance(block, PrintedParagraph)]
    numbers = [paragraph.number for paragraph in paragraphs if paragraph.number]
    for parent in dict.fromkeys(number.rpartition(".")[0] for number in numbers):
        siblings = (number for number in numbers if number.rpartition(".")[0] == parent)
        yield from _gaps(siblings, place, parent)
    for paragraph in paragraphs:
        yield from _in_items(paragraph.items, place, depth=0)


def _gaps(numbers: Iterable[str], place: Place, parent: str = "") -> Iterator[Finding]:
    for position, number in enumerate(numbers, start=1):
        if number != (f"{parent}.{position}" if parent else str(position)):
            yield _gap(number, place)


def _in_items(items: tuple[PrintedItem, ...], place: Place, *, depth: int) -> Iterator[Finding]:
    for position, item in enumerate(items, start=1):
        style = letters if depth == 0 else roman
        if re.sub(r"[()]", "", item.number) != style(position):
            yield _gap(item.number, place)
        yield from _in_items(item.items, place, depth=depth + 1)


def _gap(number: str, place: Place) -> Finding:
    return NUMBER_GAP.at(place, number=number or "left empty here")
