"""Two libraries as plain data -> what differs, thing by thing, as a redline."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from clauses.draft.differences import ThingDifference, What, differences
from clauses.draft.wording_redline import compared
from clauses.library.data.things import fields_in, in_words
from clauses.library.schema import KIND_OF, PART_IN, Data
from clauses.library.words.operative import operative_changes
from clauses.library.words.wordwise import Pieces

# Fields whose words an agreement prints; of any other a “must” binds nobody.
PRINTED = ("text", "definition", "printed", "activity")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What changed in one field of a thing."""

    field: str
    pieces: Pieces

    @property
    def operative(self) -> tuple[str, ...]:
        """What became of operative words that an agreement prints, in words."""
        is_printed = self.field.rpartition(": ")[2] in PRINTED
        return operative_changes(self.pieces) if is_printed else ()


@dataclass(frozen=True, slots=True)
class Change:
    """A thing of the library that was added, removed, changed or moved."""

    kind: str
    key: str
    title: str
    what: What
    fields: tuple[FieldChange, ...] = ()

    @property
    def kinds(self) -> str:
        """What several things of its kind are called."""
        return KIND_OF[self.kind].plural

    @property
    def operative(self) -> tuple[str, ...]:
        """What became of operative words in it, each thing once; of what is new or gone as a whole, nothing."""
        fields = self.fields if self.what == "changed" else ()
        return tuple(dict.fromkeys(said for field in fields for said in field.operative))


def changes(old: Data, new: Data) -> tuple[Change, ...]:
    """What publishing the new library would change for readers of the old one."""
    told = (redline(difference) for difference in differences(old, new))
    # What differs by spaces alone is no change for a reader.
    return tuple(change for change in told if change.fields or change.what != "changed")


def redline(difference: ThingDifference) -> Change:
    """A difference as a reader sees it, field by field."""
    before, after = dict(_fields(difference.before)), dict(_fields(difference.after))
    return Change(
        difference.kind,
        difference.key,
        difference.title,
        difference.what,
        tuple(
            FieldChange(field, pieces)
            for field in dict.fromkeys([*after, *before])
            if (pieces := compared(before.get(field, ""), after.get(field, "")))
        ),
    )


def _fields(item: Data) -> Iterator[tuple[str, str]]:
    for part, field, value in fields_in(item):
        yield f"{part}: {field}" if part else field, in_words(value)
    for name in PART_IN:
        if name in item:
            called = map(PART_IN[name].name_in, item[name], count(1))
            yield f"order of the {name}", ", ".join(called)
