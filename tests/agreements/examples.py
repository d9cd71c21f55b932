"""A small library with a question of every kind, as an edition."""

from django.contrib.auth.models import User
from django.utils import timezone

from clauses.library.data.codec import edition_json
from clauses.models import Edition
from clauses.models.editions import fingerprint
from tests.agreements.warranty import WARRANTY

DEAL = {
    "key": "deal",
    "title": "The deal",
    "introduction": "Who buys and who makes.",
    "questions": [
        {
            "key": "customer_party",
            "kind": "party",
            "ask": "Who buys?",
            "short": "Customer",
            "essential": True,
        },
        {
            "key": "third_holder",
            "kind": "party",
            "ask": "Who else?",
            "short": "Holder",
            "required": False,
        },
        {
            "key": "industry",
            "kind": "choice",
            "ask": "What is made?",
            "short": "Industry",
            "guidance": "It sets the defaults.",
            "default": '"general"',
            "essential": True,
            "sources": ["R-1"],
            "options": [
                {
                    "key": "medical",
                    "label": "A medical device",
                    "meaning": "Strict.",
                    "favours": "customer",
                },
                {"key": "general", "label": "Anything else", "approval": "legal", "common": True},
            ],
        },
        {
            "key": "product",
            "kind": "text",
            "ask": "What is the product?",
            "short": "Product",
            "minimum": "5",
            "maximum": "600",
            "essential": True,
        },
        {
            "key": "markets",
            "kind": "multi",
            "ask": "Where is it sold?",
            "short": "Markets",
            "default": '["us"]',
            "minimum": "1",
            "options": [{"key": "us", "label": "United States"}, {"key": "eu", "label": "Europe"}],
        },
        {
            "key": "manufacturing_sites",
            "kind": "sites",
            "ask": "Where is it made?",
            "short": "Sites",
            "minimum": "1",
            "maximum": "3",
        },
        {
            "key": "start",
            "kind": "date",
            "ask": "When does it start?",
            "short": "Start",
            "minimum": "created_on",
            "required": False,
        },
        {
            "key": "currency",
            "kind": "currency",
            "ask": "Which currency?",
            "short": "Currency",
            "default": '"EUR"',
        },
        {
            "key": "value",
            "kind": "money",
            "ask": "What is it worth a year?",
            "short": "Yearly value",
            "required": False,
        },
        {
            "key": "home",
            "kind": "country",
            "ask": "Which country?",
            "short": "Home",
            "required": False,
        },
        {
            "key": "seat",
            "kind": "place",
            "ask": "Where are disputes?",
            "short": "Seat",
            "required": False,
        },
        {
            "key": "overall_stance",
            "kind": "choice",
            "ask": "Which way should it lean?",
            "short": "Lean",
            "default": '"balanced"',
            "options": [
                {"key": "balanced", "label": "Neither"},
                {"key": "customer", "label": "Customer"},
            ],
        },
    ],
    "clauses": [],
}
TERMS = {
    "key": "terms",
    "title": "Terms",
    "heading": "Terms",
    "questions": [
        {
            "key": "days",
            "kind": "integer",
            "ask": "How long is the inspection?",
            "short": "Inspection time",
            "unit": "days",
            "default": "30",
            "defaults": [
                {
                    "when": 'industry == "medical"',
                    "value": "60",
                    "because": "default for medical devices",
                }
            ],
            "minimum": "5",
            "maximum": "90",
            "also": [0],
        },
        {
            "key": "share",
            "kind": "percent",
            "ask": "Which share?",
            "short": "Share",
            "required": False,
            "maximum": "100",
        },
        {
            "key": "rate",
            "kind": "decimal",
            "ask": "Which rate?",
            "short": "Rate",
            "required": False,
        },
        {
            "key": "recall",
            "kind": "yesno",
            "ask": "Is there a recall plan?",
            "short": "Recall plan",
            "default": 'industry == "medical"',
        },
        {
            "key": "payer",
            "kind": "choice",
            "ask": "Who pays for a recall?",
            "short": "Payer",
            "when": "recall",
            "options": [
                {"key": "customer", "label": "You"},
                {"key": "manufacturer", "label": "They"},
            ],
        },
        {
            "key": "notice_days",
            "kind": "integer",
            "ask": "How long is the notice?",
            "short": "Notice",
            "default": "10",
            "asked": False,
        },
    ],
    "clauses": [
        {
            "key": "inspection",
            "code": "T-1",
            "heading": "Inspection",
            "chosen_by": "answers",
            "mandatory": True,
            "positions": [
                {
                    "key": "only",
                    "title": "Inspection",
                    "stance": "balanced",
                    "text": "The Customer inspects within {{ days }} days.",
                }
            ],
        },
        {
            "key": "recall-costs",
            "code": "T-2",
            "heading": "Recall Costs",
            "chosen_by": "answers",
            "when": "recall",
            "positions": [
                {
                    "key": "only",
                    "title": "Costs",
                    "stance": "balanced",
                    "text": "{{ payer }} pays for a recall.",
                }
            ],
        },
        WARRANTY,
    ],
}
SMALL = {
    "key": "small",
    "title": "A small library",
    "sections": [DEAL, TERMS],
    "schedules": [
        {
            "key": "schedule-sites",
            "heading": "Sites",
            "text": "{{ sites(manufacturing_sites) }}",
        }
    ],
    "responsibilities": [
        {"key": "design", "activity": "Product design", "party": '"customer"'},
        {
            "key": "testing",
            "activity": "Testing",
            "party": '"manufacturer"',
            "note": "Before each delivery.",
        },
    ],
    "rules": [
        {
            "key": "K1",
            "severity": "error",
            "when": 'industry == "medical" and days < 10',
            "message": "A medical device needs more time than {{ days }} days.",
            "fix": "Give it 10 days or more.",
            "change": "days",
        }
    ],
    "sources": [
        {
            "key": "R-1",
            "fact": "Devices are regulated.",
            "source": "Some law",
            "seen": "2024",
            "status": "memory",
        }
    ],
}


def make_edition(by: User, *, number: int = 1, data: dict = SMALL) -> Edition:
    """An edition that counsel has not approved yet."""
    content = edition_json(data)
    return Edition.objects.create(
        number=number,
        title="A small library",
        content=content,
        sha256=fingerprint(content),
        release_note="For tests.",
        published_at=timezone.now(),
        published_by=by,
    )
