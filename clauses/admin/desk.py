"""What stands beside the form of a row: who uses it, what it uses, the positions of a clause side by side."""

from typing import Any

from django.db.models import Model

from clauses.admin.forms import SAVE_OVER
from clauses.admin.typed import Typed
from clauses.draft.change_texts import redline
from clauses.draft.differences import ThingDifference
from clauses.draft.mistakes import kind_and_key
from clauses.draft.rows import draft_data, whole_entry
from clauses.draft.side_by_side import side_by_side
from clauses.draft.where_used import relations
from clauses.library import Library
from clauses.library.data.codec import library_from
from clauses.library.words.uses import uses


def draft_library() -> Library | None:
    """The library of the draft as it is saved; None where it cannot be read, as the publish page tells."""
    return library_from(draft_data())[0]


def overtaken(page: Typed) -> dict[str, Any]:  # Any: values of a template
    """What a page that somebody else has overtaken would change in the row as it is saved now."""
    assert page.saved is not None
    kind, key = kind_and_key(page.saved)
    difference = ThingDifference(kind, key, "changed", whole_entry(page.saved), page.entry())
    return {
        "change": redline(difference),
        "state": page.form.initial["row_state"],
        "name": SAVE_OVER,
    }


def beside(row: Model | None) -> dict[str, Any]:  # Any: values of a template
    """The values of the panels; only links and the check while somebody writes where the row is new."""
    library = None if row is None else draft_library()
    if row is None or library is None:
        return {"is_unreadable": row is not None}
    kind, key = kind_and_key(row)
    every = uses(library)
    clause = library.clause(key) if kind == "clause" else None
    return {
        "relations": relations(kind, key, every, library),
        "comparison": None if clause is None else side_by_side(clause, library, every),
        "thing_kind": kind,
    }
