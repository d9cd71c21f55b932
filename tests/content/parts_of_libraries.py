"""Every part of a library by its path, and the library with one part replaced or taken away."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from clauses.library.language.remembering import made_once
from clauses.library.language.text import Words
from clauses.library.values import Library

Path = tuple[str | int, ...]


def parts(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """The value and everything inside it, outermost first, each with its path."""
    yield path, value
    if is_dataclass(value):
        for field in fields(value):
            if field.init:
                yield from parts(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, tuple):
        for position, inner in enumerate(value):
            yield from parts(inner, (*path, position))


@made_once(most=1)
def everything_in(library: Library) -> tuple[tuple[Path, Any], ...]:
    """All parts of a library, which each kind of damage looks through."""
    return tuple(parts(library))


def defined_in_texts(everything: tuple[tuple[Path, Any], ...]) -> frozenset[str]:
    """The terms that some text defines where it stands: what the list would say of them may never be printed."""
    return frozenset(
        value.words for _, value in everything if isinstance(value, Words) and value.is_defined
    )


def at(value: Any, path: Path) -> Any:
    """The part at a path."""
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def put(value: Any, path: Path, new: Any) -> Any:
    """The value with another part at a path."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        inner = put(value[step], rest, new)
        return (*value[:step], inner, *value[step + 1 :])
    return replace(value, **{step: put(getattr(value, step), rest, new)})


def without(value: Any, path: Path) -> Any:
    """The value without the part at a path, which stands in a row."""
    row = at(value, path[:-1])
    return put(value, path[:-1], (*row[: path[-1]], *row[path[-1] + 1 :]))


def in_place_of(value: Any, path: Path, several: tuple[Any, ...]) -> Any:
    """The value with several parts in place of the one at a path, which stands in a row."""
    row = at(value, path[:-1])
    return put(value, path[:-1], (*row[: path[-1]], *several, *row[path[-1] + 1 :]))


def described(library: Library, path: Path) -> str:
    """A path in words: questions "wide", when."""
    said = []
    value: Any = library
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
        if isinstance(step, str):
            said.append(step)
        elif (name := getattr(value, "key", None) or getattr(value, "term", None)) is not None:
            said.append(f'"{name}"')
        else:
            said.append(str(step))
    return " ".join(said)
