"""What the page of the approvals prints: each position that needs one, why, its wording, and who may give it."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.models import User

from agreements.acts.approving import SeenPoint
from agreements.assembly import document
from agreements.assembly.trees import with_lines
from agreements.models import Agreement
from agreements.standing.needed_approvals import GROUPS, Bar, Kind, NeededApproval
from agreements.standing.readiness import Readiness
from clauses.library import Library
from clauses.library.deal.selection import Selected, Selection, decisive
from clauses.library.words.wording import in_words

LABELS: dict[Kind, str] = {"legal": "Legal approval", "quality": "Quality approval"}
BARS: dict[Bar, str] = {
    "": "",
    "owner": "You own this agreement, so somebody else decides.",
    "answered": "You gave an answer that this clause follows from, so somebody else decides.",
}


@dataclass(frozen=True, slots=True)
class ShownApproval:
    """One approval that a position needs, and whether the person who looks may give it."""

    needed: NeededApproval
    label: str
    may_approve: bool
    why_not: str

    @property
    def point(self) -> str:
        """What the form posts: exactly what was read."""
        return str(SeenPoint.of(self.needed))


@dataclass(frozen=True, slots=True)
class ShownPosition:
    """A position that needs approval, as it stands in the document."""

    selected: Selected
    number: str
    anchor: str
    why: str
    blocks: tuple[document.Block, ...]
    approvals: tuple[ShownApproval, ...]


@dataclass(frozen=True, slots=True)
class Approvers:
    """Whom to ask for approvals of a kind."""

    label: str
    names: tuple[str, ...]


def shown_positions(
    agreement: Agreement, readiness: Readiness, *, person: User, allowed: frozenset[Kind]
) -> tuple[ShownPosition, ...]:
    """The positions that need approval, in the order of the agreement; none is open to change once it is issued."""
    assembled = readiness.assembled
    clauses = {clause.key: clause for clause in assembled.document.clauses()}
    by_position = groupby(readiness.approvals, key=lambda needed: needed.selected)
    return tuple(
        _shown(
            selected,
            clauses[selected.clause.key],
            _why(selected, assembled.selection, agreement.edition.library()),
            tuple(
                _shown_approval(needed, person, allowed, is_issued=agreement.is_issued)
                for needed in approvals
            ),
        )
        for selected, approvals in by_position
    )


def _shown_approval(
    needed: NeededApproval, person: User, allowed: frozenset[Kind], *, is_issued: bool
) -> ShownApproval:
    is_his = needed.is_open and needed.kind in allowed and not is_issued
    bar = needed.bar(person.pk)
    why_not = BARS[bar] if is_his and bar else ""
    return ShownApproval(needed, LABELS[needed.kind], is_his and not bar, why_not)


def _shown(
    selected: Selected,
    clause: document.PrintedClause,
    why: str,
    approvals: tuple[ShownApproval, ...],
) -> ShownPosition:
    blocks = tuple(with_lines(block, _without_references) for block in clause.blocks)
    return ShownPosition(selected, clause.number, clause.anchor, why, blocks, approvals)


def _without_references(line: document.Line) -> document.Line:
    """References lead into the document, which is not on this page; here they are words."""
    return tuple(
        document.PrintedWords(inline.text)
        if isinstance(inline, document.CrossReference)
        else inline
        for inline in line
    )


def _why(selected: Selected, selection: Selection, published: Library) -> str:
    """The condition that makes the approval needed, in words; or that it always is."""
    condition = selected.position.approval_when
    if condition is None:
        return "This position needs approval in every agreement."
    holding = dict.fromkeys(decisive(condition.expression, selection.scope))
    return (
        f"It needs approval because {' and '.join(in_words(part, published) for part in holding)}."
    )


def approvers_of(readiness: Readiness, *, allowed: frozenset[Kind]) -> tuple[Approvers, ...]:
    """For each kind of approval that is open and that the person who looks does not give, who can."""
    open_ones = [needed for needed in readiness.open_approvals if needed.kind not in allowed]
    if not open_ones:
        return ()
    people = User.objects.filter(groups__name__in=GROUPS.values(), is_active=True).order_by(
        "last_name", "first_name", "username"
    )
    rows = tuple(people.values_list("pk", "groups__name", "first_name", "last_name", "username"))
    barred = {
        kind: [needed for needed in open_ones if needed.kind == kind]
        for kind in dict.fromkeys(needed.kind for needed in open_ones)
    }
    return tuple(
        Approvers(
            LABELS[kind],
            tuple(
                f"{f'{first} {last}'.strip() or username} ({group})"
                for pk, group, first, last, username in rows
                if group == GROUPS[kind] and not all(needed.bar(pk) for needed in needs)
            ),
        )
        for kind, needs in barred.items()
    )


def refusal_of(person: User, agreement: Agreement, allowed: frozenset[Kind]) -> str:
    """Why a person may not give every approval here; empty where his groups let him."""
    if agreement.owner_id == person.pk:
        return "You own this agreement, so somebody else gives its approvals."
    if not allowed:
        return "Approvals are given by people of Legal and of Quality."
    if len(allowed) == len(GROUPS):
        return ""
    given, other = ("legal", "Quality") if "legal" in allowed else ("quality", "Legal")
    return f"You give {given} approvals. {other} approvals are given by people of {other}."
