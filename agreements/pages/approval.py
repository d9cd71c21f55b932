"""What the page of the approvals prints: each point, how far it is, why it is needed, and who decides it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User

from agreements.acts.approving import SeenPoint
from agreements.acts.telling import name_of
from agreements.assembly import document
from agreements.assembly.trees import with_lines
from agreements.models import Agreement
from agreements.pages.history import short_of, words_of
from agreements.standing.needed_approvals import GROUPS, Bar, Kind, kinds_given_by
from agreements.standing.on_duty import people_of
from agreements.standing.point_states import Point, PointState
from agreements.standing.readiness import Readiness
from agreements.words.our_words import sides_of, wording_says
from clauses.library import Library
from clauses.library.deal.interview import Interview
from clauses.library.deal.selection import Selected, Selection, decisive
from clauses.library.words.wording import in_words

LABELS: dict[Kind, str] = {"legal": "Legal approval", "quality": "Quality approval"}
BARS: dict[Bar, str] = {
    "": "",
    "owner": "You own this agreement, so somebody else decides.",
    "answered": "You gave an answer that this clause follows from, so somebody else decides.",
}
SIGNS: dict[PointState, str] = {
    "unasked": "!",
    "asked": "…",
    "proposed": "?",
    "refused": "✕",
    "approved": "✓",
}


@dataclass(frozen=True, slots=True)
class ProposedAnswer:
    """A question of a proposal: what it is called, what is answered, and what is proposed."""

    short: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """One point: what it is about and means, how far it is, and what the person who looks may do."""

    point: Point
    label: str
    group: str
    number: str
    anchor: str
    why: str
    says: str
    blocks: tuple[document.Block, ...]
    state: PointState
    sign: str
    proposed: tuple[ProposedAnswer, ...]
    may_decide: bool
    why_not: str
    may_ask: bool
    may_take: bool
    reason: str = ""
    error: str = ""

    @property
    def selected(self) -> Selected:
        """The clause and its position."""
        return self.point.needed.selected

    @property
    def name(self) -> str:
        """What stands in the names of its fields."""
        return f"{self.selected.clause.key}-{self.point.needed.kind}"

    @property
    def posted(self) -> str:
        """What a form posts: exactly what was read."""
        return str(SeenPoint.of(self.point.needed))


def shown_points(
    agreement: Agreement,
    readiness: Readiness,
    points: Iterable[Point],
    *,
    person: User,
    reasons: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> tuple[ShownPoint, ...]:
    """The points in the order of the agreement; `reasons` and `errors` are what was posted, by name of the point."""
    kinds = kinds_given_by(person)
    answers = agreement.answers_json()
    return tuple(
        _shown(agreement, readiness, point, person, kinds, answers, reasons or {}, errors or {})
        for point in points
    )


def _shown(
    agreement: Agreement,
    readiness: Readiness,
    point: Point,
    person: User,
    kinds: frozenset[Kind],
    answers: Mapping[str, object],
    reasons: Mapping[str, str],
    errors: Mapping[str, str],
) -> ShownPoint:
    needed = point.needed
    library = agreement.edition.library()
    clause = next(
        one
        for one in readiness.assembled.document.clauses()
        if one.key == needed.selected.clause.key
    )
    is_his = needed.kind in kinds and not agreement.is_issued
    bar = needed.bar(person.pk)
    name = f"{needed.selected.clause.key}-{needed.kind}"
    return ShownPoint(
        point=point,
        label=LABELS[needed.kind],
        group=GROUPS[needed.kind],
        number=clause.number,
        anchor=clause.anchor,
        why=why_needed(needed.selected, readiness.assembled.selection, library),
        says=wording_says(needed.selected.position, sides_of(readiness.assembled.interview)),
        blocks=tuple(with_lines(block, without_references) for block in clause.blocks),
        state=point.state,
        sign=SIGNS[point.state],
        proposed=_proposed(point, answers, readiness.assembled.interview),
        may_decide=is_his and not bar and point.asked is not None,
        why_not=BARS[bar] if is_his and point.state != "approved" else "",
        may_ask=agreement.may_answer and point.is_to_ask,
        may_take=agreement.may_answer
        and point.proposal is not None
        and point.proposal.by_id != person.pk,
        reason=reasons.get(name, point.last_reason),
        error=errors.get(name, ""),
    )


def _proposed(
    point: Point, answers: Mapping[str, object], interview: Interview
) -> tuple[ProposedAnswer, ...]:
    if point.proposal is None:
        return ()
    library, sides = interview.library, sides_of(interview)
    return tuple(
        ProposedAnswer(
            short_of(library, key, sides),
            tuple(words_of(library, key, answers.get(key), sides)),
            tuple(words_of(library, key, value, sides)),
        )
        for key, value in point.proposal.answers.items()
    )


def without_references(line: document.Line) -> document.Line:
    """References lead into the document, which is not on this page; here they are words."""
    return tuple(
        document.PrintedWords(inline.text)
        if isinstance(inline, document.CrossReference)
        else inline
        for inline in line
    )


def why_needed(selected: Selected, selection: Selection, published: Library) -> str:
    """The condition that makes the approval needed, in words; or that it always is."""
    condition = selected.position.approval_when
    if condition is None:
        return "This position needs approval in every agreement."
    holding = dict.fromkeys(decisive(condition.expression, selection.scope))
    return (
        f"It needs approval because {' and '.join(in_words(part, published) for part in holding)}."
    )


@dataclass(frozen=True, slots=True)
class Approvers:
    """Whom a kind of approval waits for: those who may give it."""

    label: str
    names: tuple[str, ...]


def approvers_of(points: Iterable[Point]) -> tuple[Approvers, ...]:
    """For each kind that is open, the people who may decide one of its points."""
    by_kind: dict[Kind, list[Point]] = {}
    for point in points:
        if point.state != "approved":
            by_kind.setdefault(point.needed.kind, []).append(point)
    return tuple(
        Approvers(
            LABELS[kind],
            tuple(
                name_of(person)
                for person in people_of(kind)
                if not all(point.needed.bar(person.pk) for point in of_kind)
            ),
        )
        for kind, of_kind in by_kind.items()
    )


def refusal_of(person: User, agreement: Agreement) -> str:
    """Why a person may not give every approval here; empty where his groups let him."""
    kinds = kinds_given_by(person)
    if agreement.owner_id == person.pk:
        return "You own this agreement, so somebody else gives its approvals."
    if not kinds:
        return "Approvals are given by people of Legal and of Quality."
    if len(kinds) == len(GROUPS):
        return "You own the agreement, or gave an answer that the clause follows from."
    given, other = ("legal", "Quality") if "legal" in kinds else ("quality", "Legal")
    return (
        f"You give {given} approvals. {other} approvals are given by people of {other}; nobody "
        "decides about an agreement that he owns, or a clause that follows from his answer."
    )
