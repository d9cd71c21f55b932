"""What was made before. A text filled from the same values is the same text, so nobody needs to make it again.

Nothing depends on a memo but time: what it gives is what would be made anew, and what it holds are values that
nobody changes. So it may forget at any moment, and threads may share it.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, TypeVarTuple

from clauses.library.answers import Value
from clauses.library.language.evaluation import Scope
from clauses.library.language.expressions import Expression
from clauses.library.language.known_names import ATTACHMENTS

Made = TypeVar("Made")
Thing = TypeVar("Thing")
Things = TypeVarTuple("Things")

# An edition has about 2,500 texts and lines in each English; each is kept as so many agreements have it filled.
TEXTS = 32_768
FILLED_EACH = 12
# What is made of filled texts, blocks and lines: an edition that was made ready has 55,000 such things, and each
# agreement some thousands of its own.
MADE = 262_144


class Same(Generic[Thing]):
    """A thing that equals itself alone: comparing two trees word by word would take longer than making one."""

    __slots__ = ("thing",)

    def __init__(self, thing: Thing) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.thing is self.thing


@dataclass(slots=True)
class ReadScope:
    """A scope that notes what was asked of it and what it said."""

    scope: Scope
    values: dict[str, Value | None] = field(default_factory=dict)
    positions: dict[str, str | None] = field(default_factory=dict)

    def value(self, key: str) -> Value | None:
        """The value of a question or a fact; noted."""
        # Scopes that note stand within each other, and all of them keep what was said once.
        if key in self.values:
            return self.values[key]
        self.values[key] = found = self.scope.value(key)
        return found

    def members(self, key: str) -> frozenset[str] | None:
        """The members of a named set: the same whatever was answered."""
        return self.scope.members(key)

    def row(self, table: str, key: str) -> str | None:
        """A row of a named table: the same whatever was answered."""
        return self.scope.row(table, key)

    def position(self, clause: str) -> str | None:
        """The position taken in a clause; noted."""
        self.positions[clause] = found = self.scope.position(clause)
        return found

    def features(self, clause: str) -> tuple[str, ...]:
        """The features of the position taken in a clause; they follow from the position, which is noted."""
        self.position(clause)
        return self.scope.features(clause)

    def is_attached(self, key: str) -> bool:
        """Whether a document takes the place of a table; that follows from the list of documents, noted here."""
        self.value(ATTACHMENTS)
        return self.scope.is_attached(key)

    def point(self, key: str) -> Expression:
        """What a deal point is: the same whatever was answered; what it reads is noted when it is evaluated."""
        return self.scope.point(key)


@dataclass(frozen=True, slots=True)
class FilledBefore:
    """Something that was filled, and all that was read for it."""

    values: tuple[tuple[str, Value | None], ...]
    positions: tuple[tuple[str, str | None], ...]
    made: Any  # whatever was made of a text

    def is_of(self, scope: Scope) -> bool:
        """Whether a scope says the same, so that the same would be made."""
        # Asked of every block of every page, and most blocks read nothing: loops, for they cost nothing then.
        for key, value in self.values:
            if not is_same(scope.value(key), value):
                return False
        for clause, position in self.positions:  # noqa: SIM110  as above
            if scope.position(clause) != position:
                return False
        return True


def is_same(one: Value | None, other: Value | None) -> bool:
    """Whether two values print alike; to Python, true is the number one."""
    return one is other or (type(one) is type(other) and one == other)


class Shelf:
    """The fillings of one text, those made last first."""

    __slots__ = ("filled",)

    def __init__(self, filled: tuple[FilledBefore, ...] = ()) -> None:
        self.filled = filled


class LatelyMade:
    """Things kept by a key, those made lately and those from before; what nobody asked for meanwhile goes.

    Keys hold the identities of things, not the things: comparing identities is quick. Each entry holds its things
    itself, so that none of them can go and leave its identity to another.
    """

    __slots__ = ("lately", "most", "older")

    def __init__(self, most: int) -> None:
        self.most = most
        self.lately: dict[Hashable, tuple[Any, tuple[object, ...]]] = {}
        self.older: dict[Hashable, tuple[Any, tuple[object, ...]]] = {}

    def get(
        self, key: Hashable, things: tuple[object, ...], make: Callable[[], object]
    ) -> Any:  # Any: of whatever kind was made
        """What is kept under a key that names these things; made where nothing is."""
        entry = self.lately.get(key)
        if entry is None:
            entry = self.older.get(key) or (make(), things)
            if len(self.lately) * 2 >= self.most:
                self.older, self.lately = self.lately, {}
            self.lately[key] = entry
        return entry[0]

    def known(self, key: Hashable) -> Any:  # Any: as above
        """What is kept under a key; None where nothing is."""
        entry = self.lately.get(key) or self.older.get(key)
        return None if entry is None else entry[0]


def _named(act: Callable[..., object], things: tuple[object, ...]) -> Hashable:
    """A key for what a function makes of these very things."""
    # Mostly one thing or two: to unpack a `map` for them takes three times as long as all the rest.
    if len(things) == 1:
        return (act, id(things[0]))
    if len(things) == 2:
        return (act, id(things[0]), id(things[1]))
    return (act, *map(id, things))


class Memo:
    """What was made before, of any library; bounded."""

    def __init__(self, *, texts: int = TEXTS, made: int = MADE) -> None:
        self._shelves = LatelyMade(texts)
        self._made = LatelyMade(made)

    def filled(
        self, source: object, library: object, scope: Scope, fill: Callable[[Scope], Made]
    ) -> Made:
        """What `fill` makes of a text of a library under a scope; it must learn nothing except by asking the scope."""
        things = (source, library)
        shelf: Shelf = self._shelves.get((id(source), id(library)), things, Shelf)
        made: Made
        for before in shelf.filled:
            if before.is_of(scope):
                made = before.made
                return made
        read = ReadScope(scope)
        made = fill(read)
        new = FilledBefore(tuple(read.values.items()), tuple(read.positions.items()), made)
        # Two threads may lose one of two fillings here; it is made again then.
        shelf.filled = (new, *shelf.filled[: FILLED_EACH - 1])
        return made

    def copy(self) -> "Memo":
        """Another memo that holds the same; what one of them learns from now on, the other does not know."""
        copied = Memo(texts=self._shelves.most, made=self._made.most)
        copied._made.lately = dict(self._made.lately)
        copied._made.older = dict(self._made.older)
        for key, (shelf, things) in (self._shelves.older | self._shelves.lately).items():
            copied._shelves.lately[key] = (Shelf(shelf.filled), things)
        return copied

    def once(self, act: Callable[[*Things], Made], *things: *Things) -> Made:
        """What a pure function makes of these very things; this memo, given last, helps and decides nothing."""
        # Asked thousands of times for a page: what was made lately is looked up here, without another call.
        given: tuple[object, ...] = things
        kept = given[:-1] if given and given[-1] is self else given
        key = _named(act, kept)
        entry = self._made.lately.get(key)
        made: Made = (
            entry[0] if entry is not None else self._made.get(key, kept, lambda: act(*things))
        )
        return made

    def once_by(self, key: Hashable, act: Callable[[Any, *Things], Made], *things: *Things) -> Made:
        """What a pure function makes of a key, which may be another object of equal value, and these very things.

        This memo, given last, helps and decides nothing.
        """
        given: tuple[object, ...] = things
        kept = given[:-1] if given and given[-1] is self else given
        whole = (key, _named(act, kept))
        entry = self._made.lately.get(whole)
        made: Made = (
            entry[0]
            if entry is not None
            else self._made.get(whole, kept, lambda: act(key, *things))
        )
        return made
