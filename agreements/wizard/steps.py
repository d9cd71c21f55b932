"""The steps of the wizard: the few pages that everybody walks, or one for each section of the library.

The page of all fine-tune values is made like a step, but nobody has to walk it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from agreements.models import Agreement
from agreements.standing.current import Standing
from agreements.wizard.walk import ASKING, is_asked, page_of, questions_on
from agreements.words.our_questions import asked_in_our_words
from agreements.words.our_words import said_by_us, sides_of
from clauses import library
from clauses.library.answers import pick_key, responsibility_key
from clauses.library.deal.interview import Asked
from clauses.library.deal.party_words import party_words
from clauses.library.deal.selection import matching
from clauses.library.language.evaluation import evaluate, holds
from clauses.library.language.known_names import ATTACHMENTS
from clauses.library.values import Approval

RESPONSIBILITIES = library.Section(
    key="responsibilities",
    title="Who does what",
    introduction=(
        "The responsibility matrix of the agreement: one row for each task, and who answers for it. "
        "It follows from your answers. Change a row only where your deal differs."
    ),
)
FINE_TUNE = library.Section(
    key="fine-tune",
    title="More settings",
    introduction=(
        "Values that nobody asks you for, because each has a sensible default. All that apply to your deal stand here, "
        "whatever path you take. Change only what your deal needs otherwise."
    ),
)


def responsible(published: library.Library) -> tuple[library.Choice, ...]:
    """Who can answer for a row of the responsibility matrix, in the words of the library."""
    called = party_words(published)
    return (
        library.Choice("customer", called.customer),
        library.Choice("manufacturer", called.manufacturer),
        library.Choice("both", "Both"),
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the wizard: its questions, its fine-tune values, and the positions picked by hand."""

    section: library.Section
    asked: tuple[Asked, ...]
    tuned: tuple[Asked, ...] = ()
    picks: tuple[Asked, ...] = ()

    @property
    def key(self) -> str:
        """The key of the section."""
        return self.section.key

    def all(self) -> tuple[Asked, ...]:
        """Everything on the page, in order."""
        return self.asked + self.tuned + self.picks


def steps_of(standing: Standing) -> tuple[Step, ...]:
    """The steps with something on them, on the path that the agreement takes; as the library asks, not in our words."""
    is_quick = standing.agreement.path == Agreement.Path.QUICK
    sections = ASKING if is_quick else sections_of(standing)
    made = (_step_of(standing, section, frozenset()) for section in sections)
    return tuple(step for step in made if step.all())


def sections_of(standing: Standing) -> tuple[library.Section, ...]:
    """The sections of the library, and who does what."""
    return (*standing.library.sections, RESPONSIBILITIES)


def step_of(
    standing: Standing, section: library.Section, *, wanted: frozenset[str] = frozenset()
) -> Step:
    """The step of a section on the path of its agreement, in our words; `wanted` questions are on it anyway."""
    return _in_our_words(_step_of(standing, section, wanted), standing)


def _step_of(standing: Standing, section: library.Section, wanted: frozenset[str]) -> Step:
    whole, scope = _whole_step_of(standing, section), standing.interview.scope
    if section in ASKING:
        walked = (one for one in whole.asked if is_asked(one, scope) or one.question.key in wanted)
        return Step(section, tuple(walked))
    is_whole = section.key in (FINE_TUNE.key, RESPONSIBILITIES.key)
    if standing.agreement.path == Agreement.Path.FULL or is_whole:
        return whole

    def shown(entries: tuple[Asked, ...]) -> tuple[Asked, ...]:
        """Asked on the walk, answered already, or wanted."""
        return tuple(
            one
            for one in entries
            if is_asked(one, scope) or one.origin == "answered" or one.question.key in wanted
        )

    return Step(section, shown(whole.asked), shown(whole.tuned), shown(whole.picks))


def whole_step_of(standing: Standing, section: library.Section) -> Step:
    """All that applies now in a section, or could stand on a page of the walk, whatever the path; in our words."""
    return _in_our_words(_whole_step_of(standing, section), standing)


def _in_our_words(step: Step, standing: Standing) -> Step:
    sides = sides_of(standing.interview)
    return Step(
        step.section,
        *(
            tuple(asked_in_our_words(asked, sides) for asked in entries)
            for entries in (step.asked, step.tuned, step.picks)
        ),
    )


def _whole_step_of(standing: Standing, section: library.Section) -> Step:
    if section in ASKING:
        published, every = standing.library, _asked_of_people(standing)
        return Step(
            section, tuple(one for one in every if page_of(published, one.question) is section)
        )
    if section.key == RESPONSIBILITIES.key:
        return Step(section, tuple(_responsibilities(standing)))
    if section.key == FINE_TUNE.key:
        every = standing.interview.asked
        return Step(section, (), tuple(asked for asked in every if not asked.question.asked))
    mine = [one for one in _asked_of_people(standing) if one.question.section == section.key]
    return Step(
        section,
        tuple(asked for asked in mine if asked.question.asked),
        tuple(asked for asked in mine if not asked.question.asked),
        tuple(_picks(standing, section)),
    )


def _asked_of_people(standing: Standing) -> tuple[Asked, ...]:
    """What is asked now, without the list of documents: whoever attaches one fills it."""
    return tuple(one for one in standing.interview.asked if one.question.key != ATTACHMENTS)


def posted_questions(
    standing: Standing, section: library.Section, data: Mapping[str, str]
) -> tuple[Asked, ...]:
    """The questions that were on the posted page, also those that no longer apply."""
    live = {asked.question.key: asked for asked in whole_step_of(standing, section).all()}
    is_tuning = section.key == FINE_TUNE.key
    walked = questions_on(standing.library, section) if section in ASKING else ()
    known = {
        question.key: Asked(question, None, "missing")
        for question in walked or standing.library.questions
        if question.key != ATTACHMENTS
        and (walked or question.section == section.key or (is_tuning and not question.asked))
    }
    return tuple(asked for key, asked in (known | live).items() if f"seen-{key}" in data)


def everything_of(standing: Standing) -> tuple[tuple[library.Section, tuple[Asked, ...]], ...]:
    """All that applies now, section by section, whatever the path; in our words."""
    steps = (whole_step_of(standing, section) for section in sections_of(standing))
    return tuple((step.section, step.all()) for step in steps if step.all())


def asked_by_section(
    standing: Standing,
) -> tuple[tuple[library.Section, tuple[Asked, ...]], ...]:
    """The same as the library asks it, for whatever shows little of it: to say all of it in our words takes time."""
    steps = (_whole_step_of(standing, section) for section in sections_of(standing))
    return tuple((step.section, step.all()) for step in steps if step.all())


def _picks(standing: Standing, section: library.Section) -> Iterable[Asked]:
    """The clauses of a section whose position no question decides, as questions."""
    for clause in standing.library.clauses:
        if clause.section != section.key or clause.chosen_by != "stance":
            continue
        selected = standing.selection.of(clause.key)
        if selected is None or matching(clause, standing.interview):
            continue
        open_to_all = tuple(
            position
            for position in clause.positions
            if position.when is None or position is selected.position
        )
        if len(open_to_all) > 1:
            yield _pick(clause, open_to_all, selected.position, standing)


def _pick(
    clause: library.Clause,
    positions: tuple[library.Position, ...],
    taken: library.Position,
    standing: Standing,
) -> Asked:
    approvals = tuple(_approval(position, standing) for position in positions)
    question = standing.assembled.memo.once_by(approvals, _question_of_pick, clause, *positions)
    if standing.interview.picks.get(clause.key) == taken.key:
        return Asked(question, taken.key, "answered")
    return Asked(question, taken.key, "default", "follows the side that the agreement leans to")


def _question_of_pick(
    approvals: tuple[Approval, ...], clause: library.Clause, *positions: library.Position
) -> library.Question:
    options = (
        library.Choice(
            key=position.key,
            label=position.title,
            meaning=said_by_us(position.plain),
            favours="" if position.stance == "neutral" else position.stance,
            approval=approval,
        )
        for position, approval in zip(positions, approvals, strict=True)
    )
    return library.Question(
        key=pick_key(clause.key),
        section=clause.section,
        kind="choice",
        ask=clause.heading,
        short=clause.heading,
        guidance=said_by_us(clause.plain),
        asked=False,
        options=tuple(options),
    )


def _approval(position: library.Position, standing: Standing) -> Approval:
    """Which approval a position needs as the answers are."""
    needs = position.approval_when is None or holds(
        position.approval_when.expression, standing.interview.scope
    )
    return position.approval if needs else ""


def _responsibilities(standing: Standing) -> Iterable[Asked]:
    scope, memo = standing.selection.scope, standing.assembled.memo
    for row in standing.library.responsibilities:
        if row.when is not None and not holds(row.when.expression, scope):
            continue
        question = memo.once(_question_of_row, row, standing.library)
        chosen = standing.interview.responsibilities.get(row.key, "")
        if question.choice(chosen):
            yield Asked(question, chosen, "answered")
        else:
            yield Asked(question, evaluate(row.party.expression, scope), "default", "usual")


def _question_of_row(row: library.Responsibility, published: library.Library) -> library.Question:
    return library.Question(
        key=responsibility_key(row.key),
        section=RESPONSIBILITIES.key,
        kind="choice",
        ask=row.activity,
        short=row.activity,
        guidance=row.note,
        options=responsible(published),
    )
