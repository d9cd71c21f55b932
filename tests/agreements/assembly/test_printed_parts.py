"""The parts that a document makes itself are printed once, wherever an agreement needs them."""

import pytest

from agreements.assembly.coherence import check
from clauses.library import Responsibility
from clauses.library.answers import Site
from clauses.library.faults.of_agreements import DOUBLED_PART, UNPRINTED_PART
from tests.agreements.assembly.examples import ACME, made
from tests.clauses.library.examples import clause, formula, position, question, schedule

PARTIES = (question("customer_party", kind="party"), question("manufacturer_party", kind="party"))
ANSWERS = {"customer_party": ACME, "manufacturer_party": ACME}
PLANTS = question("plants", kind="sites", short="Plants", required=False)
SIGN, MATRIX, SITES = "{{ signatures() }}", "{{ responsibilities() }}", "{{ sites(plants) }}"
UNDER = "{{% if late %}}\n\n{}\n\n{{% endif %}}\n\nWords."
LATE = question("late", required=False)
ROW = Responsibility("release", "Release", formula('"customer"'))


def told(text: str, *things, **answers) -> list[tuple[str, str]]:
    assembled = made(*things, clause("words", position("only", text)), **answers)
    codes = (DOUBLED_PART.code, UNPRINTED_PART.code)
    return [(one.code, one.message) for one in check(assembled) if one.code in codes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SIGN, []),
        (
            UNDER.format(SIGN),
            [("unprinted-part", "The signature block is not printed.")],
        ),
        (
            f"{SIGN}\n\nWords.\n\n{SIGN}",
            [("doubled-part", "The signature block is printed more than once.")],
        ),
    ],
)
def test_two_parties_sign_once(text: str, expected):
    assert told(text, LATE, *PARTIES, **ANSWERS) == expected


def test_the_matrix_is_printed_once_where_it_has_rows():
    assert told(MATRIX, ROW) == []
    assert [code for code, _ in told(UNDER.format(MATRIX), LATE, ROW)] == ["unprinted-part"]
    assert [code for code, _ in told(f"{MATRIX}\n\n{MATRIX}", ROW)] == ["doubled-part"]


def test_a_table_of_sites_is_printed_once_where_somebody_filled_it_in():
    under = UNDER.format(SITES)
    plants = (Site("Plant 1", "1 Foundry Lane", "DE", "Moulding"),)

    assert told(under, PLANTS, LATE) == []
    assert told(under, PLANTS, LATE, plants=plants, late=True) == []
    assert told(under, PLANTS, LATE, plants=plants, late=False) == [
        ("unprinted-part", "The table “Plants” is not printed.")
    ]


def test_parties_that_sign_on_the_first_pages_need_no_cover():
    first = schedule("key-terms", f"Words.\n\n{SIGN}", leading=True)

    assert made(*PARTIES, first, **ANSWERS).document.opens_with_signatures
    assert not made(*PARTIES, schedule("last", SIGN), **ANSWERS).document.opens_with_signatures
