"""How an agreement reads as plain text."""

import datetime
from dataclasses import replace
from fractions import Fraction

from agreements.assembly.document import PrintedSchedule, SignatureBlocks
from agreements.assembly.plaintext import WIDTH, plain_text
from clauses.library.answers import Party, Site
from tests.agreements.assembly.examples import ACME, made, term, written
from tests.clauses.library.examples import clause, position, question, schedule

EXPECTED = """\
EXAMPLE
=======

between Acme Ltd. (Customer)
and [Manufacturer] (Manufacturer)

Effective Date: 1 April 2027

1. GENERAL
==========

1.1 Delay
---------

1.1.1 The Manufacturer reports within 3 Days after it becomes aware of a delay, of its likely length
      and of each Purchase Order that it touches. The report states:
      (a)   the facts:
            (i)   known; and
            (ii)  expected; and
      (b)   the steps under Schedule A (Schedule-Contacts).

1.1.2 The following words have a meaning:

      Day means a calendar day, whatever the weather, the traffic or the mood of those who count it,
            and nothing else.

For the Customer: Acme Ltd.
Name:  Ann Lee
Title: ____
Signature: ____________________
Date:  ________

For the Manufacturer: [company]
Name:  ____
Title: ____
Signature: ____________________
Date:  ________

SCHEDULE A: SCHEDULE-CONTACTS
=============================

1 People
--------

1.1   Who to call.

+-------+---------+------+
| Party | Contact | Line |
+-------+---------+------+
| Both  | [Phone] | ____ |
+-------+---------+------+
"""


def test_an_agreement_is_printed_with_numbers_lists_definitions_tables_and_signatures():
    text = """
The Manufacturer reports within {{ days | counted("Day") }} after it becomes aware of a delay, of its likely length and
of each Purchase Order that it touches. The report states:
- the facts:
  - known
  - expected
- the steps under {{ ref("schedule-contacts") }}

The following words have a meaning:

{{ definitions() }}

{{ signatures() }}
"""
    day = term(
        "Day",
        "a calendar day, whatever the weather, the traffic or the mood of those who count it, and nothing else.",
        "Days",
    )
    table = "## People\n\nWho to call.\n\n| Party | Contact | Line |\n| Both | {{ phone }} | |"

    document = made(
        question("days", "integer"), question("customer_party", "party", short="Customer"), question("phone", "text"),
        question("effective_date", "date"), day,
        clause("delay", position("only", text)), schedule("schedule-contacts", table),
        days=Fraction(3), customer_party=ACME, effective_date=datetime.date(2027, 4, 1),
    ).document  # fmt: skip

    assert plain_text(document) == EXPECTED


def test_an_agreement_without_answers_names_what_is_missing_on_its_cover():
    text = plain_text(made(clause("words", position("only"))).document)

    assert "between [Customer] (Customer)\nand [Manufacturer] (Manufacturer)" in text
    assert "Effective Date: [Effective Date]" in text


def test_one_that_opens_with_its_signatures_names_the_parties_in_full_there():
    party = Party(
        "Acme Ltd.", "a private limited company", "0123", "GB", address="1 Long Road, Leeds LS1 1AA"
    )
    signed = SignatureBlocks("ink", ())
    leading = PrintedSchedule("key", "", "Key Terms", "schedule-key", (signed,), is_leading=True)
    plain = made(clause("words", position("only"))).document

    text = plain_text(replace(plain, customer=party, schedules=(leading,)))

    assert (
        "between Acme Ltd. (Customer), a private limited company, Registration number 0123, 1 Long Road,\n"
        "      Leeds LS1 1AA, United Kingdom\n"
        "and [Manufacturer] (Manufacturer)\n"
    ) in text
    assert "Registration number" not in plain_text(replace(plain, customer=party))


def test_wide_tables_are_wrapped_and_fit_the_page():
    sites = (Site("Plant", "Road " * 40, "DE", "All of it, " * 10), Site("Halle", "Weg 1", "DE"))

    text = plain_text(written("{{ sites(plants) }}", question("plants", "sites"), plants=sites))

    assert max(len(line) for line in text.splitlines()) <= WIDTH


def test_a_word_that_is_too_long_for_its_column_is_never_broken():
    sites = (Site("A" * 90, "B" * 90, "DE"),)

    text = plain_text(written("{{ sites(plants) }}", question("plants", "sites"), plants=sites))

    assert "A" * 90 in text
    assert "B" * 90 in text


def test_electronic_signatures_are_marked():
    method = question("signature_method", "choice", options=("ink", "electronic"))

    text = plain_text(written("{{ signatures() }}", method, signature_method="electronic"))

    assert text.count("Signature (electronic): ____") == 2


def test_what_users_typed_is_printed_exactly():
    nasty = "<b>{{ x }}</b> **Ltd** # 1."
    buyer = question("customer_party", "party")
    text = "sold to {{ customer_party.legal_name }}"

    printed = plain_text(written(text, buyer, customer_party=Party(nasty)))

    assert printed.count(nasty) == 2


def test_a_term_that_is_defined_where_it_stands_is_in_quotes():
    day = term("Day", "a calendar day.")

    text = plain_text(written('Any 24 hours are a {{ defined("Day") }}. A Day passes.', day))

    assert "Any 24 hours are a “Day”. A Day passes." in text
