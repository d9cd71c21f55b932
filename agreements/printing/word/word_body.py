"""A whole document as the body of a Word file: cover or opening, contents, sections and schedules."""

from collections.abc import Iterable, Iterator, Mapping

from agreements.assembly import document
from agreements.printing.rendering import Cover, PartyLines
from agreements.printing.word import wordml
from agreements.printing.word.typesetting import text_width, typesetting_of
from agreements.printing.word.word_blocks import Bookmark, WordPlace, WordWriting, block_words
from agreements.printing.word.word_numbering import CLAUSES, NO_BREAK, SCHEDULES

NEW_PAGE = "<w:pageBreakBefore/>"
CONTENTS = r'TOC \o "1-2" \h \t "Schedule Heading,3"'
SECTION, CLAUSE, SCHEDULE = 1, 2, 3  # levels of the contents


def writing_of(agreement: document.Document, *, is_draft: bool) -> WordWriting:
    """A file to be written, with a bookmark for each part of the document.

    Bookmarks are named by numbers, never by keys: a key is the library's own word, and no business of who reads.
    """
    return WordWriting(
        typesetting_of(agreement),
        text_width(agreement),
        dict(_bookmarks(agreement)),
        is_draft=is_draft,
    )


def _bookmarks(agreement: document.Document) -> Iterator[tuple[str, Bookmark]]:
    for section in agreement.sections:
        yield section.anchor, _bookmark("Section", section.number, section.heading)
        for clause in section.clauses:
            yield clause.anchor, _bookmark("Section", clause.number, clause.heading)
    for schedule in agreement.lettered():
        yield (
            schedule.anchor,
            Bookmark(
                f"Schedule_{schedule.letter}",
                f"Schedule{NO_BREAK}{schedule.letter}",
                schedule.heading,
            ),
        )
    for place, schedule in enumerate(agreement.leading(), start=1):
        yield schedule.anchor, Bookmark(f"Leading_{place}", "", schedule.heading)


def _bookmark(what: str, number: str, heading: str) -> Bookmark:
    return Bookmark(f"{what}_{number.replace('.', '_')}", number, heading)


def body_words(
    agreement: document.Document, writing: WordWriting, cover: Cover, notes: tuple[str, ...]
) -> str:
    """Everything that is read, in order; `notes` stand on the first page and say what kind of file this is."""
    is_brief = agreement.opens_with_signatures
    front = _opening(writing, cover, notes) if is_brief else _cover(writing, cover, notes)
    parts = [*front]
    for schedule in agreement.leading():
        parts += _schedule(writing, schedule, "LeadingHeading", is_on_new_page=not is_brief)
    if not is_brief:
        parts += _contents(agreement, writing.bookmarks)
    for place, section in enumerate(agreement.sections):
        is_first = place == 0 and not agreement.is_compact
        parts += _section(writing, section, is_on_new_page=is_first)
    for place, schedule in enumerate(agreement.lettered()):
        is_first = place == 0 and not agreement.is_compact
        parts += _schedule(writing, schedule, "ScheduleHeading", is_on_new_page=is_first)
    return "".join(parts)


def _cover(writing: WordWriting, cover: Cover, notes: tuple[str, ...]) -> Iterator[str]:
    yield from _notes(notes)
    yield wordml.paragraph("Title", wordml.run(cover.title))
    if cover.product:
        yield wordml.paragraph("Product", wordml.run(cover.product))
    yield wordml.paragraph("Normal", "", more='<w:spacing w:before="900"/>')
    yield _parties(writing, cover.parties)
    yield wordml.paragraph("Normal", "", more='<w:spacing w:before="700"/>')
    for label, said in (("Effective Date", cover.effective_date), ("Agreement", cover.number)):
        if said:
            runs = wordml.run(label, style="Label") + wordml.tab() + wordml.run(said)
            yield wordml.paragraph("Fact", runs)


def _opening(writing: WordWriting, cover: Cover, notes: tuple[str, ...]) -> Iterator[str]:
    yield from _notes(notes)
    yield wordml.paragraph("OpeningTitle", wordml.run(cover.title))
    yield _parties(writing, cover.parties)
    if cover.number:
        runs = wordml.run("Agreement ", style="Label") + wordml.run(cover.number)
        yield wordml.paragraph("Normal", runs)


def _notes(notes: Iterable[str]) -> Iterator[str]:
    for note in notes:
        yield wordml.paragraph("DraftNote", wordml.run(note))


def _parties(writing: WordWriting, parties: tuple[PartyLines, ...]) -> str:
    width = writing.width // len(parties)
    cells = (
        wordml.cell(
            width,
            wordml.paragraph("Role", wordml.run(party.role))
            + wordml.paragraph("Company", wordml.run(party.name))
            + "".join(wordml.paragraph("PartyLine", wordml.run(line)) for line in party.lines),
        )
        for party in parties
    )
    return wordml.table([width] * len(parties), wordml.row("".join(cells)), style="Beside")


def _contents(agreement: document.Document, bookmarks: Mapping[str, Bookmark]) -> Iterator[str]:
    """The contents as a field. Its result names no pages: where they end, only who lays them out can know."""
    yield wordml.paragraph("TOCHeading", wordml.run("Contents"), more=NEW_PAGE)
    entries = []
    for section in agreement.sections:
        entries.append((SECTION, section.anchor))
        entries += ((CLAUSE, clause.anchor) for clause in section.clauses)
    entries += ((SCHEDULE, schedule.anchor) for schedule in agreement.lettered())
    for place, (level, anchor) in enumerate(entries):
        to = bookmarks[anchor]
        runs = wordml.run(to.number) + wordml.tab() + wordml.run(to.heading)
        start = wordml.field_start(CONTENTS) if place == 0 else ""
        end = wordml.field_end() if place == len(entries) - 1 else ""
        yield wordml.paragraph(f"TOC{level}", start + wordml.link(to.name, runs) + end)


def _section(
    writing: WordWriting, section: document.PrintedSection, *, is_on_new_page: bool
) -> Iterator[str]:
    yield _heading(writing, section.anchor, "Heading1", is_on_new_page=is_on_new_page)
    for clause in section.clauses:
        yield _heading(writing, clause.anchor, "Heading2")
        place = WordPlace(writing.bookmarks[clause.anchor].name, CLAUSES)
        yield from (block_words(writing, place, block) for block in clause.blocks)


def _schedule(
    writing: WordWriting,
    schedule: document.PrintedSchedule,
    style: str,
    *,
    is_on_new_page: bool,
) -> Iterator[str]:
    yield _heading(writing, schedule.anchor, style, is_on_new_page=is_on_new_page)
    name = writing.bookmarks[schedule.anchor].name
    place = WordPlace(name, SCHEDULES, is_leading=schedule.is_leading)
    yield from (block_words(writing, place, block) for block in schedule.blocks)


def _heading(writing: WordWriting, anchor: str, style: str, *, is_on_new_page: bool = False) -> str:
    to = writing.bookmarks[anchor]
    runs = writing.bookmarked(wordml.run(to.heading), to.name)
    return wordml.paragraph(style, runs, more=NEW_PAGE if is_on_new_page else "")
