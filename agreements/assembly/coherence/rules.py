"""The coherence rules of the library that fire under these answers."""

from collections.abc import Iterator

from agreements.assembly.blanks import Filling
from agreements.assembly.pipeline import Assembled
from agreements.assembly.settling import fill_line
from agreements.assembly.trees import words_of
from clauses.library.faults.of_agreements import RULE
from clauses.library.findings import Finding, Level, Place
from clauses.library.language.evaluation import holds
from clauses.library.values import Rule


def fired_rules(assembled: Assembled) -> Iterator[Finding]:
    """Each rule whose condition holds: its message with the blanks filled, its fix, the question to change."""
    scope = assembled.selection.scope
    filling = Filling(assembled.interview.library, scope, assembled.memo)
    for rule in assembled.interview.library.rules:
        if holds(rule.when.expression, scope):
            yield RULE.of_level(Level(rule.severity)).at(
                Place("rule", rule.key),
                question=rule.change,
                message=message_of(rule, filling),
                fix=rule.fix,
            )


def message_of(rule: Rule, filling: Filling) -> str:
    """What a rule says, its blanks filled."""
    return words_of(fill_line(rule.message.line, filling))
