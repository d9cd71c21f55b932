"""One act on many things of the draft: words replaced in them, or what the newest edition says put back."""

from collections.abc import Collection, Mapping

from django.contrib.auth.models import User

from clauses.draft.change_texts import Change, redline
from clauses.draft.differences import ThingDifference, differences
from clauses.draft.replacing import ReplacementRefused
from clauses.draft.reviewing import DraftMovedOn, draft_sha256, review
from clauses.draft.rows import Data, draft_data, replace_draft
from clauses.draft.states import ChangeMovedOn, recording
from clauses.library.data.things import Name, things
from clauses.library.words.as_before import as_before
from clauses.library.words.replacing_words import NewWords, with_words_replaced
from clauses.models import DefinedTermRow, Edition


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

    Raises DraftMovedOn, or ReplacementRefused with what would be wrong then and is not now; then nothing was changed.
    """
    with recording(by=by, note=note):
        if seen != draft_sha256():
            raise DraftMovedOn
        data = draft_data()
        _become(dict(with_words_replaced(data, swap, only)), data)


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
        _become(dict(as_before(data, published, seen)), data)
    return len(seen)


def _become(data: Data, before: Data) -> None:
    """Make the draft what the data says, unless something is wrong in it that was not wrong before."""
    known = set(review(before).errors)
    if found := tuple(error for error in review(data).errors if error not in known):
        raise ReplacementRefused(found)
    _rename_terms(before.get("terms", []), data.get("terms", []))
    replace_draft(data)


def _rename_terms(old: list[Data], new: list[Data]) -> None:
    """Give rows their new names where the same terms stand in the same order, so that their history stays with them."""
    if len(old) != len(new):
        return
    renamed = [(was["term"], now["term"]) for was, now in zip(old, new, strict=True)]
    kept = {was for was, now in renamed if was == now}
    for was, now in renamed:
        if was != now and now not in kept:
            DefinedTermRow.objects.filter(term=was).update(term=now)
