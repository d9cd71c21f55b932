"""What is wrong with an agreement, sorted by how bad it is, each finding with the page that mends it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from agreements.assembly.pipeline import Assembled
from agreements.standing.current import Standing
from agreements.standing.earlier_editions import leads_to_the_newer_edition
from agreements.standing.to_check import to_check
from agreements.wizard.progress import TO_ANSWER
from agreements.wizard.shown_questions import slot_of
from agreements.wizard.steps import asked_by_section
from agreements.words.answer_words import lines_of
from agreements.words.citing import STATUSES, CitedSource, cited
from agreements.words.our_words import called, finding_in_our_words, sides_of
from clauses import library
from clauses.library.deal.amounts import currency_of
from clauses.library.findings import Finding, Level

SIGNS: Mapping[Level, str] = {Level.ERROR: "✕", Level.WARNING: "!", Level.HINT: "i"}
WORDS: Mapping[Level, str] = {
    Level.ERROR: "To fix",
    Level.WARNING: "To check",
    Level.HINT: "Good to know",
}


@dataclass(frozen=True, slots=True)
class ShownSmallestChange:
    """One way to mend a finding: what its button says and sends, and the approved clauses that it may change."""

    words: str
    sent: str
    approved: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with its level as word and sign, and the link to the question that mends it."""

    finding: Finding
    word: str
    sign: str
    act: str
    url: str
    sources: tuple[CitedSource, ...] = ()
    changes: tuple[ShownSmallestChange, ...] = ()

    @property
    def is_from_memory(self) -> bool:
        """Whether a fact behind it was seen in no text, so that counsel has yet to confirm it."""
        return any(source.status == STATUSES["memory"] for source in self.sources)


@dataclass(frozen=True, slots=True)
class CopiedAnswer:
    """An answer that was copied from another deal and nobody has confirmed or changed."""

    key: str
    short: str
    lines: Sequence[str]
    url: str


@dataclass(frozen=True, slots=True)
class CheckedAgreement:
    """An assembled agreement and what `check` found in it."""

    assembled: Assembled
    findings: tuple[Finding, ...]
    shown: tuple[ShownFinding, ...]
    copied: tuple["CopiedAnswer", ...] = ()

    def of(self, level: Level) -> tuple[ShownFinding, ...]:
        """The findings of one level."""
        return tuple(shown for shown in self.shown if shown.finding.level is level)

    @property
    def from_memory(self) -> tuple[ShownFinding, ...]:
        """What rests on law that counsel has yet to confirm, of any level."""
        return tuple(shown for shown in self.shown if shown.is_from_memory)

    @property
    def to_answer(self) -> tuple[ShownFinding, ...]:
        """What nobody has answered yet: it stands in the way too, but nothing is wrong."""
        return tuple(shown for shown in self.of(Level.ERROR) if _is_unanswered(shown.finding))

    @property
    def errors(self) -> tuple[ShownFinding, ...]:
        """What is wrong and stands in the way of issuing."""
        return tuple(shown for shown in self.of(Level.ERROR) if not _is_unanswered(shown.finding))

    @property
    def warnings(self) -> tuple[ShownFinding, ...]:
        """What wants a second look."""
        return self.of(Level.WARNING)

    @property
    def number_to_check(self) -> int:
        """How many things want a second look, those that were copied among them."""
        return len(self.warnings) + len(self.copied)

    @property
    def hints(self) -> tuple[ShownFinding, ...]:
        """What is good to know."""
        return self.of(Level.HINT)


def _is_unanswered(finding: Finding) -> bool:
    return finding.code in TO_ANSWER


def checked(standing: Standing) -> CheckedAgreement:
    """What is wrong with the agreement as it stands."""
    return shown_findings(standing, standing.assembled, standing.findings)


def shown_findings(
    standing: Standing, assembled: Assembled, findings: tuple[Finding, ...]
) -> CheckedAgreement:
    """What was found in an assembled agreement, each finding with the page that mends it."""
    sides = sides_of(standing.interview)
    sections = {
        asked.question.key: (section.key, called(asked.question, sides))
        for section, entries in asked_by_section(standing)
        for asked in entries
    }
    shown = tuple(
        _shown(
            finding_in_our_words(finding, sides, standing.library.question(finding.question)),
            standing,
            sections,
        )
        for finding in findings
    )
    return CheckedAgreement(assembled, findings, shown, _copied(standing, sections))


def _copied(
    standing: Standing, sections: Mapping[str, tuple[str, str]]
) -> tuple[CopiedAnswer, ...]:
    currency = currency_of(standing.interview.scope)
    return tuple(
        CopiedAnswer(
            question.key,
            sections[question.key][1],
            lines_of(question, standing.answers[question.key], currency=currency),
            question_url(standing, sections[question.key][0], question.key, back="findings"),
        )
        for question in to_check(standing)
    )


def _shown(
    finding: Finding, standing: Standing, sections: Mapping[str, tuple[str, str]]
) -> ShownFinding:
    section, short = sections.get(finding.question, ("", ""))
    verb = "Answer" if standing.interview.value(finding.question) is None else "Change"
    url = question_url(standing, section, finding.question, back="findings") if section else ""
    act = f"{verb} {short}"
    if leads_to_the_newer_edition(finding):
        url = reverse("agreements:edition", args=[standing.agreement.pk])
        act = "Read what the newer library changes here"
    is_unanswered = _is_unanswered(finding)
    return ShownFinding(
        finding,
        "To answer" if is_unanswered else WORDS[finding.level],
        "○" if is_unanswered else SIGNS[finding.level],
        act,
        url,
        _sources(finding, standing.library),
    )


def _sources(finding: Finding, published: library.Library) -> tuple[CitedSource, ...]:
    """What a rule rests on; other findings rest on the agreement itself."""
    if finding.place.kind != "rule":
        return ()
    rules = (rule for rule in published.rules if rule.key == finding.place.key)
    return next((cited(published, rule.sources) for rule in rules), ())


def question_url(standing: Standing, section: str, key: str, *, back: str = "") -> str:
    """The address of a question on its step, whatever the path; after the save it leads back, if that is named."""
    step = reverse("agreements:step", args=[standing.agreement.pk, section])
    query = {"question": key} | ({"next": back} if back else {})
    return f"{step}?{urlencode(query)}#{slot_of(key)}"
