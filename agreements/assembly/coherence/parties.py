"""Two parties that are one company: by name, register number, address or mailbox, however it is written."""

from collections.abc import Iterator
from itertools import combinations

from agreements.assembly.likeness import folded_code, folded_name
from agreements.assembly.pipeline import Assembled
from clauses.library.answers import Party
from clauses.library.deal.interview import Interview
from clauses.library.faults.of_agreements import SAME_COMPANY, SHARED_PART, THIRD_IS_A_PARTY
from clauses.library.findings import Finding, Place
from clauses.library.language.known_names import SIGNING_PARTIES
from clauses.library.values import Question

PARTS = (
    ("registration_no", "registration number"),
    ("address", "address"),
    ("notice_email", "e-mail for notices"),
)


def parties_alike(assembled: Assembled) -> Iterator[Finding]:
    """Each pair of parties under one name; and the two that sign with anything else in common."""
    return parties_alike_in(assembled.interview)


def parties_alike_in(interview: Interview) -> Iterator[Finding]:
    """The same before anything is assembled, for the page where the parties are typed."""
    answered = [
        (asked.question, asked.value) for asked in interview.asked if isinstance(asked.value, Party)
    ]
    for (first, one), (second, other) in combinations(answered, 2):
        place = Place("question", second.key)
        both_sign = first.key in SIGNING_PARTIES and second.key in SIGNING_PARTIES
        if one.legal_name and folded_name(one.legal_name) == folded_name(other.legal_name):
            fault = SAME_COMPANY if both_sign else THIRD_IS_A_PARTY
            words = {"one": one.legal_name, "other": other.legal_name}
            yield fault.at(place, question=second.key, **_named(first, second), **words)
        elif both_sign:
            for part, called in PARTS:
                shared = folded_code(getattr(one, part))
                if shared and shared == folded_code(getattr(other, part)):
                    words = _named(first, second)
                    yield SHARED_PART.at(place, question=second.key, part=called, **words)


def _named(first: Question, second: Question) -> dict[str, str]:
    return {"first": first.short, "second": second.short}
