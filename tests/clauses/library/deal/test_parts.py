"""Which parts an answer has."""

import pytest

from clauses.library.deal.parts import parts_of
from tests.clauses.library.examples import question

REGISTERED = ("legal_name", "entity_type", "registration_no", "country", "state", "address")
SIGNING = (*REGISTERED, "notice_name", "notice_email", "signatory_name", "signatory_title")


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        (question("customer_party", "party"), SIGNING),
        (question("third_holder", "party"), REGISTERED),
        (question("seat", "place"), ("city", "country")),
        (question("strict"), ()),
    ],
)
def test_only_those_who_sign_are_asked_who_signs(asked, parts):
    assert parts_of(asked) == parts
