"""Documents for the tests of what is made of them, with every relevant value visible."""

import datetime
from dataclasses import replace

from agreements.assembly import document
from clauses.library.answers import Party
from clauses.library.deal.party_words import PartyWords

CUSTOMER = Party(
    legal_name="Meridian Devices, Inc.",
    entity_type="Corporation",
    registration_no="7719023",
    country="US",
    state="Delaware",
    address="400 Harbor Road, Boston",
    signatory_name="Dana Whitfield",
    signatory_title="Chief Operating Officer",
)
MANUFACTURER = Party(
    legal_name="Feinwerk Bauer GmbH",
    entity_type="GmbH",
    registration_no="HRB 220871",
    country="DE",
    address="Industriestraße 14, 70565 Stuttgart",
    signatory_name="Jürgen Bauer",
    signatory_title="Managing Director",
)


def words(text: str) -> document.Line:
    """A line of plain words."""
    return (document.PrintedWords(text),)


def paragraph(number: str, *line: document.Inline, items: tuple[document.PrintedItem, ...] = ()):
    return document.PrintedParagraph(number, line, items)


def clause(key: str, number: str, heading: str, *blocks: document.Block, questions=()):
    return document.PrintedClause(
        key=key,
        number=number,
        heading=heading,
        anchor=f"clause-{key}",
        position="usual",
        position_title="The usual wording",
        reason="because every agreement has it",
        plain="In short.",
        blocks=blocks,
        questions=questions,
    )


RECALL = clause(
    "recall-costs",
    "1.2",
    "Recall Costs",
    paragraph(
        "1.2.1",
        document.PrintedWords("Each Party pays to the extent it caused the "),
        document.TermUse("Recall", "Recall"),
        document.PrintedWords(", within "),
        document.Filled("30", ("recall_days",)),
        document.PrintedWords(" Days, as "),
        document.CrossReference("definitions", "clause-definitions", "Section 1.1 (Definitions)"),
        document.PrintedWords(" and "),
        document.CrossReference("sites", "schedule-sites", "Schedule A (Sites)"),
        document.PrintedWords(" provide. The limit is "),
        document.OpenBlank("Recall limit", ("recall_limit",)),
        document.PrintedWords("."),
    ),
    paragraph(
        "1.2.2",
        document.PrintedWords("The Manufacturer must:"),
        items=(
            document.PrintedItem("(a)", words("keep Records;")),
            document.PrintedItem(
                "(b)",
                words("inform:"),
                (
                    document.PrintedItem("(i)", words("the Customer; and")),
                    document.PrintedItem("(ii)", words("the authorities.")),
                ),
            ),
        ),
    ),
    questions=("recall_days", "recall_limit"),
)
DEFINITIONS = clause(
    "definitions",
    "1.1",
    "Definitions",
    paragraph("", document.PrintedWords("These words have the meaning beside them:")),
    document.DefinitionList(
        (
            document.Definition("Batch", "term-batch", words("a quantity of Product.")),
            document.Definition("Recall", "term-recall", words("the return of Product.")),
        )
    ),
)
SIGNATURES = clause(
    "signatures",
    "2.1",
    "Signatures",
    paragraph("", document.PrintedWords("The Parties sign below.")),
    document.SignatureBlocks(
        "ink",
        (
            document.Signature(
                "Customer",
                "Meridian Devices, Inc.",
                "Dana Whitfield",
                "Chief Operating Officer",
            ),
            document.Signature(
                "Manufacturer", "Feinwerk Bauer GmbH", "Jürgen Bauer", "Managing Director"
            ),
        ),
    ),
)


def sites_table(*names: str) -> document.PrintedTable:
    """A table of sites, one row for each name."""
    return document.PrintedTable(
        document.PrintedRow((words("Site"), words("Address"), words("Activity"))),
        tuple(
            document.PrintedRow(((document.Filled(name),), words("Stuttgart, Germany"), ()))
            for name in names
        ),
    )


def schedule_of_sites(*names: str) -> document.PrintedSchedule:
    return document.PrintedSchedule(
        key="sites",
        letter="A",
        heading="Sites",
        anchor="schedule-sites",
        blocks=(
            document.PrintedHeading("1", words("Approved Sites")),
            paragraph("1.1", document.PrintedWords("Product is made only here.")),
            sites_table(*names),
        ),
    )


AGREEMENT = document.Document(
    title="Manufacturing Agreement",
    customer=CUSTOMER,
    manufacturer=MANUFACTURER,
    effective_date=datetime.date(2027, 1, 1),
    created_on=datetime.date(2026, 11, 23),
    product="Infusion pump, model 4",
    called=PartyWords(),
    paper="a4",
    sections=(
        document.PrintedSection(
            "foundation", "1", "Foundation", "section-foundation", (DEFINITIONS, RECALL)
        ),
        document.PrintedSection("end", "2", "Final Provisions", "section-end", (SIGNATURES,)),
    ),
    schedules=(schedule_of_sites("Plant 1", "Plant 2"),),
)


def agreement(**changes) -> document.Document:
    """The small agreement with some of its values changed."""
    return replace(AGREEMENT, **changes)
