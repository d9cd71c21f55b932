"""The layout of a step for crispy-forms: groups of slots, one slot for each question that could stand there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from crispy_forms.layout import LayoutObject
from django.template import Context
from django.template.loader import render_to_string

from agreements.acts.saving import Conflict
from agreements.models import Company
from agreements.standing.current import Standing
from agreements.wizard.forms import StepForm
from agreements.wizard.shown_questions import ShownQuestion, show, slot_of
from agreements.wizard.steps import FINE_TUNE, RESPONSIBILITIES
from agreements.wizard.walk import ASKING, questions_on
from clauses import library
from clauses.library.answers import pick_key, responsibility_key

NEW = "New, because of your answers"
TUNED = ("More settings", "Values with a usual answer. Change them only where your deal differs.")
PICKS = (
    "Wording",
    "Clauses whose position no question decides. They follow the side that the agreement leans to, "
    "unless you pick another.",
)


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a question on the page; empty while it does not apply."""

    id: str
    shown: ShownQuestion | None


@dataclass(frozen=True, slots=True)
class SlotGroup:
    """Slots under a heading; the folded ones open on demand."""

    title: str
    note: str
    slots: tuple[Slot, ...]
    is_folded: bool = False
    is_open: bool = False
    is_short: bool = False  # each question in one row, what its options mean on demand
    is_matrix: bool = False  # one table: who does what


class Grouped(LayoutObject):  # type: ignore[misc]  # crispy-forms has no types
    """Prints a group inside a crispy form."""

    def __init__(self, group: SlotGroup) -> None:
        self.group = group
        self.fields: list[str] = []

    def render(self, form: StepForm, context: Context, **options: object) -> str:
        shown = {
            "group": self.group,
            "is_short": self.group.is_short,
            "is_matrix": self.group.is_matrix,
            "companies": Company.objects.all(),
        }
        return render_to_string("agreements/questions/_group.html", shown)


def groups_of(
    form: StepForm,
    section: library.Section,
    *,
    new: frozenset[str] = frozenset(),
    conflicts: tuple[Conflict, ...] = (),
) -> tuple[SlotGroup, ...]:
    """The groups of a step: the new questions first, then the rest, then what is folded away."""
    clashing = {conflict.key: conflict for conflict in conflicts}
    shown = {
        asked.question.key: show(
            form,
            asked,
            conflict=clashing.get(asked.question.key),
            is_new=asked.question.key in new,
        )
        for asked in form.questions
    }
    if section.key == FINE_TUNE.key:
        return _by_section(form.standing.library, shown)
    main, tuned, picks = _keys(form.standing, section)
    fresh = tuple(key for key in main if key in new and key in shown)
    groups = (
        SlotGroup(NEW if fresh else "", "", _slots(fresh, shown)),
        SlotGroup("", "", _slots((key for key in main if key not in fresh), shown)),
        _folded(TUNED, _slots(tuned, shown)),
        _folded(PICKS, _slots(picks, shown)),
    )
    is_short, is_matrix = section in ASKING, section.key == RESPONSIBILITIES.key
    return tuple(
        replace(group, is_short=is_short, is_matrix=is_matrix) for group in groups if group.slots
    )


def _by_section(
    published: library.Library, shown: dict[str, ShownQuestion]
) -> tuple[SlotGroup, ...]:
    """All fine-tune values, under the sections that they belong to."""
    groups = (
        SlotGroup(
            section.title,
            "",
            _slots(
                (
                    question.key
                    for question in published.questions
                    if question.section == section.key and not question.asked
                ),
                shown,
            ),
        )
        for section in published.sections
    )
    return tuple(group for group in groups if group.slots)


def _keys(
    standing: Standing, section: library.Section
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Whatever could stand on the page of a section: questions, fine-tune values, picks."""
    published = standing.library
    if section in ASKING:
        return tuple(question.key for question in questions_on(published, section)), (), ()
    if section.key == RESPONSIBILITIES.key:
        return tuple(responsibility_key(row.key) for row in published.responsibilities), (), ()
    mine = [question for question in published.questions if question.section == section.key]
    return (
        tuple(question.key for question in mine if question.asked),
        tuple(question.key for question in mine if not question.asked),
        tuple(
            pick_key(clause.key)
            for clause in published.clauses
            if clause.section == section.key and clause.chosen_by == "stance"
        ),
    )


def _slots(keys: Iterable[str], shown: dict[str, ShownQuestion]) -> tuple[Slot, ...]:
    return tuple(Slot(slot_of(key), shown.get(key)) for key in keys)


def _folded(words: tuple[str, str], slots: tuple[Slot, ...]) -> SlotGroup:
    """Open where something inside was decided or needs the eye."""
    is_open = any(
        slot.shown is not None
        and (
            slot.shown.errors
            or slot.shown.is_new
            or slot.shown.clash
            or any(field.errors for field in slot.shown.fields)
        )
        for slot in slots
    )
    return SlotGroup(*words, slots, is_folded=True, is_open=bool(is_open))
