"""Remembers what was made of a value that nobody changes; by identity, for hashing a whole tree takes long."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Thing = TypeVar("Thing")
Made = TypeVar("Made")


def made_once(most: int) -> Callable[[Callable[[Thing], Made]], Callable[[Thing], Made]]:
    """For a pure function of one value: what it made of a value is kept, for at most so many values.

    Nothing but time depends on it, so that it may forget everything at any moment, and threads may share it.
    """

    def remember(make: Callable[[Thing], Made]) -> Callable[[Thing], Made]:
        # Each entry holds its value, so that no other can come to its identity.
        known: dict[int, tuple[Made, Thing]] = {}

        @wraps(make)
        def remembered(thing: Thing) -> Made:
            entry = known.get(id(thing))
            if entry is None:
                entry = make(thing), thing
                if len(known) >= most:
                    known.clear()
                known[id(thing)] = entry
            return entry[0]

        return remembered

    return remember
