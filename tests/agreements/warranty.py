"""The clause of the small library that is picked by hand, with a position for each kind of approval."""

WARRANTY = {
    "key": "warranty",
    "code": "T-3",
    "heading": "Warranty",
    "chosen_by": "stance",
    "positions": [
        {
            "key": "narrow",
            "title": "Narrow",
            "stance": "balanced",
            "plain": "Workmanship only.",
            "text": "The workmanship is good.",
        },
        {
            "key": "wide",
            "title": "Wide",
            "stance": "customer",
            "approval": "legal",
            "plain": "Everything.",
            "text": 'Everything is good, as {{ ref("inspection") }} finds.',
        },
        {
            "key": "tested",
            "title": "Tested",
            "stance": "neutral",
            "approval": "quality",
            "plain": "What the tests show.",
            "text": "The Product passes its tests.",
        },
        {
            "key": "none",
            "title": "No warranty",
            "stance": "manufacturer",
            "approval": "both",
            "approval_when": "days < 30",
            "plain": "You buy it as it is.",
            "text": "The Product is sold as it is.",
        },
    ],
}
