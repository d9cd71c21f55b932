"""The first page of the desk: the article's sections with what each holds, how far the changes are, the last proof."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count
from django.http import HttpRequest
from django.template.response import TemplateResponse

from clauses.admin.changes import filters
from clauses.draft.rows import draft_data
from clauses.draft.states import DraftChange, changes_since
from clauses.library.data.codec import edition_json
from clauses.library.findings import Level
from clauses.models import ClauseRow, Edition, ProofRun, QuestionRow, SectionRow
from clauses.models.editions import fingerprint
from clauses.publishing.proof_runs import findings_of, stored_proof

# What a lawyer opens every week; every other kind of row stands behind the texts.
EVERYDAY = (
    "ClauseRow",
    "ScheduleRow",
    "DefinedTermRow",
    "QuestionRow",
    "ResponsibilityRow",
    "RuleRow",
    "ChangeEntry",
    "Edition",
)


# The first page of an admin site, with more for its template.
Index = Callable[[HttpRequest, dict[str, Any] | None], TemplateResponse]


@dataclass(frozen=True, slots=True)
class SectionOnDesk:
    """A section of the article: how many clauses, wordings and questions it holds, and how many of them changed."""

    row: SectionRow
    clauses: int
    wordings: int
    questions: int
    changed: int


@dataclass(frozen=True, slots=True)
class Home:
    """What the first page tells one person."""

    sections: tuple[SectionOnDesk, ...]
    newest: Edition | None
    changes: list[dict[str, Any]]  # Any: words, numbers and flags for the template
    proof: ProofRun | None
    errors: int
    everyday: tuple[str, ...] = EVERYDAY


def at_home(index: Index) -> Index:
    """The first page of the admin, which shows the desk to those who may read the library."""

    def first_page(
        request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        context = dict(extra_context or {})
        if isinstance(request.user, User) and request.user.has_perm("clauses.view_clauserow"):
            context["home"] = home(request.user)
        return index(request, context)

    return first_page


def home(person: User) -> Home:
    """The draft as it is now, as this person sees it."""
    data, newest = draft_data(), Edition.objects.newest()
    changes = changes_since(newest, data) if newest else ()
    mine = [change for change in changes if change.may_be_approved_by(person)]
    proof = stored_proof(fingerprint(edition_json(data)))
    found = findings_of(proof) if proof else ()
    return Home(
        sections=sections(changes),
        newest=newest,
        changes=[one for one in filters(changes, mine, "") if one["number"]],
        proof=proof,
        errors=sum(one.finding.level is Level.ERROR for one in found),
    )


def sections(changes: Iterable[DraftChange]) -> tuple[SectionOnDesk, ...]:
    """Every section in its order. A clause or question that was deleted belongs to none any more."""
    of = {("clause", key): section for key, section in _keys(ClauseRow)}
    of |= {("question", key): section for key, section in _keys(QuestionRow)}
    changed = Counter(of[change.name] for change in changes if change.name in of)
    wordings = _counted(ClauseRow, "positions")
    clauses, questions = _counted(ClauseRow, "pk"), _counted(QuestionRow, "pk")
    return tuple(
        SectionOnDesk(
            row=row,
            clauses=clauses.get(row.pk, 0),
            wordings=wordings.get(row.pk, 0),
            questions=questions.get(row.pk, 0),
            changed=changed[row.pk],
        )
        for row in SectionRow.objects.all()
    )


def _keys(model: type[ClauseRow | QuestionRow]) -> Iterable[tuple[str, int]]:
    rows: Iterable[tuple[str, int]] = model.objects.values_list("key", "section")
    return rows


def _counted(model: type[ClauseRow | QuestionRow], what: str) -> dict[int, int]:
    rows = model.objects.order_by().values_list("section").annotate(number=Count(what))
    return dict(rows)
