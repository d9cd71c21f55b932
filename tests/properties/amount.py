"""How many examples a generated test tries: always the same ones, many more with COUNTERPART_EXAMPLES=many."""

import os

from hypothesis import settings

PROFILE = os.environ.get("COUNTERPART_EXAMPLES", "full")


def repeatable(examples: int) -> settings:
    """Settings under which a test tries so many examples, the same ones each time."""
    number = {"quick": min(examples, 5), "many": examples * 20}.get(PROFILE, examples)
    return settings(max_examples=number, derandomize=PROFILE != "many", deadline=None)
