"""The decisions in `docs/adr` are numbered one after the other, each number once and in its title."""

import re
from pathlib import Path

DECISIONS = sorted((Path(__file__).parents[1] / "docs" / "adr").glob("*.md"))


def test_each_decision_has_a_number_of_its_own():
    numbers = [int(path.name[:4]) for path in DECISIONS]

    assert numbers == list(range(1, len(numbers) + 1))


def test_the_number_of_a_decision_stands_in_its_title():
    titles = {path.name: path.read_text().splitlines()[0] for path in DECISIONS}

    assert [name for name, title in titles.items() if not re.match(f"# {name[:4]} ", title)] == []
