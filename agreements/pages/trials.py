"""A trial agreement: a library and answers come in; what they make goes out, and what is broken in it."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from agreements.assembly.answering import read_answers_json
from agreements.assembly.coherence import check
from agreements.assembly.contradictions import contradicting, everything_broken
from agreements.assembly.document import Document, Line
from agreements.assembly.pipeline import Assembled, assemble
from agreements.assembly.sentences import BrokenSentence
from agreements.assembly.trees import blocks_in, definitions_in, words_of
from agreements.models import Agreement, KnownAnswers, LatestAnswers
from agreements.pages.shown_findings import SIGNS, WORDS
from agreements.printing.rendering import Mark, render_preview
from agreements.standing.current import Standing
from agreements.wizard.shown_questions import mark_of, slot_of
from agreements.wizard.steps import everything_of
from agreements.words.answer_words import lines_of
from clauses.library import Library
from clauses.library.faults.of_agreements import SET_TWICE
from clauses.library.findings import Finding, Level, Place


@dataclass(frozen=True, slots=True)
class ShownFault:
    """A finding of a trial: its level as word and sign, where it stands, and the sentences that are broken there."""

    finding: Finding
    word: str
    sign: str
    anchor: str
    where: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TriedAnswer:
    """A question with what counts for it, and where that comes from."""

    short: str
    lines: tuple[str, ...]
    mark: str
    trouble: str
    anchor: str


@dataclass(frozen=True, slots=True)
class TriedSection:
    """The answers of one section."""

    title: str
    answers: tuple[TriedAnswer, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What a library makes of some answers."""

    faults: tuple[ShownFault, ...]
    sections: tuple[TriedSection, ...]
    preview: SafeString

    @property
    def errors(self) -> int:
        """How many of the findings would stop an agreement from being issued."""
        return sum(fault.finding.level is Level.ERROR for fault in self.faults)


def trial_of(library: Library, answers: str, *, created_on: datetime.date) -> Trial:
    """Try answers, written as JSON, on a library. Never fails on what either says."""
    given, unread = read_answers_json(answers, library)
    assembled = assemble(library, given, created_on=created_on)
    found = (*unread, *check(assembled))
    broken, apart = everything_broken(assembled), contradicting(assembled)
    document, positions = assembled.document, _positions(broken)
    anchors = dict(_anchors(document)) | {
        one.place: anchor for one in broken if (anchor := positions[one.line][one.position])
    }
    return Trial(
        faults=tuple(_faults(found, broken, apart, anchors, library)),
        sections=tuple(_sections(assembled)),
        preview=render_preview(document, marked=_marked(found, broken), broken=positions),
    )


def _positions(broken: tuple[BrokenSentence, ...]) -> Mapping[Line, Mapping[int, str]]:
    """Which sentences of which lines are broken; the first of each place that can be told apart has an anchor."""
    lines = Counter((one.line, one.position) for one in broken)
    positions: dict[Line, dict[int, str]] = {}
    used: set[Place] = set()
    for one in broken:
        is_first = one.place not in used and lines[one.line, one.position] == 1
        if is_first:
            used.add(one.place)
        anchor = _broken_anchor(one.place) if is_first else ""
        positions.setdefault(one.line, {})[one.position] = anchor
    return positions


def _broken_anchor(place: Place) -> str:
    """The anchor of the first broken sentence of a clause, a schedule or a definition."""
    return "broken-" + "-".join(re.findall(r"\w+", f"{place.kind} {place.key}"))


def _marked(found: Iterable[Finding], broken: Iterable[BrokenSentence]) -> Mapping[str, Mark]:
    """The clauses with something broken in them, and those that an error names."""
    places = [one.place for one in broken]
    places += [one.place for one in found if one.level is Level.ERROR]
    return {place.key: "broken" for place in places if place.kind == "clause"}


def _faults(
    found: Iterable[Finding],
    broken: tuple[BrokenSentence, ...],
    apart: Mapping[Place, tuple[BrokenSentence, ...]],
    anchors: Mapping[Place, str],
    library: Library,
) -> Iterator[ShownFault]:
    for finding in found:
        place = Place(finding.place.kind, finding.place.key)
        here = (
            apart.get(place, ())
            if finding.code == SET_TWICE.code
            else [one for one in broken if one.place == place]
        )
        yield ShownFault(
            finding=finding,
            word=WORDS[finding.level],
            sign=SIGNS[finding.level],
            anchor=_anchor(finding, anchors),
            where=_where(place, library),
            sentences=tuple(words_of(one.sentence).strip() for one in here),
        )


def _anchors(document: Document) -> Iterator[tuple[Place, str]]:
    """Where the clauses, schedules and definitions stand on the page."""
    for clause in document.clauses():
        yield Place("clause", clause.key), clause.anchor
    for schedule in document.schedules:
        yield Place("schedule", schedule.key), schedule.anchor
    for block in blocks_in(document):
        for one in definitions_in(block):
            yield Place("term", one.term), one.anchor


def _anchor(finding: Finding, anchors: Mapping[Place, str]) -> str:
    if finding.place.kind == "question":
        return slot_of(finding.place.key)
    return anchors.get(Place(finding.place.kind, finding.place.key), "")


def _where(place: Place, library: Library) -> str:
    """The place as people call it; as the finding prints it where it has no other name."""
    match place.kind:
        case "clause":
            clause = library.clause(place.key)
            return str(place) if clause is None else f"Clause “{clause.heading}”"
        case "schedule":
            schedule = library.schedule(place.key)
            return str(place) if schedule is None else f"Schedule “{schedule.heading}”"
        case "question":
            question = library.question(place.key)
            return str(place) if question is None else f"Question “{question.short}”"
        case "responsibility":
            rows = (one.activity for one in library.responsibilities if one.key == place.key)
            return f"Row “{next(rows, place.key)}” of the matrix"
        case _:
            return str(place).capitalize()


def _sections(assembled: Assembled) -> Iterator[TriedSection]:
    interview = assembled.interview
    standing = Standing(
        agreement=Agreement(created_on=interview.created_on, path=Agreement.Path.FULL),
        latest=LatestAnswers(KnownAnswers({})),
        answers={},
        assembled=assembled,
    )
    for section, entries in everything_of(standing):
        answers = tuple(
            TriedAnswer(
                short=asked.question.short,
                lines=tuple(lines_of(asked.question, asked.value)),
                mark=mark_of(asked),
                trouble=asked.problem,
                anchor=slot_of(asked.question.key),
            )
            for asked in entries
        )
        yield TriedSection(section.title, answers)
