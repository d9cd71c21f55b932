"""Which approvals an agreement needs as it stands, what was said about each, and who may not say it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal as OneOf

from django.contrib.auth.models import User
from django.db.models.functions import Lower

from agreements.assembly.basis import Basis, basis_of
from agreements.assembly.pipeline import Assembled
from agreements.assembly.questions_behind import questions_behind
from agreements.models import LEGAL, QUALITY, Agreement, Answer, Approval, ApprovedOrRefused
from clauses.library.deal.selection import Selected, Selection
from clauses.library.language.evaluation import holds

Kind = OneOf["legal", "quality"]
KINDS: dict[str, tuple[Kind, ...]] = {
    "": (),
    "legal": ("legal",),
    "quality": ("quality",),
    "both": ("legal", "quality"),
}
# The group that gives each kind; nobody else does, whatever else he may do.
GROUPS: dict[Kind, str] = {"legal": LEGAL, "quality": QUALITY}
Bar = OneOf["", "owner", "answered"]


@dataclass(frozen=True, slots=True)
class WantedApproval:
    """A clause that needs an approval of one kind as an agreement stands, and who answered what it follows from."""

    selected: Selected
    kind: Kind
    basis: Basis
    digest: str
    answered_by: frozenset[int]


@dataclass(frozen=True, slots=True)
class NeededApproval:
    """A clause of the agreement that needs an approval of one kind, what it would be given to, and what was said."""

    selected: Selected
    kind: Kind
    basis: Basis
    digest: str
    acts: tuple[Approval, ...]
    owners: frozenset[int]
    answerers: frozenset[int]

    @property
    def place(self) -> tuple[str, str, str]:
        """Clause, position and kind: what an approval is for."""
        return (self.selected.clause.key, self.selected.position.key, self.kind)

    @property
    def last(self) -> Approval | None:
        """The last act about exactly this text; None while nobody has said anything about it."""
        return self.acts[-1] if self.acts else None

    @property
    def given(self) -> Approval | None:
        """The approval, where the last act is one and whoever gave it has not answered since."""
        last = self.last
        is_given = (
            last is not None and last.act == ApprovedOrRefused.APPROVED and not self.bar(last.by_id)
        )
        return last if is_given else None

    @property
    def refused(self) -> Approval | None:
        """The refusal, where the last act is one."""
        last = self.last
        return last if last is not None and last.act == ApprovedOrRefused.REFUSED else None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be given."""
        return self.given is None

    def bar(self, person: int) -> Bar:
        """Why somebody may not decide here, whatever his group: he owns the agreement, or he answered."""
        if person in self.owners:
            return "owner"
        return "answered" if person in self.answerers else ""


def needed_approvals(
    assembled: Assembled, agreement: Agreement, latest: Mapping[str, Answer]
) -> tuple[NeededApproval, ...]:
    """What needs approval under these answers, with what was said of it; no query where nothing does."""
    wanted = wanted_approvals(assembled, {key: answer.by_id for key, answer in latest.items()})
    if not wanted:
        return ()
    rows = tuple(agreement.approvals.exclude(digest="").select_related("by").order_by("pk"))
    accounts = accounts_of({agreement.owner_id, *answerers_of(wanted)})
    return tuple(with_acts(one, rows, accounts, owner=agreement.owner_id) for one in wanted)


def wanted_approvals(
    assembled: Assembled, last_by: Mapping[str, int]
) -> tuple[WantedApproval, ...]:
    """What needs approval under these answers, given who answered each question last; no query."""
    wanted = tuple(
        (selected, kind)
        for selected in assembled.selection.selected
        for kind in kinds_needed(selected, assembled.selection)
    )
    bases = {selected.clause.key: basis_of(assembled, selected) for selected, _ in wanted}
    return tuple(
        WantedApproval(
            selected,
            kind,
            basis,
            basis.digest,
            frozenset(
                last_by[key] for key in questions_behind(assembled, selected) if key in last_by
            ),
        )
        for selected, kind in wanted
        for basis in (bases[selected.clause.key],)
    )


def answerers_of(wanted: Iterable[WantedApproval]) -> frozenset[int]:
    """Everybody who answered what some approvals follow from."""
    return frozenset(person for one in wanted for person in one.answered_by)


def with_acts(
    wanted: WantedApproval,
    rows: Iterable[Approval],
    accounts: Mapping[int, frozenset[int]],
    *,
    owner: int,
) -> NeededApproval:
    """What was said of a wanted approval among the acts of its agreement, and who may not say it."""
    place = (wanted.selected.clause.key, wanted.selected.position.key, wanted.kind, wanted.digest)
    return NeededApproval(
        wanted.selected,
        wanted.kind,
        wanted.basis,
        wanted.digest,
        tuple(row for row in rows if (row.clause, row.position, row.kind, row.digest) == place),
        accounts[owner],
        frozenset[int]().union(*(accounts[person] for person in wanted.answered_by)),
    )


def kinds_needed(selected: Selected, selection: Selection) -> tuple[Kind, ...]:
    """The approvals that the position taken needs under the answers as they are."""
    condition = selected.position.approval_when
    if condition is not None and not holds(condition.expression, selection.scope):
        return ()
    return KINDS[selected.position.approval]


def accounts_of(people: Iterable[int]) -> dict[int, frozenset[int]]:
    """All accounts of each person, his own among them: accounts with one e-mail address are one person."""
    people = set(people)
    with_address = User.objects.annotate(address=Lower("email")).exclude(email="")
    addresses = with_address.filter(pk__in=people).values("address")
    found = dict(with_address.filter(address__in=addresses).values_list("pk", "address"))
    return {
        person: frozenset(
            {person, *(other for other, address in found.items() if address == found.get(person))}
        )
        for person in people
    }


def kinds_given_by(person: User) -> frozenset[Kind]:
    """The kinds of approval that a person gives: those of his groups. Superusers give none by being superusers."""
    names = set(person.groups.filter(name__in=GROUPS.values()).values_list("name", flat=True))
    return frozenset(kind for kind, group in GROUPS.items() if group in names)
