"""The redline: two Documents come in; what was inserted, deleted and kept goes out, part by part.

Dropping what was inserted gives the old document, dropping what was deleted the new one.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal as OneOf

from agreements.assembly.document import Document, Line
from agreements.assembly.line_wording import line_pieces, reading, wording_of
from agreements.assembly.passages import (
    Part,
    PartKind,
    Passage,
    PassageKind,
    clause_part,
    parts_of,
    without_definitions,
)
from agreements.assembly.trees import definitions_of, words_of
from clauses.library.words.alignment import aligned, likeness_of
from clauses.library.words.wordwise import Deleted, Inserted, Pieces, Wording, counted, is_kept

OneSided = OneOf["inserted", "deleted"]
Change = OneOf["kept", "changed", "moved", "inserted", "deleted"]


@dataclass(frozen=True, slots=True)
class RedlinedPassage:
    """A paragraph, item, row or definition with what changed in each of its cells. Another label is no change."""

    kind: PassageKind
    depth: int
    label: str
    old_label: str
    change: Change
    cells: tuple[Pieces, ...]


@dataclass(frozen=True, slots=True)
class RedlinedPart:
    """The cover, a section's heading, a clause or a schedule; its number is empty where it is not there."""

    kind: PartKind
    key: str
    number: str
    old_number: str
    change: Change
    heading: Pieces
    passages: tuple[RedlinedPassage, ...]


@dataclass(frozen=True, slots=True)
class Redline:
    """What was inserted, deleted and kept between two documents, in the order of the new one."""

    parts: tuple[RedlinedPart, ...]

    def changed(self, kind: PartKind | None = None) -> tuple[RedlinedPart, ...]:
        """The parts, of one kind or of all, that are not as they were. Another number is no change."""
        return tuple(
            part for part in self.parts if part.change != "kept" and kind in (None, part.kind)
        )


def redline(before: Document, after: Document) -> Redline:
    """Compare two documents. Clauses and schedules are matched by key, wherever they stand."""
    old, new = parts_of(before), parts_of(after)
    left = {_name(part): part for part in old}
    there = {_name(part) for part in new}
    result: list[RedlinedPart] = []
    # Without difflib's guess at what is noise: here each name is one of a kind.
    matcher = SequenceMatcher(None, [*map(_name, old)], [*map(_name, new)], autojunk=False)
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        result += (
            # What stands elsewhere in the new document was moved, and is told there.
            _one_sided(part, "deleted")
            for part in old[start:end]
            if _name(part) not in there
        )
        for part in new[new_start:new_end]:
            was = left.get(_name(part))
            if was is None:
                result.append(_one_sided(part, "inserted"))
            else:
                result.append(_compared(was, part, is_moved=operation != "equal"))
    return Redline(tuple(result))


def changed_clauses(
    before: Document, after: Document, *, among: Collection[str]
) -> Mapping[str, RedlinedPart]:
    """Of some clauses of the new document, those that say something else or are new, by key.

    Another number is no change, and neither is another definition in a clause that lists them.
    `inserted_spans` tells of the cells of a passage where their words are new.
    """
    old = {clause.key: clause for clause in before.clauses()}
    found: dict[str, RedlinedPart] = {}
    for clause in after.clauses():
        if clause.key not in among:
            continue
        was = old.get(clause.key)
        if was is None:
            found[clause.key] = _one_sided(clause_part(without_definitions(clause)), "inserted")
        else:
            parts = (clause_part(without_definitions(one)) for one in (was, clause))
            part = _compared(*parts, is_moved=False)
            if part.change != "kept":
                found[clause.key] = part
    return found


def changed_definitions(
    before: Document, after: Document, *, among: Collection[str]
) -> Mapping[str, Pieces]:
    """Of some definitions of the new document, by anchor, what changed in those that say something else or are new."""
    old = {one.anchor: one for one in definitions_of(before)}
    found: dict[str, Pieces] = {}
    for one in definitions_of(after):
        if one.anchor in among:
            was = old[one.anchor].line if one.anchor in old else ()
            pieces = line_pieces(was, one.line)
            if not is_kept(pieces):
                found[one.anchor] = pieces
    return found


def _name(part: Part) -> tuple[str, str]:
    return (part.kind, part.key)


def _one_sided(part: Part, change: OneSided) -> RedlinedPart:
    new = change == "inserted"
    return RedlinedPart(
        kind=part.kind,
        key=part.key,
        number=part.number if new else "",
        old_number="" if new else part.number,
        change=change,
        heading=_side(part.heading, change),
        passages=tuple(_lonely(passage, change) for passage in part.passages),
    )


def _side(cell: Line, change: OneSided) -> Pieces:
    text = words_of(cell)
    if not text:
        return ()
    return (Inserted(text),) if change == "inserted" else (Deleted(text),)


def _lonely(passage: Passage, change: OneSided) -> RedlinedPassage:
    new = change == "inserted"
    return RedlinedPassage(
        kind=passage.kind,
        depth=passage.depth,
        label=passage.label if new else "",
        old_label="" if new else passage.label,
        change=change,
        cells=tuple(_side(cell, change) for cell in passage.cells),
    )


def _compared(before: Part, after: Part, *, is_moved: bool) -> RedlinedPart:
    known: dict[int, Counter[str]] = {}

    def words(passage: Passage) -> Counter[str]:
        # By identity: each is compared with many others, and to hash it would take longer than to read it.
        if id(passage) not in known:
            known[id(passage)] = counted(_all_words(passage))
        return known[id(passage)]

    def alike(old: Passage, new: Passage) -> float:
        if old.kind == new.kind == "definition":
            return 1 if old.label == new.label else 0
        return likeness_of(words(old), words(new)) if _may_become(old, new) else 0

    heading = line_pieces(before.heading, after.heading)
    pairs = aligned(before.passages, after.passages, says=_says, alike=alike)
    passages = tuple(_passage(old, new) for old, new in pairs)
    is_same = is_kept(heading) and all(passage.change == "kept" for passage in passages)
    return RedlinedPart(
        kind=after.kind,
        key=after.key,
        number=after.number,
        old_number=before.number,
        change=("moved" if is_moved else "kept") if is_same else "changed",
        heading=heading,
        passages=passages,
    )


def _passage(before: Passage | None, after: Passage | None) -> RedlinedPassage:
    if after is None:
        assert before is not None  # one of a pair is there
        return _lonely(before, "deleted")
    if before is None:
        return _lonely(after, "inserted")
    cells = tuple(line_pieces(old, new) for old, new in zip(before.cells, after.cells, strict=True))
    return RedlinedPassage(
        kind=after.kind,
        depth=after.depth,
        label=after.label,
        old_label=before.label,
        change="kept" if all(is_kept(cell) for cell in cells) else "changed",
        cells=cells,
    )


def _says(passage: Passage) -> tuple[object, ...]:
    """What a passage says, its number aside."""
    term = passage.label if passage.kind == "definition" else ""
    return (passage.kind, passage.depth, term, tuple(map(reading, passage.cells)))


def _may_become(old: Passage, new: Passage) -> bool:
    return (old.kind, old.depth, len(old.cells)) == (new.kind, new.depth, len(new.cells))


def _all_words(passage: Passage) -> Wording:
    return tuple(word for cell in passage.cells for word in wording_of(cell))
