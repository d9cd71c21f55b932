"""The sentences of a document that contradict each other: they set one deal point differently."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from agreements.assembly.pipeline import Assembled
from agreements.assembly.sentences import (
    SENTENCE_END,
    BrokenSentence,
    broken_sentences,
    placed_lines_of,
    sentences,
)
from agreements.assembly.trees import words_of
from clauses.library.findings import Place
from clauses.library.language.deal_points import Setting
from clauses.library.language.evaluation import evaluate, holds

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
EDGE = re.compile(r"[|\n]")  # of a cell or a line


def contradicting(assembled: Assembled) -> Mapping[Place, tuple[BrokenSentence, ...]]:
    """By clause, schedule or row of the matrix: its sentence that sets a point, and those that set it otherwise."""
    scope = assembled.selection.scope
    printed: dict[str, list[Setting]] = {}
    for setting in assembled.interview.library.index.settings:
        if not setting.is_circular and holds(setting.path, scope):
            printed.setdefault(setting.point, []).append(setting)
    found: dict[Place, tuple[BrokenSentence, ...]] = {}
    for settings in printed.values():
        if len({evaluate(one.value, scope) for one in settings}) > 1:
            broken = tuple(one for setting in settings for one in _printed(setting, assembled))
            for setting in settings:
                place = Place(setting.place.kind, setting.place.key)
                found[place] = tuple(dict.fromkeys((*found.get(place, ()), *broken)))
    return found


def everything_broken(assembled: Assembled) -> tuple[BrokenSentence, ...]:
    """Every sentence that is broken by itself, in reading order, and then those that contradict each other."""
    alone = broken_sentences(assembled.document)  # two that read alike are two
    apart = dict.fromkeys(chain.from_iterable(contradicting(assembled).values()))
    return (*alone, *(one for one in apart if one not in alone))


def _printed(setting: Setting, assembled: Assembled) -> Iterator[BrokenSentence]:
    """The sentence of a document that a setting became; of a row of the matrix, its activity."""
    around = tuple(_around(setting.point, _source(setting, assembled)))
    for place, line, _ in placed_lines_of(assembled.document):
        if setting.is_row:
            if words_of(line).strip() == setting.sentence:
                yield BrokenSentence(place, line, 0)
        elif (place.kind, place.key) == (setting.place.kind, setting.place.key):
            for position, sentence in enumerate(sentences(line)):
                if any(_says(words_of(sentence), *words) for words in around):
                    yield BrokenSentence(place, line, position)


def _source(setting: Setting, assembled: Assembled) -> str:
    """The text that a setting stands in, as it was written; none of a row."""
    kind, key = setting.place.kind, setting.place.key
    selected = assembled.selection.of(key) if kind == "clause" else None
    schedule = assembled.interview.library.schedule(key) if kind == "schedule" else None
    if selected is not None:
        return selected.position.text.source
    return "" if schedule is None else schedule.text.source


def _says(sentence: str, before: str, after: str) -> bool:
    start = sentence.find(before)
    return start >= 0 and after in sentence[start + len(before) :]


def _around(point: str, source: str) -> Iterator[tuple[str, str]]:
    """The words right before and after what sets a point, up to the next blank or the end of the sentence or cell."""
    sets = re.compile(rf'sets\(\s*"{re.escape(point)}"\s*\)')
    for tag in TAG.finditer(source):
        if sets.search(tag.group()):
            before = TAG.split(source[: tag.start()])[-1]
            after = TAG.split(source[tag.end() :])[0]
            yield (
                SENTENCE_END.split(EDGE.split(before)[-1])[-1].lstrip("-* "),
                SENTENCE_END.split(EDGE.split(after)[0])[0].rstrip(),
            )
