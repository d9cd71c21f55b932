"""What a page shows of a document: each part with its number and a digest of what it says, numbers aside.

A page that names these gets only the parts that say something else; a number that alone is another travels alone.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from agreements.assembly.document import (
    Block,
    CrossReference,
    Definition,
    DefinitionList,
    Document,
    Line,
    PrintedClause,
    PrintedRow,
    PrintedSchedule,
    PrintedTable,
)
from agreements.assembly.line_wording import reading
from agreements.assembly.memo import Memo
from agreements.assembly.numbering import Number, number, reference, written
from agreements.assembly.passages import block_passages
from agreements.assembly.pipeline import Assembled

Part = PrintedClause | PrintedSchedule | Definition
DIGEST_BYTES = 6
MOST_PARTS = 4_000
HEAD = "document-head"


@dataclass(frozen=True, slots=True)
class PartOnPage:
    """A section, clause, schedule or definition on a page: its number, how it is cited, and a digest of its words.

    `within` is the section of a clause, the clause or schedule of a definition. A section has no words of its own but
    its heading, and what lists the definitions has no digest of theirs.
    """

    anchor: str
    number: str
    cited: str
    digest: str
    within: str = ""


def shown_parts(assembled: Assembled, marked: Mapping[str, str]) -> tuple[PartOnPage, ...]:
    """The parts of a document in order; `marked` says by anchor what a page marks in a part, in any words."""
    document = assembled.document
    head = _digest(repr((document.title, document.customer, document.manufacturer)))
    digests = {
        part.anchor: digest_of(part, assembled.memo, marked.get(part.anchor, ""))
        for part in digested(document)
    }
    return (PartOnPage(HEAD, "", "", head), *_parts(document, digests))


def _parts(document: Document, digests: Mapping[str, str]) -> Iterator[PartOnPage]:
    numbers = {one.anchor: one for one in number(document).values()}

    def of_schedule(schedule: PrintedSchedule) -> Iterator[PartOnPage]:
        yield _numbered(numbers[schedule.anchor], digests[schedule.anchor])
        yield from _listed(schedule.blocks, digests, schedule.anchor)

    for leading in document.leading():
        yield from of_schedule(leading)
    for section in document.sections:
        yield _numbered(numbers[section.anchor], "")
        for clause in section.clauses:
            yield _numbered(numbers[clause.anchor], digests[clause.anchor], section.anchor)
            yield from _listed(clause.blocks, digests, clause.anchor)
    for lettered in document.lettered():
        yield from of_schedule(lettered)


def _numbered(one: Number, digest: str, within: str = "") -> PartOnPage:
    return PartOnPage(one.anchor, written(one), reference(one), digest, within)


def _listed(
    blocks: tuple[Block, ...], digests: Mapping[str, str], within: str
) -> Iterator[PartOnPage]:
    for block in blocks:
        if isinstance(block, DefinitionList):
            for one in block.definitions:
                yield PartOnPage(one.anchor, "", "", digests[one.anchor], within)


def digested(document: Document) -> Iterator[Part]:
    """The parts of a document that have words: clauses, schedules and definitions."""
    parts: tuple[PrintedClause | PrintedSchedule, ...] = (*document.clauses(), *document.schedules)
    for part in parts:
        yield part
        for block in part.blocks:
            if isinstance(block, DefinitionList):
                yield from block.definitions


def digest_of(part: Part, memo: Memo, marked: str = "") -> str:
    """The digest of what a part says and why it is there: equal where only numbers are another."""
    if isinstance(part, Definition):
        said = memo.once(_definition_words, part)
        return _digest(said + marked) if marked else said
    why = (part.position, part.reason, part.plain) if isinstance(part, PrintedClause) else ()
    # By what is said around the blocks: a clause is another one as soon as it has another number.
    around = (part.heading, why, marked)
    return memo.once_by(around, _digest_of_part, part.blocks, memo)


def _digest_of_part(around: tuple[object, ...], blocks: tuple[Block, ...], memo: Memo) -> str:
    return _digest(repr((memo.once(_words, blocks, memo), *around)))


def _definition_words(definition: Definition) -> str:
    return _digest(repr((definition.term, _on_page(definition.line))))


def _words(blocks: tuple[Block, ...], memo: Memo) -> str:
    return _digest(repr(tuple(memo.once(_block_words, block, memo) for block in blocks)))


def _block_words(block: Block, memo: Memo) -> str:
    if isinstance(block, DefinitionList):
        # They have digests of their own; where they stand is part of the words around them.
        return "definitions"
    if isinstance(block, PrintedTable):
        return repr([memo.once(_row_words, row) for row in (block.head, *block.rows)])
    said = (
        (
            one.kind,
            one.depth,
            _label(one.kind, one.label),
            *(memo.once(_line_words, line) for line in one.cells),
        )
        for one in block_passages((block,))
    )
    return repr(tuple(said))


def _row_words(row: PrintedRow) -> str:
    return repr(tuple(map(_on_page, row.cells)))


def _line_words(line: Line) -> str:
    return repr(_on_page(line))


def _on_page(line: Line) -> tuple[object, ...]:
    """What a line says, numbers aside, and which of its references bear a heading: another number lets it stand."""
    headed = (" (" in one.text for one in line if isinstance(one, CrossReference))
    return (*reading(line), *headed)


def _label(kind: str, label: str) -> str:
    return label if kind == "signature" else ""


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=DIGEST_BYTES).hexdigest()


@dataclass(frozen=True, slots=True)
class Update:
    """What a page must be told: the parts that went, came, say something else, or have another number.

    A part that came stands after another, or first where `after` is empty; with a new section come its clauses, and
    with a clause or schedule that came or changed the definitions in it.
    """

    gone: tuple[str, ...]
    came: tuple[tuple[PartOnPage, str], ...]
    changed: tuple[str, ...]
    renumbered: tuple[PartOnPage, ...]


def update_of(shown: Mapping[str, PartOnPage], now: tuple[PartOnPage, ...]) -> Update | None:
    """What a page that shows these parts must be told; None where it must be given everything."""
    parts = {part.anchor: part for part in now}
    staying = [anchor for anchor in shown if anchor in parts]
    if (
        # Sent as a whole where swaps could not bring the page into order: it shows no document, one anchor stands
        # twice, or what stays has another order or another place.
        HEAD not in shown
        or len(parts) < len(now)
        or staying != [anchor for anchor in parts if anchor in shown]
        or any(parts[one].within != shown[one].within for one in staying)
    ):
        return None
    changed = [one for one in staying if parts[one].digest != shown[one].digest]
    # What is sent as a whole brings what stands in it, and takes along what stood there.
    whole = {HEAD, *changed}
    return Update(
        gone=tuple(
            one.anchor
            for one in shown.values()
            if one.anchor not in parts
            and (not one.within or (one.within in parts and one.within not in whole))
        ),
        came=tuple(
            (part, after)
            for part, after in _came(shown, now)
            if not part.within or (part.within in shown and part.within not in whole)
        ),
        changed=tuple(one for one in changed if parts[one].within not in whole),
        # A reference prints the heading too, and no digest holds that of another part.
        renumbered=tuple(
            parts[one]
            for one in staying
            if parts[one].number != shown[one].number or (one in changed and parts[one].cited)
        ),
    )


def _came(
    shown: Mapping[str, PartOnPage], now: tuple[PartOnPage, ...]
) -> Iterator[tuple[PartOnPage, str]]:
    last = {"": HEAD}
    for part in now:
        if part.anchor not in shown:
            yield part, last.get(part.within, "")
        last[part.within] = part.anchor


PART = re.compile(r"([\w-]{1,200}) ([\w.]{0,20}) ([0-9a-f]{0,12}) ([\w-]{0,200})")


def read_shown(text: str) -> dict[str, PartOnPage]:
    """The parts that a page says it shows, in its order; empty where it says nothing that can be read."""
    lines = text.split(";", MOST_PARTS - 1)
    found = [PART.fullmatch(line) for line in lines]
    read = {one[1]: PartOnPage(one[1], one[2], "", one[3], one[4]) for one in found if one}
    # A part that it names twice, or that says nothing, leaves open what the page shows.
    return read if len(read) == len(lines) else {}
