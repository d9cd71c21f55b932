"""Two libraries: the answers under which their agreements would differ, in selection, text or rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clauses.library.deal.point_words import point_of
from clauses.library.findings import Place
from clauses.library.language.contents import condition_of
from clauses.library.language.expressions import Expression
from clauses.library.language.text import Blank, Conditional, Insert, Node, Reference, inside
from clauses.library.proof import printing
from clauses.library.proof.agreement import AnyAgreement
from clauses.library.proof.chosen_words import PrintedText
from clauses.library.proof.encoding import Encoder
from clauses.library.proof.guards import Guard, conj, disj, negation
from clauses.library.proof.symbols import Symbol, Words, compare
from clauses.library.values import Library, Question


@dataclass(frozen=True, slots=True, repr=False)
class PossibleDifference:
    """Something in which two libraries may differ: what, where, and when they do."""

    what: str
    place: Place
    differs: Guard


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Side:
    """One of two libraries, with its agreements that are not made yet, under the same unknowns as the other."""

    library: Library
    agreement: AnyAgreement
    used: Mapping[str, Expression]

    def holds(self, expression: Expression) -> Guard:
        """When a condition holds in agreements of this library."""
        return self.agreement.holds(expression)


def differences(old: Side, new: Side) -> Iterator[PossibleDifference]:
    """Everything in which two libraries may differ. Where none of it can, their agreements are the same.

    What differs in an agreement comes first; that one of the two refuses the answers says the least.
    """
    yield from _of_questions(old, new)
    yield from _of_clauses(old, new)
    yield from _of_rules(old, new)
    yield from _of_rows(old, new)
    yield from _of_texts(old, new)
    accepted = tuple(conj(side.agreement.answers.limits) for side in (old, new))
    yield PossibleDifference("answers accepted", Place(), unlike(*accepted))


def unlike(one: Guard, other: Guard) -> Guard:
    """When one of two conditions holds and the other does not."""
    # The same guard in both: settled here, because most of two libraries is the same and each would be a question to
    # z3.
    if not isinstance(one, bool) and not isinstance(other, bool) and one.eq(other):
        return False
    return disj((conj((one, negation(other))), conj((negation(one), other))))


def differing(one: Symbol, other: Symbol) -> Guard:
    """When two values are not the same value."""
    same = disj(
        (
            compare("==", one, other),
            conj((negation(one.present), negation(other.present))),
            _same_ticks(one, other),
            _same_parts(one, other),
            conj((one.sites[0], other.sites[0], _same_count(one, other))),
        )
    )
    return negation(same)


def _same_ticks(one: Symbol, other: Symbol) -> Guard:
    (given, ticks), (also_given, other_ticks) = one.ticked, other.ticked
    return conj((given, also_given, _same_words(ticks, other_ticks)))


def _same_words(one: Words, other: Words) -> Guard:
    return conj(
        negation(unlike(one.get(word, False), other.get(word, False)))
        for word in dict.fromkeys((*one, *other))
    )


def _same_parts(one: Symbol, other: Symbol) -> Guard:
    (given, parts), (also_given, other_parts) = one.parts, other.parts
    same = (
        _same_words(parts.get(part, {}), other_parts.get(part, {}))
        for part in dict.fromkeys((*parts, *other_parts))
    )
    return conj((given, also_given, *same))


def _same_count(one: Symbol, other: Symbol) -> Guard:
    counted, also_counted = one.sites[1], other.sites[1]
    return False if counted is None or also_counted is None else counted == also_counted


def _of_questions(old: Side, new: Side) -> Iterator[PossibleDifference]:
    """What is asked, and what stays missing or has a default."""
    before, after = old.agreement.answers.asked, new.agreement.answers.asked
    for key in dict.fromkeys((*before, *after)):
        place = Place("question", key)
        asked = before.get(key, False), after.get(key, False)
        yield PossibleDifference("question asked", place, unlike(*asked))
        symbols = tuple(side.agreement.encoder.value(key) for side in (old, new))
        yield PossibleDifference("answer", place, conj((*asked, differing(*symbols))))


def _of_clauses(old: Side, new: Side) -> Iterator[PossibleDifference]:
    """Which positions are taken, under which heading, in which order."""
    before, after = _taken(old), _taken(new)
    for clause, position in dict.fromkeys((*before, *after)):
        place = Place("clause", clause, f'position "{position}"')
        taken = before.get((clause, position), False), after.get((clause, position), False)
        yield PossibleDifference("position", place, unlike(*taken))
    headings = {one.key: one.heading for one in old.library.clauses}
    for one in new.library.clauses:
        if headings.get(one.key, one.heading) != one.heading:
            there = disj(guard for (key, _), guard in after.items() if key == one.key)
            yield PossibleDifference("heading", Place("clause", one.key), there)
    if _order(old.library, new.library) != _order(new.library, old.library):
        yield PossibleDifference("order", Place(), True)


def _taken(side: Side) -> dict[tuple[str, str], Guard]:
    return {
        (clause, position): guard
        for clause, positions in (side.agreement.encoder.taken or {}).items()
        for position, guard in positions.items()
    }


def _order(library: Library, other: Library) -> tuple[object, ...]:
    """What decides numbers, letters and headings, apart from what is there: of what both libraries have."""
    return (
        library.title,
        [(one.key, one.title, one.heading) for one in library.sections if other.section(one.key)],
        [(one.section, one.key) for one in library.clauses if other.clause(one.key)],
        [(one.key, one.heading) for one in library.schedules if other.schedule(one.key)],
    )


def _of_rules(old: Side, new: Side) -> Iterator[PossibleDifference]:
    """Which rules fire, and what they say."""
    before = {rule.key: rule for rule in old.library.rules}
    after = {rule.key: rule for rule in new.library.rules}
    for key in dict.fromkeys((*before, *after)):
        fires = tuple(side.agreement.fires.get(key, False) for side in (old, new))
        place = Place("rule", key)
        yield PossibleDifference("rule", place, unlike(*fires))
        if key in before and key in after:
            one, other = before[key], after[key]
            if (one.severity, one.message, one.fix) != (other.severity, other.message, other.fix):
                yield PossibleDifference("what a rule says", place, conj(fires))


def _of_rows(old: Side, new: Side) -> Iterator[PossibleDifference]:
    """The responsibility matrix."""
    before = {row.key: row for row in old.library.responsibilities}
    after = {row.key: row for row in new.library.responsibilities}
    if [key for key in before if key in after] != [key for key in after if key in before]:
        yield PossibleDifference("order", Place("responsibility"), True)
    for key in dict.fromkeys((*before, *after)):
        if key not in before or key not in after:
            side, row = (old, before[key]) if key in before else (new, after[key])
            there_alone = side.holds(condition_of(row.when))
            yield PossibleDifference("row of the matrix", Place("responsibility", key), there_alone)
            continue
        one, other = before[key], after[key]
        there = old.holds(condition_of(one.when)), new.holds(condition_of(other.when))
        party = differing(
            old.agreement.encoder.symbol(one.party.expression),
            new.agreement.encoder.symbol(other.party.expression),
        )
        words = (one.activity, one.note) != (other.activity, other.note)
        changed = disj((unlike(*there), conj((*there, disj((party, words))))))
        yield PossibleDifference("row of the matrix", Place("responsibility", key), changed)


def _of_texts(old: Side, new: Side) -> Iterator[PossibleDifference]:
    """What is printed: each text where both print it, and that both print the same texts."""
    before, after = _parts(old), _parts(new)
    for place in dict.fromkeys((*before, *after)):
        one, other = before.get(place), after.get(place)
        printed = tuple(
            side.holds(part.printed) if part is not None else False
            for side, part in ((old, one), (new, other))
        )
        yield PossibleDifference("text", place, unlike(*printed))
        if one is not None and other is not None and not _is_one_text(one, other, old, new):
            said = _said_otherwise(one.nodes, other.nodes, old, new)
            yield PossibleDifference("text", place, conj((*printed, said)))


def _is_one_text(one: PrintedText, other: PrintedText, old: Side, new: Side) -> bool:
    """Whether two texts are one and the same, in conditions and questions too, so that nothing in them differs."""
    same_questions = old.library.questions is new.library.questions
    same_points = old.library.points == new.library.points
    same_conditions = old.agreement.encoder is new.agreement.encoder
    return one.text is other.text and same_questions and same_points and same_conditions


def _parts(side: Side) -> dict[Place, PrintedText]:
    texts = (*printing.parts(side.library), *printing.definitions(side.library, side.used))
    return {part.place: part for part in texts}


def _said_otherwise(one: Sequence[Node], other: Sequence[Node], old: Side, new: Side) -> Guard:
    """When nodes that are both printed say different things."""
    if len(one) != len(other):
        return True
    return disj(_node(left, right, old, new) for left, right in zip(one, other, strict=True))


def _node(one: Node, other: Node, old: Side, new: Side) -> Guard:
    match one, other:
        case (Conditional(), Conditional()):
            return _condition(one, other, old, new)
        case (Blank(), Blank()):
            return _blank(one, other, old, new)
        case (Reference(), Reference()) | (Insert(), Insert()):
            return one != other  # what is there, and its numbers, is compared with the clauses
        case _ if type(one) is not type(other) or _frame(one) != _frame(other):
            return True
        case _:
            return _said_otherwise(inside(one), inside(other), old, new)


def _frame(node: Node) -> object:
    """What a node says apart from what is inside it."""
    said = getattr(node, "words", getattr(node, "joiner", None))
    return said, getattr(node, "is_defined", False)


def _condition(one: Conditional[Node], other: Conditional[Node], old: Side, new: Side) -> Guard:
    if len(one.branches) != len(other.branches):
        return True
    before = after = True
    found: list[Guard] = []
    for left, right in zip(one.branches, other.branches, strict=True):
        taken = (
            conj((before, old.holds(left.condition))),
            conj((after, new.holds(right.condition))),
        )
        found.append(unlike(*taken))
        found.append(conj((*taken, _said_otherwise(left.inside, right.inside, old, new))))
        before = conj((before, negation(old.holds(left.condition))))
        after = conj((after, negation(new.holds(right.condition))))
    found.append(conj((before, after, _said_otherwise(one.otherwise, other.otherwise, old, new))))
    return disj(found)


def _blank(one: Blank, other: Blank, old: Side, new: Side) -> Guard:
    if (one.filter, one.singular, one.plural) != (other.filter, other.singular, other.plural):
        return True
    if point_of(one, old.library) != point_of(other, new.library):
        return True  # printed as its point says
    encoders: tuple[Encoder, Encoder] = (old.agreement.encoder, new.agreement.encoder)
    differs = differing(encoders[0].symbol(one.expression), encoders[1].symbol(other.expression))
    return disj((differs, _printed_otherwise(one.expression, old, new)))


def _printed_otherwise(expression: Expression, old: Side, new: Side) -> bool:
    """Whether a question prints the same value in other words."""
    key = getattr(expression, "key", "")
    before, after = old.library.question(key), new.library.question(key)
    return before is not None and after is not None and _forms(before) != _forms(after)


def _forms(question: Question) -> tuple[object, ...]:
    options = tuple((one.key, one.printed or one.label) for one in question.options)
    return (question.kind, options)
