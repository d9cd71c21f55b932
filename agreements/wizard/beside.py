"""What is wrong between two answers, for the questions where they are typed."""

from collections.abc import Iterator

from agreements.assembly.coherence.clauses import faults_of_points
from agreements.assembly.coherence.rules import fired_rules
from agreements.standing.current import Standing
from agreements.words.our_words import finding_in_our_words, sides_of
from clauses.library.findings import Finding, Level
from clauses.library.language.asked_of import keys_read

Beside = dict[str, tuple[str, ...]]


def beside_of(standing: Standing) -> Beside:
    """By question: what each rule that fires says, and how to mend it, at every answer that the rule reads.

    A row of the matrix that was changed against a sentence says so at the row. Hints are left to the page of findings.
    A default is spoken of only where changing it mends the matter.
    """
    found: dict[str, dict[str, None]] = {}
    for finding in faults_of_points(standing.assembled):
        if finding.question:
            found.setdefault(finding.question, {})[_words(finding, standing)] = None
    rules = {rule.key: rule for rule in standing.library.rules}
    for finding in fired_rules(standing.assembled):
        if finding.level is Level.HINT:
            continue
        words = _words(finding, standing)
        read = keys_read(rules[finding.place.key].when.expression)
        for key in _typed(standing, finding.question, read):
            found.setdefault(key, {})[words] = None
    return {key: tuple(words) for key, words in found.items()}


def _words(finding: Finding, standing: Standing) -> str:
    told = finding_in_our_words(
        finding, sides_of(standing.interview), standing.library.question(finding.question)
    )
    return f"{told.message} {told.hint}".strip()


def _typed(standing: Standing, change: str, read: tuple[str, ...]) -> Iterator[str]:
    if change:
        yield change
    for key in read:
        asked = standing.interview.of(key)
        if key != change and asked is not None and asked.origin == "answered":
            yield key
