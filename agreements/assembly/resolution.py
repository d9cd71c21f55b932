"""Resolution: an unnumbered Document and its Numbers come in; the final Document goes out."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from agreements.assembly.document import (
    Block,
    CrossReference,
    Document,
    Inline,
    Line,
    PrintedClause,
    PrintedHeading,
    PrintedItem,
    PrintedParagraph,
    PrintedRow,
    PrintedSchedule,
    PrintedSection,
    PrintedTable,
    UnresolvedReference,
)
from agreements.assembly.memo import Memo
from agreements.assembly.numbering import (
    Number,
    Numbers,
    brief_reference,
    letters,
    reference,
    roman,
    written,
)
from agreements.assembly.trees import lines_in, with_lines

Blocks = tuple[Block, ...]


def resolve(unnumbered: Document, numbers: Numbers, memo: Memo) -> Document:
    """Write the numbers into the tree and turn references into what is printed; a missing target stays open."""
    return replace(
        unnumbered,
        sections=tuple(_section(section, numbers, memo) for section in unnumbered.sections),
        schedules=tuple(_schedule(schedule, numbers, memo) for schedule in unnumbered.schedules),
    )


@dataclass(frozen=True, slots=True)
class Numbering:
    """The number of a part of the document, and those of the parts that it refers to."""

    own: str
    targets: tuple[tuple[str, Number], ...]
    is_brief: bool = (
        False  # what leads names its subjects itself, so a reference needs no heading there
    )

    def resolved(self, blocks: Blocks, memo: Memo) -> Blocks:
        """The blocks with every reference that leads somewhere as it is printed."""
        cited = {key: _cited(key, found, is_brief=self.is_brief) for key, found in self.targets}

        def resolved(block: Block) -> Block:
            targets = memo.once(_targets_in_block, block, memo)
            here = tuple(cited[one] for one in targets if one in cited)
            for one in here:
                cited[one.target] = one.again()
            return memo.once_by(here, _resolved_block, block, memo) if here else block

        return tuple(map(resolved, blocks))


@dataclass(frozen=True, slots=True)
class Cited:
    """How a part is referred to: the first time in a clause with its heading, and then by its number alone."""

    target: str
    first: CrossReference
    later: CrossReference

    def again(self) -> "Cited":
        """The same for lines that come after one which names the part."""
        return Cited(self.target, self.later, self.later)


def _cited(key: str, found: Number, *, is_brief: bool) -> Cited:
    later = CrossReference(key, found.anchor, brief_reference(found))
    first = later if is_brief else CrossReference(key, found.anchor, reference(found))
    return Cited(key, first, later)


def _numbering(
    own: str, blocks: Blocks, numbers: Numbers, memo: Memo, *, is_brief: bool = False
) -> Numbering:
    # Only the numbers that these blocks print: what is made of them is kept by this key, and stays while others move.
    targets = memo.once(_targets_in, blocks, memo)
    found = tuple((key, numbers[key]) for key in targets if key in numbers)
    return Numbering(own, found, is_brief)


def _targets_in(blocks: Blocks, memo: Memo) -> tuple[str, ...]:
    found = (target for block in blocks for target in memo.once(_targets_in_block, block, memo))
    return tuple(dict.fromkeys(found))


def _targets_in_block(block: Block, memo: Memo) -> tuple[str, ...]:
    if isinstance(block, PrintedTable):
        rows = (block.head, *block.rows)
        in_rows = (target for row in rows for target in memo.once(_targets_in_row, row))
        return tuple(dict.fromkeys(in_rows))
    found = (target for line in lines_in(block) for target in _targets(line))
    return tuple(dict.fromkeys(found))


def _targets_in_row(row: PrintedRow) -> tuple[str, ...]:
    return tuple(target for cell in row.cells for target in _targets(cell))


def _targets(line: Line) -> tuple[str, ...]:
    """What a line refers to, each once."""
    found = (one.target for one in line if isinstance(one, UnresolvedReference))
    return tuple(dict.fromkeys(found))


def _resolved_block(cited: tuple[Cited, ...], block: Block, memo: Memo) -> Block:
    by_target = {one.target: one for one in cited}

    def resolved(line: Line) -> Line:
        here = tuple(by_target[one] for one in _targets(line) if one in by_target)
        for one in here:
            by_target[one.target] = one.again()
        return memo.once_by(here, _resolved, line) if here else line

    return with_lines(block, resolved)


def _resolved(cited: tuple[Cited, ...], line: Line) -> Line:
    by_target = {one.target: one for one in cited}

    def resolved(one: Inline) -> Inline:
        if not isinstance(one, UnresolvedReference) or one.target not in by_target:
            return one
        found = by_target[one.target]
        by_target[one.target] = found.again()
        return found.first

    return tuple(map(resolved, line))


def _section(section: PrintedSection, numbers: Numbers, memo: Memo) -> PrintedSection:
    clauses = tuple(_clause(clause, numbers, memo) for clause in section.clauses)
    return replace(section, number=written(numbers[section.anchor]), clauses=clauses)


def _clause(clause: PrintedClause, numbers: Numbers, memo: Memo) -> PrintedClause:
    number = written(numbers[clause.key])
    numbering = _numbering(number, clause.blocks, numbers, memo)
    return replace(
        clause, number=number, blocks=memo.once_by(numbering, _clause_blocks, clause.blocks, memo)
    )


def _clause_blocks(numbering: Numbering, blocks: Blocks, memo: Memo) -> Blocks:
    return _numbered(numbering.resolved(blocks, memo), f"{numbering.own}.", memo)


def _schedule(schedule: PrintedSchedule, numbers: Numbers, memo: Memo) -> PrintedSchedule:
    letter = written(numbers[schedule.key])
    is_brief = schedule.is_leading
    numbering = _numbering(letter, schedule.blocks, numbers, memo, is_brief=is_brief)
    blocks = memo.once_by(numbering, _schedule_blocks, schedule.blocks, memo)
    return replace(schedule, letter=letter, blocks=blocks)


def _schedule_blocks(numbering: Numbering, blocks: Blocks, memo: Memo) -> Blocks:
    resolved = numbering.resolved(blocks, memo)
    if numbering.is_brief:  # what leads sums up, and nobody cites it by a number
        return _unnumbered(resolved, memo)
    if any(isinstance(block, PrintedHeading) for block in resolved):
        return _under_headings(resolved, memo)
    return _numbered(resolved, "", memo)


def _numbered(blocks: Blocks, prefix: str, memo: Memo) -> Blocks:
    """Paragraphs numbered one after the other; a single one stands without a number."""
    # A lone "3.2.1" would say that a 3.2.2 is missing.
    alone = sum(isinstance(block, PrintedParagraph) for block in blocks) == 1
    position = 0
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, PrintedParagraph):
            position += 1
            own = "" if alone else f"{prefix}{position}"
            result.append(memo.once_by(own, _paragraph, block))
        else:
            result.append(block)
    return tuple(result)


def _unnumbered(blocks: Blocks, memo: Memo) -> Blocks:
    return tuple(
        memo.once_by("", _paragraph, block) if isinstance(block, PrintedParagraph) else block
        for block in blocks
    )


def _under_headings(blocks: Blocks, memo: Memo) -> Blocks:
    """In a schedule: headings 1, 2 and the paragraphs under each 1.1, 1.2; those before the first unnumbered."""
    heading = paragraph = 0
    result: list[Block] = []
    for block in blocks:
        match block:
            case PrintedHeading():
                heading, paragraph = heading + 1, 0
                result.append(memo.once_by(str(heading), _heading, block))
            case PrintedParagraph():
                paragraph += 1
                own = f"{heading}.{paragraph}" if heading else ""
                result.append(memo.once_by(own, _paragraph, block))
            case _:
                result.append(block)
    return tuple(result)


def _heading(number: str, heading: PrintedHeading) -> PrintedHeading:
    return PrintedHeading(number, heading.line)


def _paragraph(number: str, paragraph: PrintedParagraph) -> PrintedParagraph:
    return PrintedParagraph(number, paragraph.line, _items(paragraph.items, (letters, roman)))


def _items(
    items: tuple[PrintedItem, ...], styles: tuple[Callable[[int], str], ...]
) -> tuple[PrintedItem, ...]:
    """Items numbered (a), (b), and those below them (i), (ii)."""
    return tuple(
        PrintedItem(f"({styles[0](position)})", item.line, _items(item.items, styles[1:] or styles))
        for position, item in enumerate(items, start=1)
    )
