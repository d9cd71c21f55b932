"""What stands against an option before it is chosen: answers as judged come in; the reasons go out, by option."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from agreements.assembly.blanks import Filling
from agreements.assembly.coherence.rules import message_of
from agreements.assembly.deciding import questions_before
from agreements.assembly.judging import Judged, Wrong, keys_deciding, questions_deciding
from agreements.assembly.memo import Memo
from clauses.library.answers import AnswerValue, Options
from clauses.library.deal.interview import Asked
from clauses.library.deal.questions_read import questions_read
from clauses.library.deal.selection import decisive
from clauses.library.kinds import kind_of
from clauses.library.language.expressions import TextLiteral, walk
from clauses.library.values import Library, Question, Rule


@dataclass(frozen=True, slots=True)
class ReasonAgainst:
    """What an option would make wrong: why, and the answers that stand against it.

    Of an answer that would no longer fit, `message` says what would fit, and `standing` is that answer. Of several
    options that are ticked, an answer in `standing` has those that the rule names.
    """

    wrong: Wrong
    message: str
    standing: tuple[Asked, ...]


def reasons_against(
    now: Judged, asked: Asked, memo: Memo
) -> Mapping[str, tuple[ReasonAgainst, ...]]:
    """By option that is not chosen, what choosing it would make wrong, errors first; of a tick box, turning it.

    Options that nothing stands against are left out. An answer that would be asked for anew is nothing wrong.
    """
    question = asked.question
    if not is_judged(question, now.library, memo):
        return {}
    found = {
        option: tuple(_reasons(now, now.under(question.key, value), question, memo))
        for option, value in _choices(asked)
    }
    return {option: reasons for option, reasons in found.items() if reasons}


def is_judged(question: Question, library: Library, memo: Memo) -> bool:
    """Whether choosing another option of a question can make anything wrong."""
    has_options = kind_of(question).words == "options" or kind_of(question).value == "truth"
    judged = memo.once(questions_judged, library)
    return has_options and question.key in judged


def questions_judged(library: Library) -> frozenset[str]:
    """The answers that rules and limits read, and those that decide these: on no other does it rest what is wrong."""
    found: set[str] = set()
    for rule in library.rules:
        found |= keys_deciding(rule.when.expression, library)
    for question in library.questions:
        for limit in filter(None, (question.minimum, question.maximum)):
            found |= keys_deciding(limit.expression, library)
    for question in reversed(library.questions):  # a question looks back only
        if question.key in found or question.minimum or question.maximum:
            found.update(questions_before(question, library))
    return frozenset(found)


def _choices(asked: Asked) -> Iterator[tuple[str, AnswerValue]]:
    """Each option with the answer that choosing it would give; none for what is chosen already."""
    question, chosen = asked.question, asked.value
    match kind_of(question).value:
        case "truth":
            yield from ((key, key == "yes") for key in ("yes", "no") if (key == "yes") != chosen)
        case "words":
            ticked: Options = chosen if isinstance(chosen, frozenset) else frozenset()
            yield from ((one.key, ticked ^ {one.key}) for one in question.options)
        case _:
            yield from ((one.key, one.key) for one in question.options if one.key != chosen)


def _reasons(now: Judged, then: Judged, question: Question, memo: Memo) -> Iterator[ReasonAgainst]:
    rules = {rule.key: rule for rule in now.library.rules}
    for wrong in sorted(then.wrong, key=lambda one: (not one.is_error, one)):
        if wrong.kind == "rule":
            rule = rules[wrong.key]
            deciding = memo.once(questions_deciding, rule.when.expression, now.library)
            # What is wrong already is told again only of options that would leave it so.
            if wrong not in now.wrong or question.key in deciding:
                yield _of_rule(rule, wrong, then, question, memo)
        elif wrong.kind == "misfit" and wrong not in now.wrong:
            before, after = now.interview.of(wrong.key), then.interview.of(wrong.key)
            if before is not None and after is not None:
                yield ReasonAgainst(wrong, after.problem, (before,))


def _of_rule(
    rule: Rule, wrong: Wrong, then: Judged, question: Question, memo: Memo
) -> ReasonAgainst:
    scope = then.selection.scope
    message = message_of(rule, Filling(then.library, scope, memo))
    read = {
        key
        for part in decisive(rule.when.expression, scope)
        for key in memo.once(questions_read, part, then.library)
    }
    named = {one.value for one in walk(rule.when.expression) if isinstance(one, TextLiteral)}
    standing = (one for one in then.interview.asked if one.question.key in read - {question.key})
    return ReasonAgainst(wrong, message, tuple(_narrowed(one, named) for one in standing))


def _narrowed(asked: Asked, named: set[str]) -> Asked:
    """Of several options that are ticked, those that a rule names."""
    if isinstance(asked.value, frozenset) and asked.value & named:
        return replace(asked, value=asked.value & named)
    return asked
