"""Rules that a library could do without, because others imply them."""

from collections.abc import Iterator

from clauses.library.faults.of_proofs import IMPLIED_RULE
from clauses.library.findings import Finding, Place
from clauses.library.proof.guards import negation
from clauses.library.proof.solving import Solver, Undecided
from clauses.library.values import Library, Rule

SEVERITIES = ("hint", "warning", "error")


def implied_rules(library: Library, solver: Solver) -> Iterator[Finding]:
    """Rules that fire only where a rule fires that is as severe and asks to change the same: the other is enough.

    One that asks to change something else says something else, though it fires with others.
    """
    silent = {
        rule.key: solver.named(negation(solver.agreement.fires[rule.key])) for rule in library.rules
    }
    for rule in library.rules:
        others = [
            other
            for other in library.rules
            if other.key != rule.key and other.change == rule.change and _is_as_severe(other, rule)
        ]
        if not others:
            continue
        fires = solver.named(solver.agreement.fires[rule.key])
        try:
            core = solver.core(fires, *(silent[other.key] for other in others))
        except Undecided:
            continue  # not shown, so it counts as a rule of its own
        implied_by = [
            other for other in others if any(silent[other.key].eq(one) for one in core or ())
        ]
        if implied_by:
            yield _implied(rule, implied_by)


def _is_as_severe(other: Rule, rule: Rule) -> bool:
    return SEVERITIES.index(other.severity) >= SEVERITIES.index(rule.severity)


def _implied(rule: Rule, others: list[Rule]) -> Finding:
    keys = " or ".join(f'"{other.key}"' for other in others)
    return IMPLIED_RULE.at(Place("rule", rule.key, "when"), others=keys)
