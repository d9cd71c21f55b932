"""Whole deals: six industries at home and abroad on defaults alone, and the cases of the article."""

import pytest

from agreements.assembly.coherence import check
from agreements.assembly.document import Document, OpenBlank, UnresolvedReference
from agreements.assembly.pipeline import Assembled, assemble
from agreements.assembly.plaintext import plain_text
from clauses.library.findings import Finding, Level
from tests.content.deals import INDUSTRIES, deal
from tests.content.shipped import CREATED_ON, LIBRARY
from tests.placed_lines import placed_lines

pytestmark = pytest.mark.slow

TWELVE = [(industry, base) for industry in INDUSTRIES for base in ("home", "abroad")]
INCOMING = {
    "certificate_effect": "evidence_only",
    "certificates": ["coc"],
    "inspection_days": 5,
    "inspection_day_kind": "business",
    "silence_effect": "visible_only",
}


def agreement(base: str = "abroad", **changes: object) -> Assembled:
    return assemble(LIBRARY, deal(base, changes), created_on=CREATED_ON)


def errors(assembled: Assembled) -> list[Finding]:
    return [one for one in check(assembled) if one.level is Level.ERROR]


def fired(assembled: Assembled) -> set[str]:
    return {one.place.key for one in check(assembled) if one.code == "rule"}


def unresolved(document: Document) -> list[str]:
    return [
        f"{place}: {inline}"
        for place, line in placed_lines(document)
        for inline in line
        if isinstance(inline, OpenBlank | UnresolvedReference)
    ]


def text_of(assembled: Assembled, clause: str) -> str:
    """The plain text of one clause, from its heading to the next."""
    text = " ".join(plain_text(assembled.document).split())
    clauses = list(assembled.document.clauses())
    index = [one.key for one in clauses].index(clause)
    found, following = clauses[index], clauses[index + 1]
    start = text.index(f"{found.number} {found.heading} ---")
    return text[start : text.index(f"{following.number} {following.heading} ---")]


def position_of(assembled: Assembled, clause: str) -> str | None:
    return assembled.selection.scope.position(clause)


@pytest.mark.parametrize(("industry", "base"), TWELVE)
def test_a_deal_on_defaults_alone_has_no_error_and_nothing_open(industry, base):
    assembled = agreement(base, industry=industry)

    assert errors(assembled) == []
    assert unresolved(assembled.document) == []
    assert len(list(assembled.document.clauses())) >= 60


def test_five_days_of_inspection_beside_a_certificate():
    assembled = agreement(**INCOMING)

    assert errors(assembled) == []
    assert position_of(assembled, "certificate-effect") == "evidence_only"
    assert "5 Business Days" in text_of(assembled, "incoming-inspection")


def test_consignment_has_title_counts_and_a_rule_for_what_grows_old():
    assembled = agreement(inventory_models=["consignment"], consignment_max_days=90)

    assert errors(assembled) == []
    assert position_of(assembled, "delivery") == "on_withdrawal"
    assert position_of(assembled, "consignment-title") is not None
    assert position_of(assembled, "stock-counts") is not None
    assert "Title" in text_of(assembled, "consignment-title")
    assert "90 Days" in text_of(assembled, "consignment")
    assert "180 Days" in text_of(assembled, "excess-inventory")


def test_a_process_improvement_of_the_manufacturer_leaves_a_lasting_licence():
    assembled = agreement(
        improvement_ownership="product_customer_process_manufacturer",
        licence_back="perpetual",
        tfc_manufacturer_days=365,
    )

    assert errors(assembled) == []
    assert position_of(assembled, "process-licence") == "perpetual"
    assert "permanent and irrevocable" in text_of(assembled, "process-licence")
    assert "(Licence to Improvements)" in text_of(assembled, "exit")


def test_a_process_improvement_of_the_manufacturer_without_a_licence_is_refused():
    assembled = agreement(
        improvement_ownership="product_customer_process_manufacturer",
        licence_back="none",
        tfc_manufacturer_days=365,
    )

    assert "K043" in fired(assembled)


def test_a_site_move_announced_later_than_requalification_takes_is_refused():
    assembled = agreement(
        manufacturing_sites=2, requalification_months=9, site_change_notice_months=6
    )

    assert [one.place.key for one in errors(assembled)] == ["K086"]


def test_recall_shares_of_60_and_50_are_refused():
    assembled = agreement(recall_share_customer_pct=60, recall_share_manufacturer_pct=50)

    assert [one.place.key for one in errors(assembled)] == ["K028"]
