"""The decision record: what decided each clause, whether that is our standard, and who agreed; as page and as data.

It stays in the house. Once the agreement is finished, it names the SHA-256 of the file that it belongs to.
"""

import datetime
import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from agreements.acts.telling import name_of
from agreements.assembly.document import PrintedClause
from agreements.assembly.passages import clause_part
from agreements.assembly.redline import Redline, RedlinedPart, redline
from agreements.assembly.trees import words_of
from agreements.pages.approval import LABELS
from agreements.pages.editions import ShownPart, shown_part
from agreements.pages.history import short_of
from agreements.pages.history import words_of as answer_words
from agreements.pages.point import deciding_keys
from agreements.standing.current import Standing
from agreements.standing.needed_approvals import needed_approvals
from agreements.standing.point_states import Point, points_of
from agreements.standing.standard import standard_of
from agreements.words.our_words import sides_of, wording_says
from clauses.library.answers import to_json
from clauses.library.deal.selection import Selected
from clauses.library.language.known_names import LENGTH

FORMAT = "counterpart-decision-record-1"
NOTICE = "This record holds our own reasons. Do not hand it out."


@dataclass(frozen=True, slots=True)
class RecordedAnswer:
    """An answer that decided a clause."""

    short: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordedApproval:
    """An approval that a clause needs: why it was wanted, and who gave it, when, with which note; empty while open."""

    kind: str
    wanted_because: str
    given_by: str = ""
    given_at: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RecordedClause:
    """A clause of the agreement with what decided it; `instead_of` is the standard where the position is another."""

    number: str
    heading: str
    key: str
    answers: tuple[RecordedAnswer, ...]
    rule: str
    position: str
    says: str
    stance: str
    is_standard: bool
    instead_of: str
    approvals: tuple[RecordedApproval, ...]
    text_sha256: str


@dataclass(frozen=True, slots=True)
class RecordedDifference:
    """A part that our standard has otherwise: its redline, and who agreed to its clause."""

    shown: ShownPart
    approvals: tuple[RecordedApproval, ...]


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """The record of an agreement: its clauses, and what differs from the standard in the order of the document.

    Number and SHA-256 are those of the issued file and of its signed copy, and empty while there is none.
    """

    number: str
    file_sha256: str
    signed_sha256: str
    library: str
    length: str
    clauses: tuple[RecordedClause, ...]
    differences: tuple[RecordedDifference, ...]


def decision_record(standing: Standing) -> DecisionRecord:
    """What decided each clause as the agreement stands, or as it was sealed."""
    agreement, made = standing.agreement, standing.assembled
    needed = needed_approvals(made, agreement, standing.latest)
    points = points_of(agreement, needed)
    standard = standard_of(standing)
    compared = redline(standard.document, made.document)
    changed = {part.key for part in compared.changed("clause") if part.change != "moved"}
    approvals: dict[str, tuple[RecordedApproval, ...]] = {}
    for point in points:
        clause = point.needed.selected.clause.key
        approvals[clause] = (*approvals.get(clause, ()), _approval(point))
    clauses = tuple(
        _clause(
            standing,
            printed,
            selected,
            usual=standard.selection.of(printed.key),
            is_standard=printed.key not in changed,
            approvals=approvals.get(printed.key, ()),
        )
        for printed in made.document.clauses()
        if (selected := made.selection.of(printed.key)) is not None
    )
    copy = agreement.issued_copy if agreement.is_issued else None
    signed = agreement.signed_copy
    return DecisionRecord(
        number="" if copy is None else copy.number,
        file_sha256="" if copy is None else copy.sha256,
        signed_sha256="" if signed is None else signed.sha256,
        library=agreement.edition.in_words,
        length=str(standing.interview.value(LENGTH) or "standard"),
        clauses=clauses,
        differences=tuple(
            RecordedDifference(shown_part(part), approvals.get(part.key, ()))
            for part in _told(compared)
        ),
    )


def record_json(record: DecisionRecord) -> str:
    """The record as JSON, without the redlines: what differs is told by clause."""
    data = {
        "format": FORMAT,
        "notice": NOTICE,
        "number": record.number,
        "file_sha256": record.file_sha256,
        "signed_sha256": record.signed_sha256,
        "library": record.library,
        "length": record.length,
        "clauses": [asdict(clause) for clause in record.clauses],
        "differs_from_standard": [
            {
                "part": one.shown.part.kind,
                "number": one.shown.part.number or one.shown.part.old_number,
                "heading": one.shown.title,
                "change": one.shown.part.change,
                "approvals": [asdict(approval) for approval in one.approvals],
            }
            for one in record.differences
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _told(compared: Redline) -> Iterator[RedlinedPart]:
    """What says something else; what only stands elsewhere is no difference."""
    return (part for part in compared.changed() if part.change != "moved")


def _clause(
    standing: Standing,
    printed: PrintedClause,
    selected: Selected,
    *,
    usual: Selected | None,
    is_standard: bool,
    approvals: tuple[RecordedApproval, ...],
) -> RecordedClause:
    sides = sides_of(standing.interview)
    if usual is None:
        instead = "no such clause"
    else:
        is_other = usual.position.key != selected.position.key
        instead = wording_says(usual.position, sides) if is_other else ""
    return RecordedClause(
        number=printed.number,
        heading=printed.heading,
        key=printed.key,
        answers=tuple(_answers(standing, selected)),
        rule=selected.reason,
        position=selected.position.key,
        says=wording_says(selected.position, sides),
        stance=selected.position.stance,
        is_standard=is_standard,
        instead_of=instead,
        approvals=approvals,
        text_sha256=_digest(printed),
    )


def _answers(standing: Standing, selected: Selected) -> Iterator[RecordedAnswer]:
    sides = sides_of(standing.interview)
    for key in deciding_keys(standing, selected):
        value = standing.interview.value(key)
        given = standing.answers.get(key) if value is None else value
        if given is not None:
            lines = tuple(answer_words(standing.library, key, to_json(given), sides))
            yield RecordedAnswer(short_of(standing.library, key, sides), lines)


def _approval(point: Point) -> RecordedApproval:
    needed, given = point.needed, point.needed.given
    label = LABELS[needed.kind]
    if given is None:
        return RecordedApproval(label, point.last_reason)
    at = given.at.astimezone(datetime.UTC).isoformat(timespec="seconds")
    return RecordedApproval(label, point.last_reason, name_of(given.by), at, given.note)


def _digest(clause: PrintedClause) -> str:
    """The SHA-256 of a clause as it is printed: its number, heading, and each passage in a line of its own."""
    part = clause_part(clause)
    lines = [f"{part.number} {words_of(part.heading)}"]
    for passage in part.passages:
        lines.append("\t".join((passage.label, *map(words_of, passage.cells))))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
