"""Sentences that allow a burden or demand a harm: “may indemnify”, “must delay”. A “must” or a “not” was lost.

Nobody needs leave to pay damages, and no contract binds a Party to hinder the other. Told is only what is so in every
contract: a verb that is a right in some sentences is read with what stands behind it, such as a time by which.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from clauses.library.deal.party_words import party_words
from clauses.library.faults.fault import StatedFault
from clauses.library.faults.of_words import BURDEN_ALLOWED, LOST_NOT
from clauses.library.findings import Finding
from clauses.library.language.readings import ANSWER, as_shown
from clauses.library.values import Library
from clauses.library.words.full_sentences import full_sentences
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
# What is given, kept or done for the other Party, in words that tell it from a right of the same verb.
GIVEN = (
    "accept (?:each|these|the) Purchase Order", "allocate",
    "be (?:accurate|complete|given in writing|in English|in writing|ready|signed)", "classify", "clear", "consider",
    "contain", "count it", "cover", "give (?:all|at least|each|full|it|reasonable|the|this)", "grant",
    "have (?:been|had|approved|named|trained)", "help", "keep (?:complete|secret|the Customer)",
    r"keep [^.;]*\b(?:apart|current|safe|secret|at least|years?)", "load", "lower the Price", "make good the", "mark",
    "meet", "name (?:one|there|two)", "open its", "operate", "pass on", "publish the list", "replace the",
    "require the same", "reserve", "review", "send (?!an Invoice|one Invoice|the Invoice)[a-z]+", "show (?!and)[a-z]+",
    "supply (?!only)[a-z]+", "support",
)  # fmt: skip
# Nobody gives two companies leave to do together what they want.
TOGETHER = (
    "agree",
    "choose",
    "compare",
    "decide",
    "do",
    "find",
    "keep",
    "look",
    "meet",
    "review",
    "set",
    "try",
)
# Rights that must be used by a time, or so often.
RIGHTS_BY_A_TIME = (
    r"[^.;]*\bat any time", "accept", "ask", "attend", "cancel", "choose", "claim", "comment", "contest", "count",
    "cure", "deduct", "do so", "end", "enforce", "exercise", "extend", "hold", "object", "place", "prevent", "refer",
    "reject", "remedy", "renew", "return", "shorten", "start mediation", "state concerns", "take part", "terminate",
    "transfer", "use", "withdraw",
)  # fmt: skip
RIGHTS_SO_OFTEN = (
    "ask",
    "carry out (?:one|up)",
    "end",
    "invoice",
    "order",
    "send (?:an|one)",
    "test",
)
SO_OFTEN = (
    r"(?<!once in )\b(?:once a year|twice a year|every (?:\S+ )?(?:month|week|year)s?"
    r"|each (?:Business Day|calendar quarter|month|week|year))"
)
# Where one of these stands behind it, a burden is bounded or chosen.
FREE = r"(?![^.;]* only\b)(?! or (?:refuse|not)\b)(?![^.;]*\bat any time\b)(?![^.;]*['’]s? (?:risk|cost)\b)"
IN_TIME = (
    rf"(?:within (?:the (?:Lead|same)|\S+ of|(?:\S+|{ANSWER}) (?:Business )?(?:Day|hour|month|week))"
    r"|by (?:its|the) dates?|at the latest|as soon as|without (?:undue )?delay|promptly|at its (?:own )?cost)"
)
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
        rf"{MAY}(?:(?:at once|promptly) )?(?:{'|'.join(GIVEN)})\b{FREE}",
        rf"\b[Tt]he Parties {MAY}(?:{'|'.join(TOGETHER)})\b",
        rf"{MAY}(?!(?:{'|'.join(RIGHTS_BY_A_TIME)})\b)[^.;,]{{0,90}} {IN_TIME}\b",
        rf"{MAY}(?!(?:{'|'.join(RIGHTS_SO_OFTEN)})\b)[^.;]{{0,120}}{SO_OFTEN}\b",
        # Who has leave to do something does not answer for it by the same breath.
        rf"{MAY}(?:(?!\bonly\b)[^.;])* and (?:answers for|has no lien)\b",
    )
)
# What no contract demands.
HARMS = (
    "blame", "breach", "delay", "discriminate", "divert", "harm", "hinder", "hold back (?:any|documents|pay|ship)",
    "impair", "lower quality", "lower the level", "misuse", "mix", "pledge", "redact", "refuse", "sub-license",
    "withhold", "worsen", "act as (?:an )?arbitrator", "analyse the Product", "approach", "destroy (?:disputed|it)",
    "hold back shipment", "raise the Price", "scrap", "take effect (?:earlier|later)", "wait for",
)  # fmt: skip
DEMANDED = (
    re.compile(rf"\bmust (?:also |then )?(?:{'|'.join(HARMS)})\b"),
    # A duty to act without the consent that this needs.
    re.compile(
        r"\bmust (?!not\b)(?:(?!\b(?:not|nor|neither|may|must)\b)[^.;])*"
        r"\bwithout (?!such\b)(?:(?!\b(?:may|must)\b)[^.;,])*\b(?:consent|approval|Notice)\b"
    ),
    re.compile(
        # A ban that consent lifts, or that leaves other grounds and persons free.
        r"\bmust (?!not\b)(?:(?!\b(?:do|keep|may|must|neither|nor|not)\b)[^.;])*"
        r"\b(?:except with|on another ground|to anyone else|for another person|for any other|beyond what its"
        r"|because of the Price)\b"
    ),
    re.compile(
        # What is done before it is approved.
        r"\bmust (?:also )?(?:deliver|sell|ship|start|use) (?:(?!\b(?:not|only|may|must)\b)[^.;,])*"
        r"\bbefore (?:the|it) [^.;,]*\b(?:approved|confirmed|consented)\b"
    ),
    # Who has agreed needs nobody who decides.
    re.compile(r"\b(?:have|has) agreed\b[^.;,]*, an Independent Expert\b"),
    re.compile(
        r"\b(?:and|but|then|or) need (?!not\b|no\b|to\b|the\b|a\b|an\b|it\b|its\b|for\b)[a-z]+"
    ),
)


def burdens(library: Library) -> Iterator[Finding]:
    """Each sentence of a clause or schedule that allows what is always a duty, or demands what is always a wrong."""
    called = party_words(library)
    parties = (called.customer, called.manufacturer)
    for text in texts(library):
        if text.place.kind in ("clause", "schedule"):
            yield from _of_text(text, parties)


@lru_cache(
    maxsize=4096
)  # a draft is read at each pause of a writer, and hardly any text of it has changed
def _of_text(text: PlacedText, parties: tuple[str, str]) -> tuple[Finding, ...]:
    # Once by themselves, and once as items of a list behind the words that lead to it.
    return tuple(
        dict.fromkeys(
            fault.at(place)
            for place, sentence in (*placed_sentences(text), *full_sentences(text, parties))
            for fault in _of_sentence(sentence)
        )
    )


def _of_sentence(sentence: str) -> Iterator[StatedFault]:
    if "may" in sentence:
        # What several of these see is one slip.
        for pattern in ALLOWED:
            if found := tuple(pattern.finditer(sentence)):
                yield from (BURDEN_ALLOWED.stated(words=as_shown(one[0])) for one in found)
                break
    for pattern in DEMANDED:
        for one in pattern.finditer(sentence):
            yield LOST_NOT.stated(words=as_shown(one[0]))
