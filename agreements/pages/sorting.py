"""How the list of agreements can be sorted."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

# A column without a field is not sorted by: what it says is not in the database.
COLUMNS = {
    "title": ("Title", "title"),
    "parties": ("Parties", ""),
    "state": ("State", "issued_copy__number"),
    "next": ("Next", ""),
    "owner": ("Owner", "owner__last_name"),
    "changed": ("Last change", "changed_at"),
}
USUAL = "-changed"


@dataclass(frozen=True, slots=True)
class SortColumn:
    """A column head: its words, the address that sorts by it, if any does, and how it is sorted now."""

    words: str
    url: str
    sorted: str


def ordering(sort: str) -> tuple[str, ...]:
    """The fields to order by; the last change first where nothing known was asked for."""
    chosen = _chosen(sort)
    direction = "-" if chosen.startswith("-") else ""
    return (direction + COLUMNS[chosen.removeprefix("-")][1], "-pk")


def columns(sort: str, asked: Mapping[str, str]) -> tuple[SortColumn, ...]:
    """The heads of the list that is `asked` for; a second click on one turns its order round."""
    chosen = _chosen(sort)
    return tuple(
        SortColumn(
            words=title,
            url="?" + urlencode({**asked, "sort": f"-{key}" if chosen == key else key})
            if field
            else "",
            sorted={key: "ascending", f"-{key}": "descending"}.get(chosen, "none"),
        )
        for key, (title, field) in COLUMNS.items()
        if not (asked["show"] and key == "next")  # nothing is next in what is set aside
    )


def _chosen(sort: str) -> str:
    _, field = COLUMNS.get(sort.removeprefix("-"), ("", ""))
    return sort if field else USUAL
