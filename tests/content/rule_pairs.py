"""Reads the pairs of each rule: answers under which it fires, and neighbours under which it does not."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

Changes = dict[str, object]


@dataclass(frozen=True, slots=True)
class Pair:
    """What is always answered, and the changes under which the rule fires or stays silent."""

    rule: str
    fires: list[Changes]
    silent: list[Changes]
    given: Changes = field(default_factory=dict)
    base: str = "home"


_data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
PAIRS = tuple(Pair(**pair) for pair in _data["pairs"])
