"""Packs: files of rules for one law or one kind of market, which rest on cited facts and hold nothing else."""

import tomllib

import pytest

from clauses.library.language.asked_of import keys_read
from tests.content.shipped import CONTENT, LIBRARY

PACKS = sorted(CONTENT.glob("pack-*.toml"))
LAW_OR_MARKET = {"governing_law", "markets"}


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.stem)
def test_a_pack_holds_rules_on_law_or_market_with_their_sources_and_nothing_else(pack):
    content = tomllib.loads(pack.read_text(encoding="utf-8"))
    keys = {rule["key"] for rule in content["rules"]}
    rules = [rule for rule in LIBRARY.rules if rule.key in keys]

    assert set(content) == {"rules", "sources"}
    assert len(rules) == len(keys)
    assert [rule.key for rule in rules if not rule.sources] == []
    assert [
        one.key for one in rules if not LAW_OR_MARKET & set(keys_read(one.when.expression))
    ] == []
    # What a pack brings is used by it.
    brought = {source["key"] for source in content["sources"]}
    assert brought <= {key for rule in rules for key in rule.sources}


def test_the_packs_that_are_claimed_are_there():
    named = [pack.stem for pack in PACKS]

    assert named == ["pack-england", "pack-germany", "pack-health-products", "pack-new-york"]
