"""One act on many things of the draft: words replaced in them, or what the newest edition says put back."""

from collections.abc import Collection, Iterable, Mapping

from django.contrib.auth.models import User

from clauses.draft.change_texts import Change, redline
from clauses.draft.differences import ThingDifference, differences
from clauses.draft.lengths import too_long
from clauses.draft.replacing import ReplacementRefused
from clauses.draft.reviewing import DraftMovedOn, draft_sha256, review
from clauses.draft.rows import Data, draft_data, replace_draft
from clauses.draft.states import ChangeMovedOn, recording
from clauses.library.data.things import Name, things
from clauses.library.words.as_before import as_before
from clauses.library.words.replacing_words import NewWords, with_words_replaced
from clauses.models import DefinedTermRow, Edition


class NothingReplaced(Exception):
    """The words stand in none of the things that were named."""


def what_it_would_change(swap: NewWords) -> tuple[Change, ...]:
    """What replacing the words would change in the draft, thing by thing, as a redline."""
    data = draft_data()
    replaced = with_words_replaced(data, swap)
    # A term is told under its old name, by which it is picked.
    return tuple(
        redline(ThingDifference(*name, "changed", was, now))
        for (name, was), (_, now) in zip(things(data), things(replaced), strict=True)
        if was != now
    )


def replace_words(
    swap: NewWords, *, only: Collection[Name], by: User, seen: str, note: str
) -> None:
    """Replace the words in these things of the draft whose fingerprint is `seen`.

    Raises DraftMovedOn, NothingReplaced, or ReplacementRefused with what would be wrong then and is not now; then
    nothing was changed.
    """
    with recording(by=by, note=note):
        if seen != draft_sha256():
            raise DraftMovedOn
        data = draft_data()
        replaced = dict(with_words_replaced(data, swap, only))
        if replaced == data:
            raise NothingReplaced
        _become(replaced, data)


def put_back(seen: Mapping[Name, str], *, by: User, note: str) -> int:
    """Let things say again what the newest edition says of them, each as it was seen; says how many.

    Raises ChangeMovedOn, or ReplacementRefused where other changes rest on them; then nothing was changed.
    """
    edition = Edition.objects.newest()
    with recording(by=by, note=note):
        data = draft_data()
        published = edition.plain_data() if edition else data
        now = {found.name: found.fingerprint for found in differences(published, data)}
        if any(now.get(name) != fingerprint for name, fingerprint in seen.items()):
            raise ChangeMovedOn
        _become(dict(as_before(data, published, _with_renamed(seen, published, data))), data)
    return len(seen)


def _with_renamed(names: Iterable[Name], old: Data, new: Data) -> set[Name]:
    """The things, and of a term that got another name both names: one alone would leave no term, or two."""
    pairs = [{("term", was), ("term", now)} for was, now in _renamed(old, new)]
    return {*names}.union(*(pair for pair in pairs if not pair.isdisjoint(names)))


def _become(data: Data, before: Data) -> None:
    """Make the draft what the data says, unless something is wrong in it that was not wrong before."""
    known = set(review(before).errors)
    errors = tuple(error for error in review(data).errors if error not in known)
    if found := errors or too_long(data):
        raise ReplacementRefused(found)
    _rename_terms(before, data)
    replace_draft(data)


def _rename_terms(old: Data, new: Data) -> None:
    """Give rows their new names, so that their history stays with them."""
    for was, now in _renamed(old, new):
        DefinedTermRow.objects.filter(term=was).update(term=now)


def _renamed(old: Data, new: Data) -> list[tuple[str, str]]:
    """The terms that have another name and stand at the same place of a list in which all others are the same."""
    names = [[term["term"] for term in data.get("terms", [])] for data in (old, new)]
    if len(names[0]) != len(names[1]):
        return []
    return [
        (was, now)
        for was, now in zip(*names, strict=True)
        if was != now and now not in names[0] and was not in names[1]
    ]
