"""What only the proof can find: things of a library that no answers reach, and what could not be shown."""

from clauses.library.faults.fault import error, hinted, warning

NO_AGREEMENT = error(
    "no-agreement",
    stands="No answers pass the rules at all, so nothing can be issued.",
    remedy="Loosen the rules that contradict each other.",
    message="No answers pass the rules, so nothing can be issued.",
)
NOT_PROVED = error(
    "not-proved",
    stands="The solver gave up, so it is not known whether the fault can stand. It never counts as proved.",
    remedy="Simplify the arithmetic of the conditions.",
    message="The solver could not decide this ({reason}), so it is not proved.",
    hint="Simplify the arithmetic of the conditions that it depends on.",
)
LENGTH_MOVES_POINT = error(
    "length-moves-point",
    stands="Under equal answers the short agreement says otherwise of a deal point than the standard one: the length "
    "would move who bears what.",
    remedy="Set the point in the wording of the other length too, to the same value.",
    message="The length of the agreement changes {called}",
)
UNPRINTED_VALUE = error(
    "unprinted-value",
    stands="A rule fires on an answer that a deal point tells, where the chosen position sets no such point: it speaks "
    "of a number that the agreement does not print.",
    remedy="Let the rule read the deal point instead of the answer.",
    message="This rule reads an answer that the agreement does not print: {called}.",
    hint='Read `point("{key}")` instead.',
)
SHARES_APART = error(
    "shares-apart",
    stands="A sentence gives one share to each Party, and under some answers the two are not the whole: a part has no "
    "owner, or two.",
    remedy="Calculate the second share from the first, or let a rule refuse other answers.",
    message="The shares of the two Parties do not add up to 100%.",
)
UNASKED_QUESTION = warning(
    "unasked-question",
    stands="No answers lead to this question.",
    remedy="Widen its condition, or delete the question.",
    message="No answers lead to this question, so it is never asked.",
)
IMPOSSIBLE_CHOICE = warning(
    "impossible-choice",
    stands="Whoever chooses this option always breaks a rule that refuses the agreement.",
    remedy="Loosen the rule, or do not offer the option.",
    message="Whoever chooses “{label}” always breaks a rule that refuses the agreement.",
)
IDLE_QUESTION = warning(
    "idle-question",
    stands="The answer changes nothing in any agreement.",
    remedy="Use the answer where it was meant, or delete the question.",
    message="Its answer changes nothing in any agreement.",
)
UNREACHABLE_POSITION = warning(
    "unreachable-position",
    stands="No answers lead to this position.",
    remedy="Widen the condition of the position or of the clause, or delete the position.",
    message="No answers lead to this position, so it is never in an agreement.",
)
UNREACHABLE_SCHEDULE = warning(
    "unreachable-schedule",
    stands="No answers lead to this schedule.",
    remedy="Widen its condition, or delete it.",
    message="No answers lead to this schedule, so it is never in an agreement.",
)
UNREACHABLE_ROW = warning(
    "unreachable-row",
    stands="No answers lead to this row of the matrix.",
    remedy="Widen its condition, or delete it.",
    message="No answers lead to this row, so it is never in an agreement.",
)
UNREACHABLE_BRANCH = warning(
    "unreachable-branch",
    stands="A branch of a condition in a text is never printed.",
    remedy="Mend its condition, or delete the branch.",
    message="Branch {number} of a condition is never printed, whatever is answered.",
)
UNUSED_TERM = warning(
    "unused-term",
    stands="No agreement uses this term.",
    remedy="Use it where it was meant, or delete it.",
    message="No agreement uses this term, so its definition is never printed.",
)
RULE_NEVER_FIRES = warning(
    "rule-never-fires",
    stands="No answers make this rule fire.",
    remedy="Mend its condition, or delete the rule.",
    message="No answers make this rule fire.",
)
IMPLIED_RULE = hinted(
    "implied-rule",
    stands="Whenever this rule fires, another that is as severe and asks to change the same fires too.",
    remedy="Delete it, unless it says more exactly what is wrong.",
    message="Whenever this rule fires, {others} fires too.",
)
