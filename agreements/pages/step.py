"""What the page of a step prints, what changes on it while somebody types, and where a save leads."""

from dataclasses import dataclass
from urllib.parse import urlencode

from crispy_forms.layout import Layout
from django.urls import reverse

from agreements.acts.saving import Conflict
from agreements.assembly.deciding import place_among, place_of
from agreements.assembly.pipeline import Assembled
from agreements.models import Agreement
from agreements.printing.live_document import LiveDocument
from agreements.standing.current import Standing
from agreements.standing.offers import open_offer
from agreements.wizard.against_options import can_be_checked
from agreements.wizard.booked import is_choosing
from agreements.wizard.cautions import cautions_of, is_typed
from agreements.wizard.controls import first_id
from agreements.wizard.forms import StepForm
from agreements.wizard.layout import Grouped, Slot, groups_of
from agreements.wizard.progress import progress_of
from agreements.wizard.read_back import reading_of
from agreements.wizard.shown_questions import ShownQuestion, show, slot_of
from agreements.wizard.steps import step_of, steps_of, whole_step_of
from agreements.wizard.walk import ASKING
from agreements.words.our_words import in_our_words, sides_of
from agreements.words.parts_and_figures import PART_LABELS
from clauses import library
from clauses.library.answers import to_json
from clauses.library.deal.interview import Asked
from clauses.library.kinds import kind_of

RETURNS = {
    "assumed": "agreements:assumed",
    "issue": "agreements:issue",
    "review": "agreements:review",
    "findings": "agreements:findings",
    "document": "agreements:document",
}
NO_KEYS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Complaint:
    """A line of the error summary: the question, what is wrong, and the field to go to."""

    short: str
    message: str
    anchor: str


def step_page(
    standing: Standing,
    section: library.Section,
    form: StepForm,
    *,
    new: frozenset[str] = NO_KEYS,
    conflicts: tuple[Conflict, ...] = (),
) -> dict[str, object]:
    """The context of the page: rail, form with its layout, and what to complain about."""
    complaints = complaints_of(form)
    groups = groups_of(form, section, new=new, conflicts=conflicts)
    form.helper.layout = Layout(*(Grouped(group) for group in groups))
    return {
        "agreement": standing.agreement,
        "offered": open_offer(standing.agreement),
        "section": section,
        "is_short": section in ASKING,
        "introduction": in_our_words(
            section.introduction, sides_of(standing.interview)
        ).splitlines(),
        "form": form,
        "has_options_to_check": any(
            can_be_checked(standing, asked.question) for asked in form.questions
        ),
        "progress": progress_of(standing, standing.findings),
        "complaints": complaints,
        "is_own_clash": all(conflict.is_own for conflict in conflicts),
        "conflicts": [
            Complaint(standing_short(form, conflict.key), "", slot_of(conflict.key))
            for conflict in conflicts
        ],
    }


def standing_short(form: StepForm, key: str) -> str:
    """What a question of a form is called."""
    return next(asked.question.short for asked in form.questions if asked.question.key == key)


def complaints_of(form: StepForm) -> tuple[Complaint, ...]:
    """What is wrong on a posted page, in the order of its fields."""
    if not form.is_bound:
        return ()
    return tuple(
        Complaint(_called(asked, name), str(message), first_id(asked.question, form[name]))
        for asked in form.questions
        for name in form.fields_by_key[asked.question.key]
        for message in form.errors.get(name, ())
    )


def messages_at(form: StepForm, key: str) -> tuple[str, ...]:
    """What is wrong with a question of a posted form, each message with the part that it is about."""
    asked = next(asked for asked in form.questions if asked.question.key == key)
    return tuple(
        str(message) if name == key else f"{_called(asked, name)}: {message}"
        for name in form.fields_by_key[key]
        for message in form.errors.get(name, ())
    )


def _called(asked: Asked, name: str) -> str:
    if name == asked.question.key:
        return asked.question.short
    *_, part = name.split("-")
    row = name.removeprefix(f"{asked.question.key}-").removesuffix(part).rstrip("-")
    where = f"{asked.question.short}, site {int(row) + 1}" if row else asked.question.short
    return f"{where}, {PART_LABELS[part][0]}"


def questions_after(
    fresh: Standing, section: library.Section, posted: StepForm, clashing: frozenset[str]
) -> tuple[Asked, ...]:
    """The questions of a step after a save; one that clashes stands there also where it no longer applies."""
    step = step_of(fresh, section, wanted=keys_of(posted.questions))
    live = keys_of(step.all())
    return step.all() + tuple(
        asked for asked in posted.questions if asked.question.key in clashing - live
    )


def keys_of(entries: tuple[Asked, ...]) -> frozenset[str]:
    """The keys of some questions."""
    return frozenset(asked.question.key for asked in entries)


def live_slots(posted: StepForm, section: library.Section) -> tuple[Slot, ...]:
    """The slots that what was typed fills or empties, and those whose untouched default is another now.

    A question that somebody may be typing in is never among them.
    """
    there = keys_of(posted.questions)
    step = step_of(posted.under, section, wanted=there)
    gone = tuple(Slot(slot_of(key), None) for key in sorted(there - keys_of(step.all())))
    untouched = there - posted.changes().keys()
    others = tuple(
        asked
        for asked in step.all()
        if asked.question.key not in there
        or (asked.question.key in untouched and _has_another_default(posted, asked))
    )
    now = StepForm(posted.under, others)
    filled = tuple(
        Slot(
            slot_of(asked.question.key),
            show(now, asked, is_new=asked.question.key not in there),
        )
        for asked in others
    )
    return gone + filled


@dataclass(frozen=True, slots=True)
class Reading:
    """The words beside a field: the slot of its question, and how what was typed is understood."""

    slot: str
    words: str | tuple[str, ...]


def readings_of(posted: StepForm, slots: tuple[Slot, ...]) -> tuple[Reading, ...]:
    """How each number that was typed is understood, or why it is not; not for slots that come anew."""
    fresh = {slot.id for slot in slots}
    return tuple(
        Reading(
            slot_of(key),
            " ".join(map(str, posted.errors.get(key) or ())) or reading_of(posted, asked),
        )
        for asked in posted.questions
        if kind_of(asked.question).value == "number"
        and slot_of(key := asked.question.key) not in fresh
    )


def besides_of(
    posted: StepForm, slots: tuple[Slot, ...]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What is wrong between answers at each question of the page, by slot; not for slots that come anew."""
    fresh = {slot.id for slot in slots}
    return tuple(
        (slot_of(asked.question.key), posted.beside.get(asked.question.key, ()))
        for asked in posted.questions
        if slot_of(asked.question.key) not in fresh
    )


def options_checked(posted: StepForm, section: library.Section) -> tuple[ShownQuestion, ...]:
    """The questions of a posted page that it still shows and whose options can be checked, with what was found."""
    posted.has_options_checked = True
    there = keys_of(posted.questions)
    return tuple(
        show(posted, asked)
        for asked in step_of(posted.under, section, wanted=there).all()
        if asked.question.key in there and can_be_checked(posted.under, asked.question)
    )


def cautions_now(posted: StepForm, slots: tuple[Slot, ...]) -> tuple[Reading, ...]:
    """What is doubtful in each answer in words on the page, one sentence each; not for slots that come anew.

    Where what is typed fits no answer, the answer before it counts no more for the page: nothing is doubted.
    """
    fresh = {slot.id for slot in slots}
    unfit = posted.unfit()
    return tuple(
        Reading(
            slot_of(asked.question.key),
            () if asked.question.key in unfit else cautions_of(posted.under, asked.question),
        )
        for asked in posted.questions
        if is_typed(asked.question) and slot_of(asked.question.key) not in fresh
    )


def _has_another_default(posted: StepForm, asked: Asked) -> bool:
    key = asked.question.key
    if asked.origin not in ("default", "missing") or not posted.is_readable(key):
        return False
    if posted.is_touched(key):  # a field that was emptied to be typed anew is in somebody's hand
        return False
    return posted.shown(key) != (None if asked.value is None else to_json(asked.value))


def places_of(standing: Standing, section: library.Section) -> dict[str, str]:
    """The questions of a section, each with the anchor of the part of the document that it decides."""
    whole = step_of if section in ASKING else whole_step_of
    keys = [asked.question.key for asked in whole(standing, section).all()]
    return {key: place_of(key, standing.assembled) for key in keys}


def place_in_hand(key: str, assembled: Assembled, sent: LiveDocument) -> str:
    """The anchor to show while a question is answered: what it changed, else what it decides."""
    return place_among(key, assembled, sent.news) or place_of(key, assembled)


def announcement(slots: tuple[Slot, ...]) -> str:
    """What a screen reader says when questions have appeared."""
    new = [slot.shown.question.short for slot in slots if slot.shown and slot.shown.is_new]
    return f"New questions: {', '.join(new)}." if new else ""


def after_save(
    agreement: Agreement, section: library.Section, form: StepForm, *, back_to: str, action: str
) -> str:
    """Where a save leads: back, to questions that have just appeared, or on to the next step."""
    if action == "later":
        return agreement.get_absolute_url()
    if is_choosing(action):
        page = reverse("agreements:step", args=[agreement.pk, section.key])
        return f"{page}#{slot_of(action.split(' ', 1)[1])}"
    step = step_of(form.under, section)
    new = [
        asked.question.key
        for asked in step.asked
        if asked.question.key not in keys_of(form.questions)
    ]
    if new:
        page = reverse("agreements:step", args=[agreement.pk, section.key])
        query = [("new", key) for key in new] + ([("next", back_to)] if back_to in RETURNS else [])
        return f"{page}?{urlencode(query)}"
    if back_to in RETURNS:
        return reverse(RETURNS[back_to], args=[agreement.pk])
    return _next_step(agreement, section, form.under)


def _next_step(agreement: Agreement, section: library.Section, standing: Standing) -> str:
    keys = [step.key for step in steps_of(standing)]
    following = keys[keys.index(section.key) + 1 :] if section.key in keys else []
    if following:
        return reverse("agreements:step", args=[agreement.pk, following[0]])
    is_walked = agreement.path == Agreement.Path.QUICK
    return reverse(f"agreements:{'assumed' if is_walked else 'review'}", args=[agreement.pk])
