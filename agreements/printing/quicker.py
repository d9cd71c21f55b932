"""WeasyPrint made quicker with the same bytes: what it works out again and again for one document is worked out once.

Each function here and in the two modules beside stands in for one of WeasyPrint's own; where a case is not plain, it
calls that one. They lean on its inside, so they are for exactly one version of it: see ADR 0022 before you change any.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any  # throughout: WeasyPrint has no types

from pydyf import PDF, Dictionary, Stream

from agreements.printing.quicker_boxes import Replaced, boxes, styles
from agreements.printing.quicker_lines import columns, drawn, lines

MADE_FOR = {"weasyprint": "70.0", "pydyf": "0.13.0"}


@contextmanager
def quicker() -> Iterator[None]:
    """WeasyPrint is quicker meanwhile, in the whole process; what was worked out is forgotten afterwards."""
    replaced = [*styles(), *boxes(), *columns(), *lines(), *drawn(), *written()]
    before = [(owner, name, vars(owner)[name]) for owner, name, _ in replaced]
    for owner, name, new in replaced:
        setattr(owner, name, new)
    try:
        yield
    finally:
        for owner, name, old in before:
            setattr(owner, name, old)


def written() -> Iterator[Replaced]:
    """The file: each object is turned into bytes to be hashed, and once more to be written."""
    stock = PDF.write
    plain = {kind: vars(kind)["data"] for kind in (Dictionary, Stream)}

    def write(pdf: Any, *given: Any, **options: Any) -> Any:
        for kind, data in plain.items():
            kind.data = _once(data)
        try:
            return stock(pdf, *given, **options)
        finally:
            for kind, data in plain.items():
                kind.data = data

    yield PDF, "write", write


def _once(data: Any) -> property:
    kept: dict[int, tuple[Any, bytes]] = {}

    def found(one: Any) -> bytes:
        if id(one) not in kept:
            kept[id(one)] = one, data.__get__(one)
        return kept[id(one)][1]

    return property(found)
