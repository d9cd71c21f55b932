"""Whether the key terms say what their Sections say."""

from collections.abc import Iterator

from agreements.assembly.document import Block, CrossReference, Document, Filled, PrintedTable
from agreements.assembly.trees import lines_in

# The cover prints the one, each amount and the schedule of prices the other.
PRINTED_ELSEWHERE = {"effective_date", "currency"}


def figures_apart(document: Document) -> Iterator[str]:
    """What a row of a leading schedule prints and the Section that it names does not.

    Figures and typed words must stand there as they are; of an option, whose words may differ, the Section must read
    the question.
    """
    parts = {part.key: part for part in (*document.clauses(), *document.schedules)}
    for schedule in document.leading():
        tables = (block for block in schedule.blocks if isinstance(block, PrintedTable))
        for row in (row for table in tables for row in table.rows):
            inlines = [inline for cell in row.cells for inline in cell]
            (target,) = (one.target for one in inlines if isinstance(one, CrossReference))
            printed = set(_answers(parts[target].blocks))
            read = {*parts[target].questions, *PRINTED_ELSEWHERE}
            for one in (one for one in inlines if isinstance(one, Filled)):
                there = read.issuperset(one.questions) if one.is_chosen else one.text in printed
                if not there and not PRINTED_ELSEWHERE.issuperset(one.questions):
                    yield f"{target} does not print {one.questions} as “{one.text}”"


def _answers(blocks: tuple[Block, ...]) -> Iterator[str]:
    lines = (line for block in blocks for line in lines_in(block))
    return (one.text for line in lines for one in line if isinstance(one, Filled))
