"""The document beside the questions: whole, or only what a page does not show yet; with its new words marked."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from agreements.assembly import document
from agreements.assembly.passages import clause_part
from agreements.assembly.pipeline import Assembled
from agreements.assembly.redline import RedlinedPart, changed_clauses
from agreements.assembly.shown_parts import (
    HEAD,
    PartOnPage,
    Update,
    digest_of,
    shown_parts,
    update_of,
)
from agreements.printing.html_lines import Spans
from agreements.printing.rendering import marks_of, preview_context
from clauses.library.words.wordwise import inserted_spans

PIECES = {
    "clause": "agreements/document/_clause.html",
    "section": "agreements/document/_section.html",
    "schedule": "agreements/document/_schedule.html",
}


@dataclass(frozen=True, slots=True)
class Swap:
    """A piece of HTML and what htmx does with it; deleting needs no piece."""

    how: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class LiveDocument:
    """What the page is sent: the whole document, or swaps and new numbers; and the parts with something new."""

    whole: SafeString
    gone: tuple[str, ...]
    swaps: tuple[Swap, ...]
    renumbered: tuple[PartOnPage, ...]
    news: tuple[str, ...]


def whole_document(assembled: Assembled) -> SafeString:
    """The document as it stands, with the digests by which the page names what it shows."""
    context = _context(assembled, {}, shown_parts(assembled, {}))
    return render_to_string("agreements/document/preview.html", context)


def live_document(
    before: Assembled, after: Assembled, shown: Mapping[str, PartOnPage]
) -> LiveDocument:
    """What a page that shows these parts must be sent to show `after`; new against `before` is marked."""
    said_before = _digests(before)
    said = _digests(after)
    others = {key for key, digest in said.items() if said_before.get(key) != digest}
    changed = changed_clauses(before.document, after.document, among=others)
    anchors = {clause.key: clause.anchor for clause in after.document.clauses()}
    marked = {anchors[key]: f"{one.change} {said_before.get(key)}" for key, one in changed.items()}
    now = shown_parts(after, marked)
    update = update_of(shown, now)
    context = _context(after, changed, now)
    if update is None:
        whole = render_to_string("agreements/document/preview.html", context)
        return LiveDocument(whole, (), (), (), tuple(marked))
    sent = (*(part.anchor for part, _ in update.came), *update.changed)
    news = tuple(anchor for anchor in marked if anchor in sent) or sent
    return LiveDocument(
        whole=SafeString(),
        gone=update.gone,
        swaps=tuple(_swaps(update, after, context)),
        renumbered=update.renumbered,
        news=tuple(anchor for anchor in news if anchor != HEAD),
    )


def _digests(assembled: Assembled) -> dict[str, str]:
    return {
        clause.key: digest_of(clause, assembled.memo) for clause in assembled.document.clauses()
    }


def _context(
    assembled: Assembled, changed: Mapping[str, RedlinedPart], now: tuple[PartOnPage, ...]
) -> dict[str, object]:
    return preview_context(assembled.document, marked=marks_of(changed)) | {
        "digests": {part.anchor: part.digest for part in now},
        "changed": _new_words(assembled.document, changed),
    }


def _new_words(
    agreement: document.Document, changed: Mapping[str, RedlinedPart]
) -> dict[document.Line, Spans]:
    """Where the lines of changed clauses have new words; a new clause is marked as a whole."""
    found: dict[document.Line, Spans] = {}
    for clause in agreement.clauses():
        redlined = changed.get(clause.key)
        if redlined is None or redlined.change == "inserted":
            continue
        there = [passage for passage in redlined.passages if passage.change != "deleted"]
        for passage, one in zip(clause_part(clause).passages, there, strict=True):
            for line, pieces in zip(passage.cells, one.cells, strict=True):
                if spans := inserted_spans(pieces):
                    found[line] = spans
    return found


def _swaps(update: Update, assembled: Assembled, context: dict[str, object]) -> list[Swap]:
    parts = _by_anchor(assembled.document)
    swaps = []
    for anchor in update.changed:
        if anchor == HEAD:
            head = render_to_string("agreements/document/_head.html", context | {"swap": "true"})
            swaps.append(Swap("", head))
        else:
            swaps.append(Swap("", _piece(parts[anchor], context | {"swap": "true"})))
    for part, after in update.came:
        place = f"#{after}" if after else f"#{part.within} > .section-heading"
        swaps.append(Swap(f"afterend:{place}", _piece(parts[part.anchor], context)))
    return swaps


def _by_anchor(agreement: document.Document) -> dict[str, tuple[str, object]]:
    found: dict[str, tuple[str, object]] = {}
    for section in agreement.sections:
        found[section.anchor] = ("section", section)
        found |= {clause.anchor: ("clause", clause) for clause in section.clauses}
    return found | {schedule.anchor: ("schedule", schedule) for schedule in agreement.schedules}


def _piece(part: tuple[str, object], context: dict[str, object]) -> SafeString:
    kind, thing = part
    return render_to_string(PIECES[kind], context | {kind: thing})
