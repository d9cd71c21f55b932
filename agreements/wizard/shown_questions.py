"""A question as a page shows it: its option cards, marks, sources and limits, ready for the templates to print."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from django.forms import BoundField
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from agreements.acts.saving import Conflict
from agreements.acts.telling import name_of
from agreements.wizard.against_options import can_be_checked
from agreements.wizard.cautions import cautions_of
from agreements.wizard.controls import Control, control_of, first_id
from agreements.wizard.fields import row_name
from agreements.wizard.forms import StepForm
from agreements.wizard.option_cards import OptionCard, cards_of
from agreements.wizard.question_templates import asked_by, short_for
from agreements.wizard.read_back import reading_of
from agreements.wizard.shown_tables import ShownTable, table_shown
from agreements.wizard.table_fields import GridField
from agreements.words.answer_words import lines_of, unit_of
from agreements.words.citing import CitedSource, cited
from agreements.words.market import ShownPractice, practice_of
from clauses import library
from clauses.library.answers import SITE_PARTS
from clauses.library.deal.amounts import currency_of
from clauses.library.deal.interview import Asked
from clauses.library.deal.ranges import range_in_words, range_of
from clauses.library.kinds import kind_of
from clauses.library.language.known_names import INDUSTRY

ONE_LINE = 150
SHORT, SHORT_LABEL = 3, 16


@dataclass(frozen=True, slots=True)
class ShownSite:
    """One site of a list: its number for people, its fields, the name of its remove button."""

    number: int
    index: int
    fields: tuple[BoundField, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two answers to one question: which was there first, by whom and when, and what was typed here.

    `is_own` where the person who types gave the first one too, in another tab.
    """

    against: int
    who: str
    when: str
    theirs: Sequence[str]
    mine: Sequence[str]
    is_own: bool


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """Everything the template of a question prints."""

    question: library.Question
    slot: str
    anchor: str
    template: str
    short_template: str  # in one row, on the pages that everybody walks
    control: Control
    field: BoundField | None
    fields: tuple[BoundField, ...]
    rows: tuple[ShownSite, ...]
    cards: tuple[OptionCard, ...]
    can_be_checked: bool
    errors: tuple[str, ...]
    mark: str
    unit: str
    reading: str
    cautions: tuple[str, ...]
    limits: str
    guidance: tuple[str, ...]
    sources: tuple[CitedSource, ...]
    practice: ShownPractice | None
    edition: int
    sets_profile: bool
    seen: str
    shown: str
    described_by: str
    text_rows: int
    table: ShownTable | None
    clash: Clash | None
    is_new: bool
    is_unsettled: bool
    summary: str  # of a company or sites: the answer in a line
    beside: tuple[str, ...]
    leave: str

    @property
    def is_number(self) -> bool:
        """Whether what was typed is read back in words."""
        return kind_of(self.question).value == "number"

    @property
    def chosen(self) -> str:
        """The label of the option that is chosen; nothing where none is, or several may be."""
        return next((card.label for card in self.cards if card.is_chosen), "")

    @property
    def usual_first(self) -> tuple[OptionCard, ...]:
        """The options with those that most contracts take first."""
        common = {option.key for option in self.question.options if option.common}
        return tuple(sorted(self.cards, key=lambda card: card.value not in common))

    @property
    def spoken_against(self) -> tuple[OptionCard, ...]:
        """The options that something stands against, where somebody looked."""
        return tuple(card for card in self.cards if card.against)

    @property
    def has_errors_inside(self) -> bool:
        """Whether something is wrong in a part of the answer."""
        parts = (*self.fields, *(field for row in self.rows for field in row.fields))
        return bool(self.errors) or any(field.errors for field in parts)

    @property
    def has_short_cards(self) -> bool:
        """Whether the options are few and say no more than their label, so that they fit in a line."""
        return len(self.cards) <= SHORT and not any(
            card.meaning or card.chips or len(card.label) > SHORT_LABEL for card in self.cards
        )


def slot_of(key: str) -> str:
    """The id of the place on the page that a question takes, whether it applies or not."""
    return "question-" + key.replace(".", "-")


def show(
    form: StepForm, asked: Asked, *, conflict: Conflict | None = None, is_new: bool = False
) -> ShownQuestion:
    """A question of a form, as the page shows it."""
    question = asked.question
    control = control_of(question)
    names = form.fields_by_key[question.key]
    bound = tuple(form[name] for name in names)
    single = bound[0] if names == (question.key,) else None
    errors = _errors(bound, question)
    seen = conflict.theirs.pk if conflict else form.seen(question.key)
    slot = slot_of(question.key)
    limits = _limits(form, question)
    reading = reading_of(form, asked)
    return ShownQuestion(
        question=question,
        slot=slot,
        anchor=first_id(question, bound[0]),
        template=f"agreements/questions/_{asked_by(control, question)}.html",
        short_template=f"agreements/questions/{short_for(control, question)}.html",
        control=control,
        field=single,
        fields=bound,
        rows=_rows(form, question),
        cards=cards_of(form.standing, question, single, form.against.get(question.key, {})),
        can_be_checked=can_be_checked(form.under, question),
        errors=errors,
        mark=_mark(asked, form),
        unit=_unit(form, question),
        reading=reading,
        cautions=() if errors else cautions_of(form.under, question),
        limits=limits,
        guidance=tuple(filter(None, question.guidance.splitlines())),
        sources=cited(form.standing.library, question.sources),
        practice=practice_of(form.standing.library, question),
        edition=form.standing.agreement.edition.number,
        sets_profile=question.key == INDUSTRY,
        seen=str(seen or ""),
        shown=_shown(form, asked, conflict),
        described_by=_described_by(slot, limits=limits, errors=errors, reading=reading),
        text_rows=_text_rows(form, question),
        table=_table(form, question, single),
        clash=_clash(question, conflict, form) if conflict else None,
        is_new=is_new,
        is_unsettled=question.key in form.unsettled,
        summary=_summary(asked),
        beside=form.beside.get(question.key, ()),
        leave=_leave(form, question),
    )


def _summary(asked: Asked) -> str:
    if kind_of(asked.question).value not in ("party", "sites") or asked.value is None:
        return ""
    return "; ".join(lines_of(asked.question, asked.value)[:3])


def _leave(form: StepForm, question: library.Question) -> str:
    """Where a question is left to a colleague; what is picked by hand is none of the library."""
    if form.standing.library.question(question.key) is None:
        return ""
    return reverse("agreements:leave", args=[form.standing.agreement.pk, question.key])


def _errors(bound: tuple[BoundField, ...], question: library.Question) -> tuple[str, ...]:
    """What is wrong with the question as a whole; parts of a party show their own."""
    if control_of(question).field is None:
        return ()
    return tuple(str(message) for field in bound for message in field.errors)


def _rows(form: StepForm, question: library.Question) -> tuple[ShownSite, ...]:
    return tuple(
        ShownSite(
            row + 1,
            row,
            tuple(form[row_name(question.key, row, part)] for part in SITE_PARTS),
        )
        for row in range(form.rows[question.key])
    )


def _table(
    form: StepForm, question: library.Question, field: BoundField | None
) -> ShownTable | None:
    if field is None or not isinstance(field.field, GridField):
        return None
    base = form.base(question.key)
    return table_shown(form, question, field.field, field.value(), base)


def mark_of(asked: Asked) -> str:
    """The words beside a default that the user has not decided; nothing beside an answer."""
    if asked.origin != "default":
        return ""
    return "usual default" if asked.because in ("", "usual") else asked.because


def _mark(asked: Asked, form: StepForm) -> str:
    """The mark stays while what was posted is still what was shown."""
    if form.is_bound and asked.question.key in form.under.answers:
        return ""
    return mark_of(asked)


def _unit(form: StepForm, question: library.Question) -> str:
    if kind_of(question).figure == "money":
        scope = form.under.interview.scope
        return " ".join(filter(None, (currency_of(scope), unit_of(question))))
    return unit_of(question)


def _limits(form: StepForm, question: library.Question) -> str:
    measured = kind_of(question).measured
    match measured:
        case "value" | "length":
            return _range(form, question)
        case "count" | "nothing":
            return ""
        case _:
            assert_never(measured)


def _range(form: StepForm, question: library.Question) -> str:
    limits = range_of(question, form.under.interview.scope)
    if limits.minimum is None and limits.maximum is None:
        return ""
    return range_in_words(question, limits)


def _text_rows(form: StepForm, question: library.Question) -> int:
    longest = range_of(question, form.under.interview.scope).maximum
    return 1 if isinstance(longest, Fraction) and longest <= ONE_LINE else 4


def _shown(form: StepForm, asked: Asked, conflict: Conflict | None) -> str:
    """After a conflict, what counts is whether the user keeps his own answer, so nothing was shown."""
    value = None if conflict else form.shown(asked.question.key)
    return "" if value is None else json.dumps(value)


def _described_by(slot: str, *, limits: str, errors: tuple[str, ...], reading: str) -> str:
    parts = ((f"{slot}-limits", limits), (f"{slot}-errors", errors), (f"{slot}-reading", reading))
    return " ".join(name for name, there in parts if there)


def _clash(question: library.Question, conflict: Conflict, form: StepForm) -> Clash:
    theirs = form.standing.answers.get(question.key)
    return Clash(
        against=conflict.theirs.pk,
        who=name_of(conflict.theirs.by),
        when=date_format(localtime(conflict.theirs.at), "j F Y, H:i T"),
        theirs=lines_of(question, theirs),
        mine=lines_of(question, conflict.mine),
        is_own=conflict.is_own,
    )
