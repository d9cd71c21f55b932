"""Words of an expression that a question never takes."""

from clauses.library.faults.fault import StatedFault
from clauses.library.faults.of_libraries import NEVER_ANSWERED, NO_SUCH_OPTION
from clauses.library.kinds import ValueType
from clauses.library.language.expressions import Either, Expression, Listed, TextLiteral


def words_outside(expression: Expression, wanted: ValueType) -> list[StatedFault]:
    """What is wrong with the words that an expression may give where a value of this type is wanted."""
    match expression:
        case TextLiteral(value):
            return refused(value, wanted)
        case Listed(items):
            return [fault for item in items for fault in refused(item, wanted)]
        case Either(_, then, otherwise):
            return words_outside(then, wanted) + words_outside(otherwise, wanted)
        case _:
            return []


def refused(word: str, wanted: ValueType) -> list[StatedFault]:
    """What is wrong with a word where words of this type stand."""
    if wanted.options is None:
        why = wanted.refusal(word)
        return [NEVER_ANSWERED.stated(word=word, why=why)] if why else []
    if word in wanted.options:
        return []
    listed = ", ".join(f'"{known}"' for known in sorted(wanted.options)[:12])
    return [NO_SUCH_OPTION.stated(option=word, offered=listed)]
