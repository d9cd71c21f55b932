"""Pages about a library rather than about an agreement: what was counted in real contracts."""

from dataclasses import dataclass

from agreements.words.market import ShownPractice, practice_of
from clauses import library


@dataclass(frozen=True, slots=True)
class PracticesOf:
    """The market practice of a section, in the order of its questions."""

    section: library.Section
    practices: tuple[ShownPractice, ...]


def practices_by_section(published: library.Library) -> tuple[PracticesOf, ...]:
    """Everything that was counted, section by section."""
    made = (
        PracticesOf(
            section,
            tuple(
                practice
                for question in published.questions
                if question.section == section.key
                and (practice := practice_of(published, question)) is not None
            ),
        )
        for section in published.sections
    )
    return tuple(part for part in made if part.practices)
