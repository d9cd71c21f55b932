"""What a page shows of a document: each part with its number and a digest of what it says, numbers aside.

A page that names these gets only the parts that say something else; a number that alone is another travels alone.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from agreements.assembly.document import (
    Block,
    PrintedClause,
    PrintedSchedule,
)
from agreements.assembly.line_wording import reading
from agreements.assembly.memo import Memo
from agreements.assembly.numbering import number, reference, written
from agreements.assembly.passages import block_passages
from agreements.assembly.pipeline import Assembled

Part = PrintedClause | PrintedSchedule
DIGEST_BYTES = 6
MOST_PARTS = 1_000
HEAD = "document-head"


@dataclass(frozen=True, slots=True)
class PartOnPage:
    """A section, clause or schedule on a page: its number or letter, how it is cited, and the digest of its words.

    `within` is the section of a clause. A section has no words of its own but its heading.
    """

    anchor: str
    number: str
    cited: str
    digest: str
    within: str = ""


def shown_parts(assembled: Assembled, marked: Mapping[str, str]) -> tuple[PartOnPage, ...]:
    """The parts of a document in order; `marked` says by anchor what a page marks in a part, in any words."""
    document = assembled.document
    parts: tuple[Part, ...] = (*document.clauses(), *document.schedules)
    digests = {
        part.anchor: digest_of(part, assembled.memo, marked.get(part.anchor, "")) for part in parts
    }
    sections = {
        clause.anchor: section.anchor for section in document.sections for clause in section.clauses
    }
    head = _digest(repr((document.title, document.customer, document.manufacturer)))
    numbered = (
        PartOnPage(
            one.anchor,
            written(one),
            reference(one),
            digests.get(one.anchor, ""),
            sections.get(one.anchor, ""),
        )
        for one in number(document).values()
    )
    return (PartOnPage(HEAD, "", "", head), *numbered)


def digest_of(part: Part, memo: Memo, marked: str = "") -> str:
    """The digest of what a clause or schedule says and why it is there: equal where only numbers are another."""
    why = (part.position, part.reason, part.plain) if isinstance(part, PrintedClause) else ()
    return _digest(
        repr((memo.once(_words, part.blocks), part.heading, part.questions, why, marked))
    )


def _words(blocks: tuple[Block, ...]) -> str:
    said = (
        (
            passage.kind,
            passage.depth,
            _label(passage.kind, passage.label),
            *map(reading, passage.cells),
        )
        for passage in block_passages(blocks)
    )
    return _digest(repr(tuple(said)))


def _label(kind: str, label: str) -> str:
    return label if kind in ("definition", "signature") else ""


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=DIGEST_BYTES).hexdigest()


@dataclass(frozen=True, slots=True)
class Update:
    """What a page must be told: the parts that went, came, say something else, or have another number.

    A part that came stands after another, or first in its section where `after` is empty; with a new section come
    its clauses.
    """

    gone: tuple[str, ...]
    came: tuple[tuple[PartOnPage, str], ...]
    changed: tuple[str, ...]
    renumbered: tuple[PartOnPage, ...]


def update_of(shown: Mapping[str, PartOnPage], now: tuple[PartOnPage, ...]) -> Update | None:
    """What a page that shows these parts must be told; None where it must be given everything."""
    parts = {part.anchor: part for part in now}
    staying = [anchor for anchor in shown if anchor in parts]
    if HEAD not in shown or staying != [anchor for anchor in parts if anchor in shown]:
        return None
    gone = (one for one in shown.values() if one.anchor not in parts)
    return Update(
        gone=tuple(one.anchor for one in gone if one.within in parts or not one.within),
        came=tuple(_came(shown, now)),
        changed=tuple(one for one in staying if parts[one].digest != shown[one].digest),
        renumbered=tuple(parts[one] for one in staying if parts[one].number != shown[one].number),
    )


def _came(
    shown: Mapping[str, PartOnPage], now: tuple[PartOnPage, ...]
) -> Iterator[tuple[PartOnPage, str]]:
    last = {"": HEAD}
    for part in now:
        if part.anchor not in shown and (not part.within or part.within in shown):
            yield part, last.get(part.within, "")
        last[part.within] = part.anchor


PART = re.compile(r"([\w-]{1,200}) ([\w.]{0,20}) ([0-9a-f]{0,12}) ([\w-]{0,200})")


def read_shown(text: str) -> dict[str, PartOnPage]:
    """The parts that a page says it shows, in its order; empty where it says nothing that can be read."""
    found = [PART.fullmatch(line) for line in text.split(";")[:MOST_PARTS]]
    if not all(found):
        return {}
    return {one[1]: PartOnPage(one[1], one[2], "", one[3], one[4]) for one in found if one}
