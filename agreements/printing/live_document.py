"""The document beside the questions: whole, or only what a page does not show yet; with its new words marked."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from agreements.assembly import document
from agreements.assembly.passages import clause_part, without_definitions
from agreements.assembly.pipeline import Assembled
from agreements.assembly.redline import RedlinedPart, changed_clauses, changed_definitions
from agreements.assembly.shown_parts import (
    HEAD,
    PartOnPage,
    Update,
    digest_of,
    digested,
    shown_parts,
    update_of,
)
from agreements.assembly.trees import definitions_of
from agreements.printing.html_lines import Spans
from agreements.printing.rendering import marks_of, preview_context
from agreements.printing.screen_blocks import OnScreen
from agreements.printing.unchanged_blocks import (
    PartOfPage,
    remember_sent,
    sent_lately,
    with_stand_ins,
)
from clauses.library.words.wordwise import Pieces, inserted_spans

_Whole = document.PrintedClause | document.PrintedSchedule
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
    context = _context(assembled, NOTHING_NEW, shown_parts(assembled, {}))
    return render_to_string("agreements/document/preview.html", context)


def live_document(
    before: Assembled, after: Assembled, shown: Mapping[str, PartOnPage]
) -> LiveDocument:
    """What a page that shows these parts must be sent to show `after`; new against `before` is marked."""
    said_before, said = _digests(before), _digests(after)
    news = _news(before, after, among={one for one in said if said_before.get(one) != said[one]})
    marked = {
        anchor: f"marked {said_before.get(anchor)}" for anchor in news.anchors(after.document)
    }
    now = shown_parts(after, marked)
    update = update_of(shown, now)
    context = _context(after, news, now)
    if update is None:
        whole = render_to_string("agreements/document/preview.html", context)
        return LiveDocument(whole, (), (), (), tuple(marked))
    sent = (*(part.anchor for part, _ in update.came), *update.changed)
    new = tuple(anchor for anchor in marked if anchor in sent) or sent
    kept = _kept(context, update, shown, before, after)
    spared = {"screen": kept.screen, "keeps_why": kept.why}
    return LiveDocument(
        whole=SafeString(),
        gone=update.gone,
        swaps=tuple(_swaps(update, after, context | spared)),
        renumbered=tuple(
            one
            for one in update.renumbered
            if one.number != shown[one.anchor].number or one.anchor not in kept.headings
        ),
        news=tuple(anchor for anchor in new if anchor != HEAD),
    )


def _digests(assembled: Assembled) -> dict[str, str]:
    return {part.anchor: digest_of(part, assembled.memo) for part in digested(assembled.document)}


@dataclass(frozen=True, slots=True)
class _News:
    """What says something else than before: clauses by key, definitions by anchor, and which of these are new."""

    clauses: Mapping[str, RedlinedPart]
    definitions: Mapping[str, Pieces]
    came: frozenset[str]

    def anchors(self, agreement: document.Document) -> Iterator[str]:
        """The anchors of all of it, in the order of the document."""
        for part in digested(agreement):
            is_clause = isinstance(part, document.PrintedClause) and part.key in self.clauses
            if is_clause or part.anchor in self.definitions:
                yield part.anchor

    def spans(self, agreement: document.Document) -> Iterator[tuple[document.Line, Spans]]:
        """Where lines have new words; what is new as a whole is marked as a whole."""
        for clause in agreement.clauses():
            redlined = self.clauses.get(clause.key)
            if redlined is None or redlined.change == "inserted":
                continue
            there = [passage for passage in redlined.passages if passage.change != "deleted"]
            own = clause_part(without_definitions(clause)).passages
            for passage, one in zip(own, there, strict=True):
                for line, pieces in zip(passage.cells, one.cells, strict=True):
                    yield line, inserted_spans(pieces)
        for definition in definitions_of(agreement):
            if definition.anchor in self.definitions and definition.anchor not in self.came:
                yield definition.line, inserted_spans(self.definitions[definition.anchor])


NOTHING_NEW = _News({}, {}, frozenset())


def _news(before: Assembled, after: Assembled, *, among: Collection[str]) -> _News:
    keys = {clause.key for clause in after.document.clauses() if clause.anchor in among}
    definitions = changed_definitions(before.document, after.document, among=among)
    there = {one.anchor for one in definitions_of(before.document)}
    return _News(
        changed_clauses(before.document, after.document, among=keys),
        definitions,
        frozenset(definitions.keys() - there),
    )


def _context(assembled: Assembled, news: _News, now: tuple[PartOnPage, ...]) -> dict[str, object]:
    marks = {anchor: "new" if anchor in news.came else "changed" for anchor in news.definitions}
    marked = marks_of(news.clauses)
    digests = {part.anchor: part.digest for part in now}
    screen = OnScreen(
        memo=assembled.memo,
        # By identity: other lines may say the same without being new.
        changed={id(line): spans for line, spans in news.spans(assembled.document) if spans},
        marked_definitions=marks,
        digests=digests,
    )
    context = preview_context(assembled.document, marked=marked, screen=screen)
    return context | {"digests": digests}


@dataclass(frozen=True, slots=True)
class _Kept:
    """What of changed parts the page keeps: blocks, as the screen prints it; why they are there; their headings."""

    screen: OnScreen
    why: Mapping[str, bool]
    headings: Collection[str]


def _kept(
    context: dict[str, object],
    update: Update,
    shown: Mapping[str, PartOnPage],
    before: Assembled,
    after: Assembled,
) -> _Kept:
    """What the page does not have to be sent of changed parts; what it then has is remembered."""
    screen, digests, marked = context["screen"], context["digests"], context["marked"]
    assert isinstance(screen, OnScreen)  # as `_context` makes them
    assert isinstance(digests, Mapping)
    assert isinstance(marked, Mapping)
    was, now = _parts_of(before.document), _parts_of(after.document)
    ready: dict[int, SafeString] = {}
    why: dict[str, bool] = {}
    headings: set[str] = set()
    for anchor in update.changed:
        part, saved = now.get(anchor), was.get(anchor)
        if part is None or not part.blocks:
            continue
        is_marked = isinstance(part, document.PrintedClause) and part.key in marked
        new = _on_page(part, after, screen, is_marked=is_marked)
        old = sent_lately(shown[anchor].digest)
        if old is None and saved and digest_of(saved, before.memo) == shown[anchor].digest:
            old = _on_page(saved, before, screen, is_marked=False)
        if old is not None:
            ready[id(part.blocks)] = with_stand_ins(new.blocks, old.blocks)
            why[anchor] = old.why == new.why
            headings |= {anchor} if old.heading == new.heading else set()
        remember_sent(digests[anchor], new)
    return _Kept(replace(screen, ready=ready), why, headings)


def _on_page(
    part: _Whole, assembled: Assembled, screen: OnScreen, *, is_marked: bool
) -> PartOfPage:
    blocks = screen.on_page(part.blocks, is_marked=is_marked)
    return PartOfPage(blocks, part.heading, _why(part, assembled))


def _why(part: _Whole, assembled: Assembled) -> tuple[str, ...]:
    """All that the words on why a part is there are made of: they name the other company."""
    if isinstance(part, document.PrintedSchedule):
        return ()
    name = assembled.document.manufacturer.legal_name
    return (part.plain, part.position_title, part.reason, name)


def _parts_of(agreement: document.Document) -> dict[str, _Whole]:
    parts: tuple[_Whole, ...] = (*agreement.clauses(), *agreement.schedules)
    return {part.anchor: part for part in parts}


def _swaps(update: Update, assembled: Assembled, context: dict[str, object]) -> list[Swap]:
    parts = _by_anchor(assembled.document)
    swaps = []
    for anchor in update.changed:
        if anchor == HEAD:
            head = render_to_string("agreements/document/_head.html", context | {"swap": "true"})
            swaps.append(Swap("", head))
        else:
            swaps.append(Swap("", _piece(parts[anchor], context, swap="true")))
    for part, after in update.came:
        swaps.append(
            Swap(_place(parts[part.anchor][0], part, after), _piece(parts[part.anchor], context))
        )
    return swaps


def _place(kind: str, part: PartOnPage, after: str) -> str:
    if after:
        return f"afterend:#{after}"
    if kind == "definition":
        return f"afterbegin:#{part.within} .definitions"
    return f"afterend:#{part.within} > .section-heading"


def _by_anchor(agreement: document.Document) -> dict[str, tuple[str, object]]:
    found: dict[str, tuple[str, object]] = {
        one.anchor: ("definition", one) for one in definitions_of(agreement)
    }
    for section in agreement.sections:
        found[section.anchor] = ("section", section)
        found |= {clause.anchor: ("clause", clause) for clause in section.clauses}
    return found | {schedule.anchor: ("schedule", schedule) for schedule in agreement.schedules}


def _piece(part: tuple[str, object], context: dict[str, object], *, swap: str = "") -> SafeString:
    kind, thing = part
    if isinstance(thing, document.Definition):
        screen = context["screen"]
        assert isinstance(screen, OnScreen)  # as `_context` makes it
        return screen.definition(thing, swap=swap)
    return render_to_string(PIECES[kind], context | {kind: thing, "swap": swap})
