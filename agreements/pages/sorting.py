"""How the list of agreements can be sorted."""

from dataclasses import dataclass
from urllib.parse import urlencode

COLUMNS = {
    "title": ("Title", "title"),
    "state": ("State", "issued_copy__number"),
    "owner": ("Owner", "owner__last_name"),
    "changed": ("Last change", "changed_at"),
}
USUAL = "-changed"


@dataclass(frozen=True, slots=True)
class SortColumn:
    """A column head: its words, the address that sorts by it, and how it is sorted now."""

    words: str
    url: str
    sorted: str


def ordering(sort: str) -> tuple[str, ...]:
    """The fields to order by; the last change first where nothing known was asked for."""
    chosen = sort if sort.removeprefix("-") in COLUMNS else USUAL
    direction = "-" if chosen.startswith("-") else ""
    return (direction + COLUMNS[chosen.removeprefix("-")][1], "-pk")


def columns(sort: str, words: str, show: str) -> tuple[SortColumn, ...]:
    """The heads of the list; a second click on one turns its order round."""
    chosen = sort if sort.removeprefix("-") in COLUMNS else USUAL
    return tuple(
        SortColumn(
            words=title,
            url="?"
            + urlencode({"show": show, "q": words, "sort": f"-{key}" if chosen == key else key}),
            sorted={key: "ascending", f"-{key}": "descending"}.get(chosen, "none"),
        )
        for key, (title, _) in COLUMNS.items()
    )
