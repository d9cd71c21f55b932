"""One thing of the library over the editions: what each edition changed in it, who published it, when and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from clauses.draft.change_texts import Change, redline
from clauses.draft.differences import ThingDifference, What
from clauses.draft.rows import draft_data
from clauses.library.data.things import Name, things
from clauses.library.schema import Data
from clauses.models import Edition

MOST_EDITIONS = 100  # each is read as a whole


@dataclass(frozen=True, slots=True)
class InEdition:
    """What an edition changed in a thing; without an edition, what the draft changes."""

    edition: Edition | None
    change: Change


def history_of(name: Name) -> tuple[InEdition, ...]:
    """Every edition that changed a thing, the newest first, and before them what the draft changes now."""
    newest = Edition.objects.select_related("published_by").order_by("-number")[:MOST_EDITIONS]
    found: list[InEdition] = []
    before: Data = {}
    for edition in reversed(newest):
        after = _thing(edition.plain_data(), name)
        found += _told(edition, name, before, after)
        before = after
    found += _told(None, name, before, _thing(draft_data(), name))
    return tuple(reversed(found))


def _thing(data: Data, name: Name) -> Data:
    return next((fields for found, fields in things(data) if found == name), {})


def _told(edition: Edition | None, name: Name, before: Data, after: Data) -> Iterator[InEdition]:
    if before == after:
        return
    what: What = "changed" if before and after else "added" if after else "removed"
    change = redline(ThingDifference(*name, what, before, after))
    # What differs by spaces alone is no change for a reader.
    if change.fields or what != "changed":
        yield InEdition(edition, change)
