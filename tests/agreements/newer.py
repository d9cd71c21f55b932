"""The small library as a newer edition words it: each kind of change once."""

import copy

from django.contrib.auth.models import User

from agreements.models import Agreement
from clauses.models import Edition
from clauses.publishing.publish import approve_edition
from tests.agreements.examples import SMALL, make_edition


def newer_library() -> dict:
    """Inspection in other words and at most 40 days, a clause more, a question more and one less, another default."""
    data = copy.deepcopy(SMALL)
    deal, terms = data["sections"]
    inspection, _, warranty = terms["clauses"]
    days, *_, notice = terms["questions"]
    inspection["positions"][0]["text"] = "The Customer inspects and reports within {{ days }} days."
    days["maximum"] = "40"
    notice["default"] = "15"
    warranty["positions"] = [one for one in warranty["positions"] if one["key"] != "tested"]
    terms["questions"] = [one for one in terms["questions"] if one["key"] != "rate"]
    terms["questions"].append(
        {
            "key": "samples",
            "kind": "yesno",
            "ask": "Does the Manufacturer keep samples?",
            "short": "Samples",
        }
    )
    terms["clauses"].append(
        {
            "key": "records",
            "code": "T-4",
            "heading": "Records",
            "chosen_by": "answers",
            "positions": [
                {
                    "key": "only",
                    "title": "Records",
                    "stance": "balanced",
                    "text": "The Manufacturer keeps records. Notice is {{ notice_days }} days.",
                }
            ],
        }
    )
    deal["questions"][2]["options"][1]["label"] = "Any other product"
    return data


def with_other_warranty() -> dict:
    """As `newer_library`, and with other words in the position that needs approval."""
    data = newer_library()
    warranty = data["sections"][1]["clauses"][2]
    wide = next(one for one in warranty["positions"] if one["key"] == "wide")
    wide["text"] = "All of it is good."
    return data


def publish(
    by: User, *, number: int = 2, is_approved: bool = True, data: dict | None = None
) -> Edition:
    """A newer edition."""
    edition = make_edition(by, number=number, data=data or newer_library())
    if is_approved:
        approve_edition(edition, by=by, note="Read in full.")
    return edition


def decision(agreement: Agreement, edition: Edition, action: str) -> dict[str, object]:
    """What the buttons post."""
    return {"edition": edition.pk, "seen": agreement.edition_id, "action": action}
