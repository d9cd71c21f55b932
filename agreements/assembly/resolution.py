"""Resolution: a draft Document and its Numbers come in; the final Document goes out."""

from collections.abc import Callable
from dataclasses import replace

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
    PrintedSchedule,
    PrintedSection,
    UnresolvedReference,
)
from agreements.assembly.numbering import Numbers, letters, reference, roman, written
from agreements.assembly.trees import with_blocks, with_lines

Blocks = tuple[Block, ...]


def resolve(draft: Document, numbers: Numbers) -> Document:
    """Write the numbers into the tree and turn references into what is printed; a missing target stays open."""

    def rewrite(line: Line) -> Line:
        return tuple(_inline(inline, numbers) for inline in line)

    resolved = with_blocks(
        draft, lambda blocks: tuple(with_lines(block, rewrite) for block in blocks)
    )
    return replace(
        resolved,
        sections=tuple(_section(section, numbers) for section in resolved.sections),
        schedules=tuple(_schedule(schedule, numbers) for schedule in resolved.schedules),
    )


def _inline(inline: Inline, numbers: Numbers) -> Inline:
    if isinstance(inline, UnresolvedReference) and inline.target in numbers:
        found = numbers[inline.target]
        return CrossReference(inline.target, found.anchor, reference(found))
    return inline


def _section(section: PrintedSection, numbers: Numbers) -> PrintedSection:
    clauses = tuple(_clause(clause, written(numbers[clause.key])) for clause in section.clauses)
    return replace(section, number=written(numbers[section.anchor]), clauses=clauses)


def _clause(clause: PrintedClause, number: str) -> PrintedClause:
    return replace(clause, number=number, blocks=_numbered(clause.blocks, f"{number}."))


def _schedule(schedule: PrintedSchedule, numbers: Numbers) -> PrintedSchedule:
    letter = written(numbers[schedule.key])
    if any(isinstance(block, PrintedHeading) for block in schedule.blocks):
        return replace(schedule, letter=letter, blocks=_under_headings(schedule.blocks))
    return replace(schedule, letter=letter, blocks=_numbered(schedule.blocks, ""))


def _numbered(blocks: Blocks, prefix: str) -> Blocks:
    """Paragraphs numbered one after the other; a single one stands without a number."""
    alone = sum(isinstance(block, PrintedParagraph) for block in blocks) == 1
    position = 0
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, PrintedParagraph):
            position += 1
            result.append(_paragraph(block, "" if alone else f"{prefix}{position}"))
        else:
            result.append(block)
    return tuple(result)


def _under_headings(blocks: Blocks) -> Blocks:
    """In a schedule: headings 1, 2 and the paragraphs under each 1.1, 1.2; those before the first unnumbered."""
    heading = paragraph = 0
    result: list[Block] = []
    for block in blocks:
        match block:
            case PrintedHeading():
                heading, paragraph = heading + 1, 0
                result.append(PrintedHeading(str(heading), block.line))
            case PrintedParagraph():
                paragraph += 1
                result.append(_paragraph(block, f"{heading}.{paragraph}" if heading else ""))
            case _:
                result.append(block)
    return tuple(result)


def _paragraph(paragraph: PrintedParagraph, number: str) -> PrintedParagraph:
    return PrintedParagraph(number, paragraph.line, _items(paragraph.items, (letters, roman)))


def _items(
    items: tuple[PrintedItem, ...], styles: tuple[Callable[[int], str], ...]
) -> tuple[PrintedItem, ...]:
    """Items numbered (a), (b), and those below them (i), (ii)."""
    return tuple(
        PrintedItem(f"({styles[0](position)})", item.line, _items(item.items, styles[1:] or styles))
        for position, item in enumerate(items, start=1)
    )
