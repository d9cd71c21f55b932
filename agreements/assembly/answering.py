"""Reads answers from JSON: `{"question_key": value, ...}` comes in; Answers go out, with what could not be read."""

import json
from collections.abc import Mapping
from decimal import Decimal

from agreements.assembly.reading import Reader, Unreadable
from clauses.library.answers import PICK_PREFIX, RESPONSIBILITY_PREFIX, Answers, AnswerValue
from clauses.library.faults.of_answers import (
    ANSWER_TWICE,
    NO_OBJECT,
    NOT_JSON,
    UNKNOWN_PARTY,
    UNKNOWN_PICK,
    UNKNOWN_POSITION,
    UNKNOWN_QUESTION,
    UNKNOWN_ROW,
)
from clauses.library.findings import Finding, Place
from clauses.library.kinds import kind_of
from clauses.library.language.contents import PARTIES
from clauses.library.values import Library

UNREADABLE = "?"


def read_answers_json(text: str, library: Library) -> tuple[Answers, tuple[Finding, ...]]:
    """Answers from the text of a JSON file, numbers exact. Never raises: a broken file is a finding."""
    twice: list[str] = []

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        twice.extend(key for key in {key for key, _ in pairs} if _count(key, pairs) > 1)
        return dict(pairs)

    try:
        data = json.loads(text, parse_float=Decimal, object_pairs_hook=once)
    except (ValueError, RecursionError) as e:
        return {}, (NOT_JSON.at(Place("answers"), reason=e),)
    answers, found = read_answers(data, library)
    doubled = (ANSWER_TWICE.at(place_of(key)) for key in sorted(twice))
    return answers, (*doubled, *found)


def _count(key: str, pairs: list[tuple[str, object]]) -> int:
    return sum(one == key for one, _ in pairs)


def read_answers(data: object, library: Library) -> tuple[Answers, tuple[Finding, ...]]:
    """Answers from JSON data. What cannot be read is left out and is a finding; null is no answer.

    Whether a value is in range depends on the other answers: the interview decides it, and `check` reports it.
    """
    if not isinstance(data, Mapping):
        return {}, (NO_OBJECT.at(Place("answers")),)
    answers: dict[str, AnswerValue] = {}
    found: list[Finding] = []
    for key, raw in data.items():
        if raw is None:
            continue
        try:
            answers[str(key)] = _value(str(key), raw, library)
        except Unreadable as e:
            question = library.question(str(key))
            mended_at = "" if question is None else question.key
            found.append(e.stated.at(place_of(str(key)), question=mended_at))
    return answers, tuple(found)


def read_stored_answers(data: object, library: Library) -> Answers:
    """Answers that an agreement has, as values. One that this library cannot read fits nothing, so that somebody looks.

    An agreement can come to another library than the one that its answers were given to.
    """
    answers, unread = read_answers(data, library)
    given = data if isinstance(data, Mapping) else {}
    kept = {
        key: _unfit(key, given[key], library)
        for key in (finding.place.key for finding in unread)
        if key in given and (library.question(key) or key.startswith(PICK_PREFIX))
    }
    return {**answers, **kept}


def _unfit(key: str, raw: object, library: Library) -> AnswerValue:
    """A value that the question refuses: the option or position as it was, else one of no kind that fits."""
    question = library.question(key)
    is_option = question is None or kind_of(question).words == "options"
    return raw if is_option and isinstance(raw, str) else frozenset({UNREADABLE})


def _value(key: str, raw: object, library: Library) -> AnswerValue:
    if key.startswith(PICK_PREFIX):
        return _pick(key.removeprefix(PICK_PREFIX), raw, library)
    if key.startswith(RESPONSIBILITY_PREFIX):
        return _responsibility(key.removeprefix(RESPONSIBILITY_PREFIX), raw, library)
    question = library.question(key)
    if question is None:
        raise Unreadable(UNKNOWN_QUESTION.stated(key=_shown(key)))
    return Reader(question).value(raw)


def _pick(key: str, raw: object, library: Library) -> str:
    clause = library.clause(key)
    if clause is None:
        raise Unreadable(UNKNOWN_PICK.stated(key=_shown(key)))
    if not isinstance(raw, str) or clause.position(raw) is None:
        offered = ", ".join(f"“{position.key}”" for position in clause.positions)
        raise Unreadable(UNKNOWN_POSITION.stated(offered=offered))
    return raw


def _responsibility(key: str, raw: object, library: Library) -> str:
    if all(row.key != key for row in library.responsibilities):
        raise Unreadable(UNKNOWN_ROW.stated(key=_shown(key)))
    if not isinstance(raw, str) or raw not in PARTIES:
        offered = ", ".join(f"“{party}”" for party in PARTIES)
        raise Unreadable(UNKNOWN_PARTY.stated(offered=offered))
    return raw


def place_of(key: str) -> Place:
    """The place of the answer to a key, whatever was typed as one."""
    return Place("answer", _shown(key))


def _shown(key: str) -> str:
    """A key as a message can print it, whatever was typed."""
    return "".join(character if character.isprintable() else "?" for character in key[:80])
