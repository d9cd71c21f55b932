"""Sentences that allow a burden or demand a harm: “may indemnify”, “must delay”. A “must” or a “not” was lost.

Nobody needs leave to pay damages, and no contract binds a Party to hinder the other. Told is only what is so in every
contract: a verb that is a right in some sentences is read with what stands behind it, such as a time by which.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from clauses.library.faults.fault import StatedFault
from clauses.library.faults.of_words import BURDEN_ALLOWED, LOST_NOT
from clauses.library.findings import Finding
from clauses.library.language.readings import ANSWER, as_shown
from clauses.library.values import Library
from clauses.library.words.places import PlacedText, placed_sentences, texts

# What is done for the other side, at the cost of who does it: always a duty.
BURDENS = (
    "act in good faith", "answer", "bear", "calibrate", "certify", "compensate", "comply", "confer", "confirm",
    "cooperate", "credit", "describe", "ensure", "follow", "hand over", "hear", "indemnify", "insure", "investigate",
    "keep secret", "link", "look into", "maintain", "negotiate", "notify", "obey", "observe", "pay", "practise",
    "prove", "qualify", "reach", "reconcile", "record", "refill", "refund", "reimburse", "repay", "report", "respect",
    "secure", "take reasonable", "tell", "train", "treat", "try to", "use reasonable", "validate",
    "warn",
)  # fmt: skip
# Done by a time or at one's own cost, these are duties; else they may be rights.
TIMED = (
    "carry out", "check", "clear", "complete", "consent", "correct", "deliver", "do", "examine", "give", "hand", "keep",
    "make", "meet", "name", "offer", "pass", "prepare", "present", "provide", "remove", "repair", "replace", "return",
    "review", "send", "show", "sign", "start", "store", "submit", "supply", "update",
)  # fmt: skip
BY_A_TIME = (
    r"(?:at once|promptly|immediately|without (?:undue )?delay|at its own cost|at the latest|for at least|in good faith"
    rf"|within (?:\S+|{ANSWER}) (?:Business )?(?:Day|hour|week|month))"
)
# What a paper or a mark must say or be, it has no leave to.
THINGS = (
    "Budget", "Certificate", "Invoice", "Label", "Message", "Notice", "Plan", "Records", "Refusal", "Report", "Request",
    "Statement", "Summary",
)  # fmt: skip
SAID_BY_THINGS = "(?:state|say|list|describe|contain|cover|include|show|be in writing|be signed)"
DONE_TO_THINGS = (
    "calibrated", "certified", "confirmed", "documented", "insured", "kept", "marked", "paid", "reconciled", "recorded",
    "reported", "sent", "signed", "stored", "trained", "validated",
)  # fmt: skip
# Where one of these stands behind it, a burden is bounded or chosen.
FREE = r"(?![^.;]* only\b)(?! or (?:refuse|not)\b)(?![^.;]*\bat any time\b)(?![^.;]*['’]s? (?:risk|cost)\b)"
BETWEEN = r"(?:(?:also|then|first|itself|still|always|each|nevertheless) )?"
# "Facts that may show the cause": there it is possible, not allowed.
MAY = rf"(?<!that )(?<!which )(?<!what )\bmay(?:, [^,]*,)? {BETWEEN}"
ALLOWED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{MAY}(?:{'|'.join(BURDENS)})\b{FREE}",
        rf"{MAY}(?:(?:at once|promptly|immediately) )?(?:{'|'.join(TIMED)})\b{FREE}[^.;,]{{0,80}}? {BY_A_TIME}",
        rf"\b(?i:{'|'.join(THINGS)})s? may (?:also )?{SAID_BY_THINGS}\b{FREE}",
        rf"{MAY}be (?:{'|'.join(DONE_TO_THINGS)})\b{FREE}",
    )
)
# What no contract demands.
HARMS = (
    "blame", "breach", "delay", "discriminate", "divert", "harm", "hinder", "hold back (?:any|documents|pay|ship)",
    "impair", "lower quality", "lower the level", "misuse", "mix", "pledge", "redact", "refuse", "sub-license",
    "withhold", "worsen",
)  # fmt: skip
DEMANDED = (
    re.compile(rf"\bmust (?:also |then )?(?:{'|'.join(HARMS)})\b"),
    # A duty to act without the consent that this needs.
    re.compile(
        r"\bmust (?!not\b)(?:(?!\b(?:not|nor|neither|may|must)\b)[^.;])*"
        r"\bwithout (?!such\b)(?:(?!\b(?:may|must)\b)[^.;,])*\b(?:consent|approval|Notice)\b"
    ),
    re.compile(
        r"\b(?:and|but|then|or) need (?!not\b|no\b|to\b|the\b|a\b|an\b|it\b|its\b|for\b)[a-z]+"
    ),
)


def burdens(library: Library) -> Iterator[Finding]:
    """Each sentence of a clause or schedule that allows what is always a duty, or demands what is always a wrong."""
    for text in texts(library):
        if text.place.kind in ("clause", "schedule"):
            yield from _of_text(text)


@lru_cache(
    maxsize=4096
)  # a draft is read at each pause of a writer, and hardly any text of it has changed
def _of_text(text: PlacedText) -> tuple[Finding, ...]:
    return tuple(
        dict.fromkeys(
            fault.at(place)
            for place, sentence in placed_sentences(text)
            for fault in _of_sentence(sentence)
        )
    )


def _of_sentence(sentence: str) -> Iterator[StatedFault]:
    if "may" in sentence:
        for pattern in ALLOWED:
            for found in pattern.finditer(sentence):
                yield BURDEN_ALLOWED.stated(words=as_shown(found[0]))
    for pattern in DEMANDED:
        for found in pattern.finditer(sentence):
            yield LOST_NOT.stated(words=as_shown(found[0]))
