"""What the page of an offered edition prints: the redline in runs, the answers in words, the approvals that change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from agreements.assembly.effect import Effect, ForReview
from agreements.assembly.redline import RedlinedPart, RedlinedPassage
from agreements.pages.approval import LABELS
from agreements.pages.history import words_of
from agreements.pages.shown_findings import SIGNS, WORDS
from agreements.printing.redline_page import IN_TABLES, TAGS, place_of
from agreements.standing.needed_approvals import NeededApproval
from agreements.standing.offers import Offer
from agreements.words.answer_words import lines_of
from agreements.words.our_words import SidesOnScreen, plainly, sides_of, wording_says
from clauses.library.deal.interview import Asked
from clauses.library.findings import Finding
from clauses.library.words.wordwise import Deleted

# So many passages that stayed as they were are shown with the changed ones; more are folded away.
MOST_SHOWN = 2
NOUNS = {"row": ("row", "rows"), "definition": ("definition", "definitions")}
PARAGRAPHS = ("paragraph", "paragraphs")


@dataclass(frozen=True, slots=True)
class PassageRun:
    """Passages to be shown under each other: a table, paragraphs, or what stayed as it was, folded away."""

    passages: tuple[RedlinedPassage, ...]
    is_table: bool
    folded: str = ""


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part of the redline with its place in both documents, in words, and its runs."""

    part: RedlinedPart
    anchor: str
    tag: str
    place: str
    title: str
    runs: tuple[PassageRun, ...]


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """A question with what counted before and what counts after."""

    key: str
    short: str
    before: Sequence[str]
    after: Sequence[str]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShownChange:
    """What happens to an approval."""

    label: str
    heading: str
    position: str
    what: str


@dataclass(frozen=True, slots=True)
class ShownNews:
    """A finding that came, with its level as word and sign."""

    finding: Finding
    word: str
    sign: str


def shown_parts(effect: Effect) -> tuple[ShownPart, ...]:
    """What changes in the text, in the order of the document."""
    return tuple(shown_part(part) for part in effect.redline.changed())


def shown_part(part: RedlinedPart) -> ShownPart:
    """A part of a redline, in runs."""
    name = f"{part.kind}-{part.key}" if part.key else part.kind
    place = place_of(part)
    if part.number and part.old_number not in ("", part.number):
        place += f" (was {part.old_number})"
    return ShownPart(
        part=part,
        anchor=f"change-{name}",
        tag=TAGS[part.change],
        place=place,
        title=_title(part),
        runs=tuple(_runs(part)),
    )


def _title(part: RedlinedPart) -> str:
    """What the part is called, for links: its heading in the new document, where it is in that."""
    is_gone = part.change == "deleted"
    return "".join(
        piece.words for piece in part.heading if is_gone or not isinstance(piece, Deleted)
    )


def _runs(part: RedlinedPart) -> Iterator[PassageRun]:
    if part.change == "moved":
        return
    for is_table, passages in groupby(part.passages, lambda one: one.kind in IN_TABLES):
        together = tuple(passages)
        yield from _table(together) if is_table else _paragraphs(together)


def _table(rows: tuple[RedlinedPassage, ...]) -> Iterator[PassageRun]:
    """The head and the rows that changed; of the others only how many there are."""
    changed = tuple(row for row in rows if row.change != "kept" or row.kind == "head")
    kept = tuple(row for row in rows if row.change == "kept" and row.kind == "row")
    if any(row.change != "kept" for row in changed):
        yield PassageRun(changed, is_table=True)
        if kept:
            yield PassageRun(_with_head(rows, kept), is_table=True, folded=_as_before(kept))
    else:
        yield PassageRun(rows, is_table=True, folded=_as_before(kept))


def _with_head(
    rows: tuple[RedlinedPassage, ...], some: tuple[RedlinedPassage, ...]
) -> tuple[RedlinedPassage, ...]:
    return (*(row for row in rows if row.kind == "head"), *some)


def _paragraphs(passages: tuple[RedlinedPassage, ...]) -> Iterator[PassageRun]:
    for (is_kept, _), run in groupby(passages, _sort):
        together = tuple(run)
        is_folded = is_kept and len(together) > MOST_SHOWN
        yield PassageRun(together, is_table=False, folded=_as_before(together) if is_folded else "")


def _sort(passage: RedlinedPassage) -> tuple[bool, bool]:
    """What is shown together: kept or not, definitions or not."""
    return (passage.change == "kept", passage.kind == "definition")


def _as_before(passages: tuple[RedlinedPassage, ...]) -> str:
    kinds = {passage.kind for passage in passages}
    one, many = NOUNS.get(kinds.pop(), PARAGRAPHS) if len(kinds) == 1 else PARAGRAPHS
    count = len(passages)
    return f"{count} {one if count == 1 else many} as before"


def shown_review(effect: Effect) -> tuple[ShownAnswer, ...]:
    """The answers that do not fit any more, in the words of the edition that they were given to."""
    return tuple(_for_review(one, effect) for one in effect.for_review)


def _for_review(one: ForReview, effect: Effect) -> ShownAnswer:
    before = effect.before.interview
    sides = sides_of(before)
    words = words_of(before.library, one.key, one.given, sides)
    return ShownAnswer(one.key, one.short, words, (), plainly(one.problem, sides))


def shown_defaults(effect: Effect) -> tuple[ShownAnswer, ...]:
    """Defaults that are others now and that nobody has overruled."""
    return tuple(
        ShownAnswer(
            twin.after.question.key,
            twin.after.question.short,
            lines_of(twin.before.question, twin.before.value),
            lines_of(twin.after.question, twin.after.value),
            _reason(twin.after),
        )
        for twin in effect.new_defaults
    )


def _reason(asked: Asked) -> str:
    return "" if asked.because in ("", "usual") else asked.because


def shown_new(effect: Effect) -> tuple[ShownAnswer, ...]:
    """Questions that are asked for the first time: what counts until somebody answers them."""
    return tuple(
        ShownAnswer(
            asked.question.key,
            asked.question.short,
            (),
            lines_of(asked.question, asked.value) if asked.value is not None else (),
            asked.question.ask,
        )
        for asked in effect.new_questions
    )


def shown_gone(effect: Effect) -> tuple[ShownAnswer, ...]:
    """Questions that are asked no more, with what counted until now."""
    return tuple(
        ShownAnswer(
            asked.question.key, asked.question.short, lines_of(asked.question, asked.value), ()
        )
        for asked in effect.gone_questions
    )


def shown_reworded(effect: Effect) -> tuple[ShownAnswer, ...]:
    """Questions that read otherwise, with the answer that is kept."""
    return tuple(
        ShownAnswer(
            twin.after.question.key,
            twin.after.question.short,
            (twin.before.question.ask,),
            (twin.after.question.ask,),
            ", ".join(lines_of(twin.after.question, twin.after.value)),
        )
        for twin in effect.reworded
    )


def shown_approvals(offer: Offer) -> tuple[ShownChange, ...]:
    """Approvals that lapse, whether they are needed again, and those that are needed for the first time."""
    sides = sides_of(offer.effect.after.interview)
    known = {one.place for one in (*offer.lapsing, *offer.open_before)}
    needed = {one.place for one in offer.needed}
    lapsing = tuple(
        _change(
            one,
            "Lapses and is needed again" if one.place in needed else "Lapses, needed no more",
            sides,
        )
        for one in offer.lapsing
    )
    new = tuple(
        _change(one, "Is needed for the first time", sides)
        for one in offer.needed
        if one.place not in known
    )
    return lapsing + new


def _change(one: NeededApproval, what: str, sides: SidesOnScreen) -> ShownChange:
    clause, position = one.selected.clause, one.selected.position
    return ShownChange(LABELS[one.kind], clause.heading, wording_says(position, sides), what)


def shown_news(effect: Effect) -> tuple[ShownNews, ...]:
    """The findings that come with the edition."""
    return tuple(
        ShownNews(finding, WORDS[finding.level], SIGNS[finding.level])
        for finding in effect.findings
    )
