"""How far an agreement is: the state of each step in words, and the one thing to do next."""

from dataclasses import dataclass
from typing import Literal as OneOf

from django.urls import reverse

from agreements.models import Agreement
from agreements.standing.current import Standing
from agreements.wizard.assumptions import assumed_in
from agreements.wizard.steps import Step, steps_of
from agreements.wizard.walk import ASSUMED, FINISH
from agreements.words.our_words import called, finding_in_our_words, sides_of
from clauses.library.faults.of_agreements import UNANSWERED_QUESTION
from clauses.library.faults.of_tables import EMPTY_CELL, NEEDED_ROW
from clauses.library.findings import Finding, Level

# Nothing is wrong where these stand: something is not there yet.
TO_ANSWER = frozenset(fault.code for fault in (UNANSWERED_QUESTION, EMPTY_CELL, NEEDED_ROW))
StateKey = OneOf["not-started", "in-progress", "completed", "attention"]
STATES: dict[StateKey, str] = {
    "not-started": "Not started",
    "in-progress": "In progress",
    "completed": "Completed",
    "attention": "Needs attention",
}


@dataclass(frozen=True, slots=True)
class StepState:
    """A step in the task list and in the rail."""

    key: str
    title: str
    url: str
    state: StateKey
    done: int
    total: int  # nothing is counted where there is none
    act: str = "answered"
    why: str = ""

    @property
    def words(self) -> str:
        """The state in words; nobody has finished on the last page yet."""
        is_ready = self.key == FINISH.key and self.state == "completed"
        return "Ready" if is_ready else STATES[self.state]


@dataclass(frozen=True, slots=True)
class NextAct:
    """The one thing to do next: the words of the button, and where it leads."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Progress:
    """All steps with their states, and what comes next."""

    steps: tuple[StepState, ...]
    next: NextAct

    @property
    def completed(self) -> int:
        """How many steps are done."""
        return sum(step.state == "completed" for step in self.steps)


def progress_of(standing: Standing, findings: tuple[Finding, ...]) -> Progress:
    """The state of each step on the path of the agreement, given what `check` found."""
    states = tuple(_state_of(standing, step, findings) for step in steps_of(standing))
    if standing.agreement.path == Agreement.Path.QUICK:
        is_asked_all = all(state.state == "completed" for state in states)
        states += (_assumed(standing), _finish(standing, findings, is_asked_all))
    return Progress(states, _next(standing, states, findings))


def step_url(standing: Standing, section: str) -> str:
    """The address of a step."""
    return reverse("agreements:step", args=[standing.agreement.pk, section])


def _state_of(standing: Standing, step: Step, findings: tuple[Finding, ...]) -> StepState:
    entries = [asked for asked in step.asked if asked.question.required or asked.value is not None]
    walked = standing.is_walked(step.key)
    decided = sum(asked.origin == "answered" for asked in step.all())
    answered = sum(
        asked.origin == "answered" or (walked and asked.origin == "default") for asked in entries
    )
    open_ones = [
        asked for asked in entries if asked.origin == "missing" and asked.question.required
    ]
    keys = {asked.question.key for asked in step.all()}
    is_open = bool(open_ones) or any(
        finding.code in TO_ANSWER and finding.level is Level.ERROR and finding.question in keys
        for finding in findings
    )
    why = _trouble(standing, step, findings)
    state: StateKey = "not-started"
    if why:
        state = "attention"
    elif walked and not is_open:
        state = "completed"
    elif walked or decided:
        state = "in-progress"
    return StepState(
        key=step.key,
        title=step.section.title,
        url=step_url(standing, step.key),
        state=state,
        done=answered,
        total=len(entries),
        why=why,
    )


def _assumed(standing: Standing) -> StepState:
    """How far somebody has confirmed what is assumed, in parts."""
    parts = assumed_in(standing)
    confirmed = sum(part.is_confirmed for part in parts)
    state: StateKey = "completed" if confirmed == len(parts) else "in-progress"
    if not any(part.confirmed for part in parts):
        state = "not-started"
    url = reverse("agreements:assumed", args=[standing.agreement.pk])
    return StepState(ASSUMED.key, ASSUMED.title, url, state, confirmed, len(parts), "confirmed")


def _finish(standing: Standing, findings: tuple[Finding, ...], is_asked_all: bool) -> StepState:
    """Done where nothing stands in the way; the page itself is where the agreement is finished."""
    is_ready = is_asked_all and not any(one.level is Level.ERROR for one in findings)
    url = reverse("agreements:issue", args=[standing.agreement.pk])
    state: StateKey = "completed" if is_ready else "not-started"
    return StepState(FINISH.key, FINISH.title, url, state, 0, 0)


def _trouble(standing: Standing, step: Step, findings: tuple[Finding, ...]) -> str:
    """An answer that no longer fits, or that an error asks to change; a missing one is no trouble yet."""
    sides = sides_of(standing.interview)
    answered = {
        asked.question.key for asked in step.all() if asked.origin in ("answered", "default")
    }
    for asked in step.all():
        if asked.origin == "misfit":
            return f"{called(asked.question, sides)}: {asked.problem}"
    for finding in findings:
        is_wrong = finding.level is Level.ERROR and finding.code not in TO_ANSWER
        if is_wrong and finding.question in answered:
            return finding_in_our_words(
                finding, sides, standing.library.question(finding.question)
            ).message
    return ""


def _next(
    standing: Standing, states: tuple[StepState, ...], findings: tuple[Finding, ...]
) -> NextAct:
    pk = standing.agreement.pk
    for state in states:
        if state.state != "completed":
            verb = {"not-started": "Start", "attention": "Fix"}.get(state.state, "Go on with")
            verb = "Go on to" if state.key in (ASSUMED.key, FINISH.key) else verb
            return NextAct(f"{verb}: {state.title}", state.url)
    if any(finding.level is Level.ERROR for finding in findings):
        return NextAct("See what stands in the way", reverse("agreements:findings", args=[pk]))
    if standing.agreement.path == Agreement.Path.QUICK:
        return NextAct(FINISH.title, reverse("agreements:issue", args=[pk]))
    return NextAct("Check your answers", reverse("agreements:review", args=[pk]))
