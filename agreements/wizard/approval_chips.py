"""What an option says of the approval that it brings: always, under these answers, or beyond limits only."""

from agreements.standing.current import Standing
from clauses import library
from clauses.library.deal.decided_by_option import approved_positions_of
from clauses.library.language.evaluation import holds
from clauses.library.values import Library, Position

APPROVALS = {
    "": "",
    "legal": "needs legal approval",
    "quality": "needs quality approval",
    "both": "needs legal and quality approval",
}
BEYOND = "beyond limits"


def approval_chip(standing: Standing, question: library.Question, option: library.Choice) -> str:
    """The words of the chip; empty where the option brings no approval."""
    memo = standing.assembled.memo
    positions = memo.once_by((question.key, option.key), _approved_positions, standing.library)
    for position in positions:
        condition = position.approval_when
        if condition is None or holds(condition.expression, standing.selection.scope):
            return APPROVALS[position.approval]
    words = APPROVALS[option.approval]
    return f"{words} {BEYOND}" if words and positions else words


def _approved_positions(of: tuple[str, str], published: Library) -> tuple[Position, ...]:
    return tuple(approved_positions_of(published, *of))
