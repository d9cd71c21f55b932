"""Deal points: what an agreement says once, the sentences that set them, and what follows for those that read them.

What a point is follows from its settings, as one expression. So whoever reads it asks that expression: the evaluator,
the solver, a check.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import starmap
from types import MappingProxyType
from typing import Literal as OneOf

from clauses.library.answers import responsibility_key
from clauses.library.findings import Place
from clauses.library.language.asked_of import points_read
from clauses.library.language.contents import PARTIES, Identifier
from clauses.library.language.expressions import (
    MISSING,
    Compare,
    Either,
    Expression,
    Name,
    TextLiteral,
    all_of,
    any_of,
    none_of,
    taken,
)
from clauses.library.language.printed_paths import Placed, placed
from clauses.library.language.text import Blank, Insert, Text

PointKind = OneOf["party", "duty", "number"]
DUTIES = ("may", "must", "must_not")
MONEY = "money"  # the unit of an amount; its currency is that of the agreement


@dataclass(frozen=True, slots=True)
class DealPoint:
    """Something that an agreement says once: a Party, whether one may or must, or a number.

    `unit` is the noun that a number is counted in ("Day"), "%" or "money"; `minimum` is the least that it can be.
    `topic` lists words by which a sentence about the point is known, `exceptions` words of sentences that need not set
    or read it, with the reason.
    """

    key: Identifier
    means: str
    kind: PointKind
    unit: str = ""
    minimum: Fraction | None = None
    topic: tuple[str, ...] = ()
    exceptions: Mapping[str, str] | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The words that it can be; none of a number."""
        return {"party": PARTIES, "duty": DUTIES, "number": ()}[self.kind]

    @property
    def called(self) -> str:
        """What it means, to be named inside a sentence."""
        return self.means[:1].lower() + self.means[1:].rstrip(".")


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence that sets a point: to which value, and the path under which the sentence is printed.

    `held_in` gives the key of the clause or schedule in which it is printed: of a row, where the matrix is.
    """

    point: str
    value: Expression
    path: Expression
    place: Place
    held_in: Expression
    sentence: str = ""

    @property
    def is_row(self) -> bool:
        """Whether a row of the responsibility matrix sets it."""
        return self.place.kind == "responsibility"

    @property
    def is_circular(self) -> bool:
        """Whether it reads a point itself, so that no order could be found in which points are known."""
        return bool(points_read(all_of(self.path, self.value)))


@dataclass(frozen=True, slots=True)
class SettingText:
    """A text that may set points, where it stands, and when it is printed."""

    place: Place
    printed: Expression
    text: Text

    def settings(self) -> Iterator[Setting]:
        """Every sentence of the text that sets a point, in reading order."""
        lines = self.text.source.splitlines()
        for one in self._placed("sets("):
            if isinstance(one.node, Blank) and one.node.sets:
                place = replace(self.place, line=one.line)
                sentence = lines[one.line - 1].strip()
                held_in = TextLiteral(place.key)
                yield Setting(
                    one.node.sets, one.node.expression, one.path, place, held_in, sentence
                )

    def matrices(self) -> Iterator[Expression]:
        """The paths to each responsibility matrix in the text."""
        for one in self._placed("responsibilities("):
            if isinstance(one.node, Insert) and one.node.kind == "responsibilities":
                yield one.path

    def _placed(self, word: str) -> Iterator[Placed]:
        # Most texts hold neither word, so that they need not be walked.
        return placed(self.text.blocks, self.printed) if word in self.text.source else iter(())


def position_text(clause: str, position: str, text: Text) -> SettingText:
    """The text of a position, printed where that is taken."""
    place = Place("clause", clause, f'position "{position}", text')
    return SettingText(place, taken(clause, position), text)


def schedule_text(schedule: str, printed: Expression, text: Text) -> SettingText:
    """The text of a schedule."""
    return SettingText(Place("schedule", schedule, "text"), printed, text)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of the responsibility matrix that sets a point to its party, picked by hand or decided by the library."""

    point: str
    key: str
    activity: str
    when: Expression
    party: Expression

    def setting(self, matrix: Expression, held_in: Expression) -> Setting:
        """What it sets, where `matrix` is when the matrix is printed, and `held_in` where."""
        by_hand = Name(responsibility_key(self.key))
        party = Either(Compare("==", by_hand, by_hand), by_hand, self.party)
        place = Place("responsibility", self.key, "party")
        path = all_of(matrix, self.when)
        return Setting(self.point, party, path, place, held_in, self.activity)


def settings_of(
    positions: Iterable[tuple[str, str, Text]],
    schedules: Iterable[tuple[str, Expression, Text]],
    rows: Iterable[tuple[str, str, str, Expression, Expression]],
) -> tuple[Setting, ...]:
    """Everything that sets a point: the sentences first, then the rows of the matrix.

    A position comes with clause, key and text; a schedule with key, condition and text; a row as `MatrixRow` has it.
    """
    texts = (*starmap(position_text, positions), *starmap(schedule_text, schedules))
    matrices = [(path, text.place.key) for text in texts for path in text.matrices()]
    matrix = any_of(*(path for path, _ in matrices))
    held_in: Expression = MISSING
    for path, key in reversed(matrices):
        held_in = Either(path, TextLiteral(key), held_in)
    sentences = (setting for text in texts for setting in text.settings())
    return (*sentences, *(row.setting(matrix, held_in) for row in starmap(MatrixRow, rows)))


def carrying_rows(settings: Iterable[Setting]) -> tuple[str, ...]:
    """The rows of the matrix, by key, whose point no sentence sets: changed by hand, they carry into what reads it.

    Where a sentence sets the point too, a changed row contradicts it; that is an error at the row.
    """
    all_of_them = tuple(settings)
    said = {one.point for one in all_of_them if not one.is_row}
    return tuple(one.place.key for one in all_of_them if one.is_row and one.point not in said)


def told_by(settings: Iterable[Setting]) -> Mapping[str, Expression]:
    """What each point is: the value of the first of its settings that is printed; missing where none is.

    Settings that read a point are left out, so that nothing goes round in a circle; lint reports them.
    """
    return _of_the_first((one, one.value) for one in settings)


def set_in(settings: Iterable[Setting]) -> Mapping[str, Expression]:
    """Where each point is set: the key of the clause or schedule of the setting that counts; missing where none is."""
    return _of_the_first((one, one.held_in) for one in settings)


def _of_the_first(given: Iterable[tuple[Setting, Expression]]) -> Mapping[str, Expression]:
    """By point: what is given of the first of its settings that is printed."""
    found: dict[str, Expression] = {}
    for one, value in reversed([pair for pair in given if not pair[0].is_circular]):
        found[one.point] = Either(one.path, value, found.get(one.point, MISSING))
    return MappingProxyType(found)


def ways_set(point: str, settings: Iterable[Setting]) -> Iterator[tuple[Expression, Setting]]:
    """The settings of a point, each with the path under which it is the one that counts."""
    before: list[Expression] = []
    for one in settings:
        if one.point == point and not one.is_circular:
            yield all_of(none_of(*before), one.path), one
            before.append(one.path)
