"""The numbers of a Word file, which Word counts itself: two lists of several levels, linked to the styles they number.

The first numbers sections, clauses and their paragraphs, the second schedules, their headings and paragraphs. A list
that must begin anew where Word would count on has an instance of its own.
"""

from collections.abc import Iterable

from agreements.printing.word.typesetting import SOFT, Typesetting
from agreements.printing.word.wordml import NAMESPACE

CLAUSES, SCHEDULES = 1, 2
FIRST_RESTARTED = 3
PARAGRAPH, ITEM = 2, 3  # levels of either list
PART = 1  # of the schedules
DEEPEST = 3  # items within items within items
NO_BREAK = "\N{NO-BREAK SPACE}"


def numbering_xml(looks: Typesetting, restarted: Iterable[int]) -> str:
    """The two lists, and for each of `restarted` (the list it is one of) an instance that begins at its first item."""
    clauses = (
        _level(0, "decimal", "%1", "Heading1", at=looks.indent, hang=looks.indent),
        _level(1, "decimal", "%1.%2", "Heading2", at=looks.indent, hang=looks.indent),
        _level(2, "decimal", "%1.%2.%3", "ClauseParagraph", at=looks.indent, hang=looks.indent),
        *_items("ClauseItem", looks),
    )
    schedules = (
        _level(0, "upperLetter", f"Schedule{NO_BREAK}%1", "ScheduleHeading", is_before_words=True),
        _level(1, "decimal", "%2", "SchedulePart", at=looks.indent, hang=looks.indent),
        _level(2, "decimal", "%2.%3", "ScheduleParagraph", at=looks.indent, hang=looks.indent),
        *_items("ScheduleItem", looks),
    )
    instances = [_instance(CLAUSES, CLAUSES), _instance(SCHEDULES, SCHEDULES)]
    instances += (
        _instance(number, of, begins_at=ITEM)
        for number, of in enumerate(restarted, start=FIRST_RESTARTED)
    )
    return (
        f'<w:numbering xmlns:w="{NAMESPACE}">{_list(CLAUSES, clauses)}{_list(SCHEDULES, schedules)}'
        f"{''.join(instances)}</w:numbering>"
    )


def _items(style: str, looks: Typesetting) -> Iterable[str]:
    for depth in range(DEEPEST):
        kind = "lowerRoman" if depth else "lowerLetter"
        level, at = ITEM + depth, looks.indent + (depth + 1) * looks.step
        yield _level(level, kind, f"(%{level + 1})", f"{style}{depth + 1}", at=at, hang=looks.step)


def _list(number: int, levels: Iterable[str]) -> str:
    # Word tells lists apart by these numbers, and merges those of two files that are equal.
    mark = f'<w:nsid w:val="C0A7E5{number:02X}"/><w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{mark}{"".join(levels)}</w:abstractNum>'


def _level(
    level: int,
    kind: str,
    text: str,
    style: str,
    *,
    at: int = 0,
    hang: int = 0,
    is_before_words: bool = False,
) -> str:
    after = '<w:suff w:val="space"/>' if is_before_words else ""
    stop = f'<w:tabs><w:tab w:val="num" w:pos="{at}"/></w:tabs>' if at else ""
    color = f'<w:rPr><w:color w:val="{SOFT}"/></w:rPr>' if is_before_words else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/>{after}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr>{stop}<w:ind w:left="{at}" w:hanging="{hang}"/></w:pPr>{color}</w:lvl>'
    )


def _instance(number: int, of: int, *, begins_at: int | None = None) -> str:
    anew = (
        ""
        if begins_at is None
        else f'<w:lvlOverride w:ilvl="{begins_at}"><w:startOverride w:val="1"/></w:lvlOverride>'
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{anew}</w:num>'
