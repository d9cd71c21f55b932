"""Regulatory facts as a page cites them: the fact, where it stands, the date of the text, how far it was verified."""

from collections.abc import Collection
from dataclasses import dataclass

from clauses import library

STATUSES = {
    "verified": "verified against the source",
    "partly": "partly verified; to be confirmed by counsel",
    "memory": "to be confirmed by counsel",
}


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A regulatory fact that a question or rule rests on; `seen` is the date of the text, where one was seen."""

    key: str
    fact: str
    source: str
    seen: str
    status: str


def cited(published: library.Library, keys: Collection[str]) -> tuple[CitedSource, ...]:
    """The sources with these keys, in the order of the library."""
    return tuple(
        CitedSource(
            source.key,
            source.fact,
            source.source,
            "" if source.seen.startswith("not ") else source.seen,
            STATUSES[source.status],
        )
        for source in published.sources
        if source.key in keys
    )
