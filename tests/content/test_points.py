"""What the shipped agreements say once, they say alike everywhere, under unusual answers too."""

import pytest

from agreements.assembly.coherence import check
from agreements.assembly.pipeline import Assembled, assemble
from agreements.assembly.plaintext import plain_text
from clauses.library.answers import responsibility_key
from clauses.library.deal.interview import interview
from clauses.library.deal.owed_points import owed_by_points
from clauses.library.deal.selection import select
from clauses.library.findings import Place, errors
from clauses.library.language.contents import PARTIES
from clauses.library.language.deal_points import carrying_rows
from clauses.library.language.evaluation import evaluate, holds
from tests.content.deals import deal
from tests.content.shipped import CREATED_ON, LIBRARY


def made(**changes: object) -> Assembled:
    picked = {key.replace("__", "."): value for key, value in changes.items()}
    return assemble(LIBRARY, deal("home", picked), created_on=CREATED_ON)


def words_of(agreement: Assembled) -> str:
    """The text on one line."""
    return " ".join(plain_text(agreement.document).split())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changes", "said", "unsaid"),
    [
        # A row of the matrix changed by hand carries into the clauses and the definition.
        (
            {"responsibility__batch_release": "customer"},
            ("the Customer's quality unit that a Batch may leave", "person of the Customer who"),
            ("the Manufacturer's quality unit that a Batch may leave",),
        ),
        (
            {"responsibility__batch_release": "both"},
            (
                "the quality units of both Parties that a Batch may leave",
                "person of each Party who",
            ),
            ("the Customer and Manufacturer's",),
        ),
        (
            {"responsibility__forecast": "manufacturer"},
            ("the Manufacturer must issue a Forecast",),
            ("Customer must issue a Forecast", "Customer sends no Forecast"),
        ),
        # No shelf life is promised where none is asked for.
        (
            {"min_shelf_life_pct": 0, "has_expiry": True, "inventory_models": ["safety_stock"]},
            (),
            ("the shelf life that Section",),
        ),
        # Who decides on the Recall decides on the stop of shipments.
        (
            {
                "recall_decision_maker": "own_duty",
                "legal_manufacturer": "manufacturer",
                "position__recall-information": "mutual_hours",
            },
            ("of either Party, the Manufacturer decides", "The Manufacturer must confirm within 3"),
            ("The Customer must confirm within 3",),
        ),
        (
            {"recall_decision_maker": "own_duty", "position__recall-information": "prompt"},
            ("of either Party, the Customer decides", "The Customer must decide within 5"),
            ("The Manufacturer must decide within 5",),
        ),
        # The time of an event applies where it is the earlier one, however long it is.
        (
            {"serious_event_notice_hours": 120, "position__recall-information": "prompt"},
            ("applies where it ends earlier",),
            ("the shorter time",),
        ),
        # What may be set off is said once.
        (
            {"position__recall-claims": "closed_list"},
            ("A Party may set off Recall Costs only as Section", "A Party may set off only sums"),
            (),
        ),
        # No purchase commitment is counted towards where there is none.
        ({"purchase_commitment": "non_exclusive"}, (), ("purchase commitment in Section",)),
        (
            {"purchase_commitment": "mutual", "exclusive_share_pct": 60},
            ("the Customer must buy from the Manufacturer at least 60%", "purchase commitment in"),
            (),
        ),
        # A Notice waits for Requalification only where that takes time.
        (
            {"requalification_months": 0, "tfc_manufacturer_days": 180},
            ("Requalification takes no time",),
            ("which is the time for Requalification",),
        ),
        # May or must inspect: the sales convention does not say it again.
        (
            {"cisg": "apply", "silence_effect": "visible_only"},
            ("The Customer may inspect each Delivery",),
            ("must inspect each",),
        ),
        # The words of an option are defined.
        (
            {"certificates": ["coc"]},
            ("a signed certificate of conformance with the Specification",),
            (),
        ),
    ],
)
def test_unusual_answers_lead_to_one_story(
    changes: dict[str, object], said: tuple[str, ...], unsaid: tuple[str, ...]
):
    agreement = made(**changes)
    words = words_of(agreement)

    assert [str(one) for one in errors(check(agreement)) if one.code != "rule"] == []
    assert [one for one in said if one not in words] == []
    assert [one for one in unsaid if one in words] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changes", "fires"),
    [
        ({"warranty_months": 24, "latent_limit_months": 12}, True),
        ({"warranty_months": 24, "latent_limit_months": 24}, False),
        # A position picked by hand prints the service life: the rule reads what it prints.
        (
            {
                "warranty_months": 24,
                "latent_limit_months": 12,
                "product_life_months": 60,
                "has_expiry": False,
                "position__latent-defects": "shelf_life",
            },
            False,
        ),
        (
            {
                "warranty_months": 24,
                "latent_limit_months": 12,
                "product_life_months": 18,
                "has_expiry": False,
                "position__latent-defects": "shelf_life",
            },
            True,
        ),
    ],
)
def test_hidden_defects_and_the_warranty_are_compared_as_they_are_printed(changes, fires: bool):
    places = [one.place.key for one in check(made(**changes)) if one.code == "rule"]

    assert ("K081" in places) is fires


# Of these activities no Section says who carries them out: the matrix alone does.
SAID_BY_THE_MATRIX_ALONE = {"label_content", "storage_transport", "risk_management"}
CARRYING = {"batch_release", "forecast", "process_validation", "identifiers"}
ALL_THERE = {
    "industry": "medical_device",
    "inventory_models": ["customer_materials"],
    "has_expiry": True,
    "quality_agreement_status": "attached",
}


def test_each_row_of_the_matrix_sets_a_point_or_is_all_that_is_said():
    assert {row.key for row in LIBRARY.responsibilities if not row.sets} == SAID_BY_THE_MATRIX_ALONE
    assert set(carrying_rows(LIBRARY.index.settings)) == CARRYING


@pytest.mark.slow
def test_a_row_changed_by_hand_carries_into_the_text_or_is_an_error_where_it_was_changed():
    refused = set()
    for row in LIBRARY.responsibilities:
        for party in PARTIES:
            picked = {**ALL_THERE, responsibility_key(row.key): party}
            scope = select(interview(LIBRARY, deal("home", picked), created_on=CREATED_ON)).scope
            found = [one for one in owed_by_points(LIBRARY) if holds(one.stands, scope)]
            proposed = evaluate(row.party.expression, scope) == party
            # Nothing but the changed row is wrong, and nothing at all where it carries or proposes the same.
            assert {one.place for one in found} <= {Place("responsibility", row.key, "party")}
            assert not (found and (proposed or row.key in CARRYING))
            refused |= {row.key for _ in found}

    told = {row.key for row in LIBRARY.responsibilities} - CARRYING - SAID_BY_THE_MATRIX_ALONE
    assert told - refused == {"yearly_review"}  # a medicine's


@pytest.mark.slow
def test_a_changed_row_that_a_section_contradicts_leads_back_to_the_row():
    found = [
        one
        for one in errors(check(made(responsibility__recall_decision="manufacturer")))
        if one.code != "rule"
    ]

    assert [one.question for one in found] == ["responsibility.recall_decision"]
    assert "“Recall decision and communication” than “Recall Decision" in found[0].message
