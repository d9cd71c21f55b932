"""Which parts of a party or a place an answer has: those that are asked, and those that may stay empty."""

from clauses.library.kinds import kind_of, parts_of_type
from clauses.library.language.known_names import SIGNING_PARTIES
from clauses.library.values import Question

SIGNING_PARTS = ("notice_name", "notice_email", "signatory_name", "signatory_title")
# A company may have none of these: a partnership has no register number, and few countries have states.
OPTIONAL_PARTS = ("entity_type", "registration_no", "state", "signatory_name", "signatory_title")


def parts_of(question: Question) -> tuple[str, ...]:
    """The parts that a party or place is asked for; none of a question of another kind."""
    parts = parts_of_type(kind_of(question).value)
    if question.key in SIGNING_PARTIES:
        return parts
    return tuple(part for part in parts if part not in SIGNING_PARTS)
