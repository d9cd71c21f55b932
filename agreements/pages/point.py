"""What the page of one point prints: the decision in a sentence, what differs, the figures, what was decided before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from crispy_forms.layout import Layout
from django.contrib.auth.models import User

from agreements.assembly.basis import basis_of
from agreements.assembly.document import Document, PrintedClause
from agreements.assembly.pipeline import Assembled
from agreements.assembly.printed_again import clause_of_basis
from agreements.assembly.redline import redline
from agreements.models import Agreement, Approval
from agreements.pages.editions import ShownPart, shown_part
from agreements.pages.history import short_of, words_of
from agreements.standing.current import Standing
from agreements.standing.point_states import Point
from agreements.wizard.forms import StepForm
from agreements.wizard.layout import Grouped, Slot, SlotGroup
from agreements.wizard.shown_questions import show, slot_of
from agreements.wizard.steps import everything_of
from agreements.words.market import ShownPractice, practice_of
from agreements.words.our_words import SidesOnScreen, called, sides_of, wording_says
from clauses.library.answers import pick_key, to_json
from clauses.library.deal.selection import Selected
from clauses.library.language.asked_of import keys_read
from clauses.library.language.known_names import STANCE
from clauses.library.language.text import expressions_in

MOST_EARLIER = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """A question that the clause follows from: what is answered, and what our standard says."""

    short: str
    here: tuple[str, ...]
    standard: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether the deal is not as our standard."""
        return self.here != self.standard


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a point comes to: the sentence, and the clause against another wording of it."""

    sentence: str
    against: str
    part: ShownPart | None
    figures: tuple[Figure, ...]
    practices: tuple[ShownPractice, ...]
    earlier: tuple[Approval, ...]
    reopened: ShownPart | None
    reopened_from: Approval | None
    other_values: tuple[Figure, ...]


def comparison_of(standing: Standing, made: Assembled, point: Point, person: User) -> Comparison:
    """The point against our standard, and against what was decided last where it was reopened."""
    selected = point.needed.selected
    keys = deciding_keys(standing, selected)
    usual = standing.with_answers(dict.fromkeys(_with_default(standing, keys))).assembled
    usual_selected = usual.selection.of(selected.clause.key)
    here = _printed(made, selected.clause.key)
    there = _printed(usual, selected.clause.key)
    last = decided_before(standing.agreement, point)
    return Comparison(
        sentence=_sentence(selected, usual_selected, sides_of(standing.interview)),
        against="our standard" if there is not None else "",
        part=None if there is None else _part(made.document, there, here),
        figures=tuple(_figures(standing, usual, keys)),
        practices=tuple(
            practice
            for key in keys
            if (question := standing.library.question(key)) is not None
            and (practice := practice_of(standing.library, question)) is not None
        ),
        earlier=decided_elsewhere(standing.agreement, point, person),
        reopened=None
        if last is None
        else _part(made.document, clause_of_basis(last.basis, here, made.document), here),
        reopened_from=last,
        other_values=() if last is None else tuple(_other_values(standing, made, last, selected)),
    )


def deciding_keys(standing: Standing, selected: Selected) -> tuple[str, ...]:
    """The answers that decide the position and what it prints, as its own conditions and its text name them."""
    clause, position = selected.clause, selected.position
    formulas = (position.approval_when, *(one.when for one in clause.positions))
    expressions = [one.expression for one in formulas if one is not None]
    expressions += expressions_in(position.text.blocks)
    keys = [key for expression in expressions for key in keys_read(expression)]
    if clause.chosen_by == "stance":
        keys += [pick_key(clause.key), STANCE]
    picks = (pick_key(clause.key),)
    return tuple(
        key for key in dict.fromkeys(keys) if key in picks or standing.interview.of(key) is not None
    )


def proposal_form(standing: Standing, selected: Selected, data: object = None) -> StepForm:
    """The questions that decide a point, as a form; nothing of it is an answer."""
    keys = deciding_keys(standing, selected)
    asked = {one.question.key: one for _, entries in everything_of(standing) for one in entries}
    questions = tuple(asked[key] for key in keys if key in asked)
    form = StepForm(standing, questions, data=data)  # type: ignore[arg-type]  # a QueryDict, where posted
    slots = tuple(Slot(slot_of(one.question.key), show(form, one)) for one in questions)
    form.helper.layout = Layout(Grouped(SlotGroup("", "", slots)))
    return form


def decided_before(agreement: Agreement, point: Point) -> Approval | None:
    """What was decided last about another wording of the clause in this agreement; None where nothing was."""
    needed = point.needed
    rows = agreement.approvals.filter(clause=needed.selected.clause.key, kind=needed.kind)
    last = rows.exclude(digest="").select_related("by").order_by("pk").last()
    return last if last is not None and last.digest != needed.digest else None


def decided_elsewhere(agreement: Agreement, point: Point, person: User) -> tuple[Approval, ...]:
    """How the same position was decided in other agreements that the person may see, the newest first."""
    clause, position, kind = point.needed.place
    rows = Approval.objects.filter(clause=clause, position=position, kind=kind).exclude(
        agreement=agreement
    )
    seen = rows.filter(agreement__in=Agreement.objects.visible_to(person))
    return tuple(
        seen.exclude(digest="").select_related("agreement", "by").order_by("-pk")[:MOST_EARLIER]
    )


def _with_default(standing: Standing, keys: tuple[str, ...]) -> Iterator[str]:
    """Those that somebody answered and that would have a value all the same."""
    for key in keys:
        question = standing.library.question(key)
        has_default = question is None or question.default is not None or question.defaults
        if key in standing.answers and has_default:
            yield key


def _sentence(selected: Selected, usual: Selected | None, sides: SidesOnScreen) -> str:
    says = wording_says(selected.position, sides)
    if usual is None:
        return f"{says} Our standard has no such clause."
    if usual.position.key != selected.position.key:
        return f"{says} Our standard instead: {wording_says(usual.position, sides)}"
    return f"{says} So does our standard, with other answers."


def _printed(made: Assembled, key: str) -> PrintedClause | None:
    return next((one for one in made.document.clauses() if one.key == key), None)


def _part(
    whole: Document, before: PrintedClause | None, after: PrintedClause | None
) -> ShownPart | None:
    """The redline of one clause; None where a side is missing or nothing differs."""
    if before is None or after is None:
        return None
    found = redline(_alone(whole, before), _alone(whole, after)).changed("clause")
    return shown_part(found[0]) if found else None


def _alone(whole: Document, clause: PrintedClause) -> Document:
    section = replace(whole.sections[0], clauses=(clause,))
    return replace(whole, sections=(section,), schedules=())


def _figures(standing: Standing, usual: Assembled, keys: tuple[str, ...]) -> Iterator[Figure]:
    sides = sides_of(standing.interview)
    for key in keys:
        question = standing.library.question(key)
        if question is None:
            continue
        here, there = standing.interview.value(key), usual.interview.value(key)
        if here is None:
            continue
        yield Figure(
            called(question, sides),
            tuple(words_of(standing.library, key, to_json(here), sides)),
            () if there is None else tuple(words_of(standing.library, key, to_json(there), sides)),
        )


def _other_values(
    standing: Standing, made: Assembled, last: Approval, selected: Selected
) -> Iterator[Figure]:
    """The values that the need of approval depends on, and the definitions, that are not as they were decided about."""
    now, sides = basis_of(made, selected).data, sides_of(standing.interview)
    for name in ("reads", "definitions"):
        before, after = last.basis.get(name, {}), now.get(name, {})
        assert isinstance(before, Mapping)
        assert isinstance(after, Mapping)
        for key in dict.fromkeys((*before, *after)):
            if before.get(key) != after.get(key):
                yield Figure(
                    short_of(standing.library, key, sides) if name == "reads" else f"“{key}”",
                    (_plain(after.get(key)),),
                    (_plain(before.get(key)),),
                )


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "".join(piece if isinstance(piece, str) else "…" for piece in value)
    return "–" if value is None else str(value)
