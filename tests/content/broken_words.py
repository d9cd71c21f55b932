"""Which slips that read well a lawyer calls broken, by rule: those whose own sentence, or a term in it, tells them.

The rules are wider than the checks and were written beside them; each says why the sentence cannot be meant. What no
rule sees is another agreement that holds together: a right in place of a duty, the other Party, another number.
"""

import re
from collections.abc import Callable

SIDES = r"(?:Customer|Manufacturer)"
# Who may do something by a time, so often, or for the other side, has a duty that lost its "must".
TIMES = (
    r"\b(?:within|by (?:its|the) date|at least|at the latest|at once|promptly|before|until|as soon as|each|every"
    r"|once a|twice a|without delay|at its (?:own )?cost|in good faith)\b"
)
FOR_ANOTHER = rf"\b(?:the|other|each|both) (?:{SIDES}|Party|Parties)\b|\bin writing\b|\bNotice\b"
# What belongs to the work of one Party, so that a sentence on it tells which one is meant.
OF_ONE_PARTY = (
    r"\b(?:Approved Sites?|Batch(?:es)?|Bridge Stock|capacity|Consignment Stock|Customer Materials|Customer Property"
    r"|Deliver(?:y|ies)|Forecasts?|Invoices?|Latent Defects?|Lead Time|Price|Process Licence|Purchase Orders?"
    r"|Quality System|rejected|Requalification|Safety Stock|Site Change|Subcontractors?|Tooling|Withdrawals?)\b"
)
DOES = rf"\b[Tt]he {SIDES} (?:must|may|need|cannot|bears|owns|has|does|is|\w+s)\b"
COUNTED = (
    r"\b(?:nine (?:of|in) (?:two|three|four|five|six|seven|eight)|nine (?:quality units|originals|Parties)"
    r"|between the nine)\b"
)


def _may(sentence: str) -> bool:
    for found in re.finditer(r"\bmay\b([^.;]*)", sentence):
        if not re.search(r"\bonly\b|\bat any time\b|\bor refuse\b", found[1]) and (
            re.search(TIMES, found[1]) or re.search(FOR_ANOTHER, found[1])
        ):
            return True
    return False


def _other_party(sentence: str) -> bool:
    names = re.findall(rf"\b({SIDES})\b(?! (?:Cause|Materials|Property))", sentence)
    named_twice = len(names) > 1 and len(set(names)) == 1
    return named_twice or bool(re.search(DOES, sentence) and re.search(OF_ONE_PARTY, sentence))


def _number(sentence: str) -> bool:
    return bool(re.search(COUNTED, sentence))


def _lost_not(sentence: str) -> bool:
    """A ban that became a duty, a contrast without its “not”, or a condition turned round."""
    return bool(
        re.search(
            r"\bmust\b|\bneed\b|\b(?:yet|but|as for|even)\b|, (?:the|before|cost)\b", sentence
        )
        or re.search(
            r"\b(?:If|Where|What|until|unless)\b[^,.;]*\b(?:has|have|is|are|was|were|did|does)\b",
            sentence,
        )
    )


BROKEN: dict[str, Callable[[str], bool]] = {
    "may stands for must": _may,
    "one Party stands for the other": _other_party,
    "another number is written in words": _number,
    "a not is lost": _lost_not,
}
