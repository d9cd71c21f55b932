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
from clauses.library.words.places import PlacedText, operative_texts, placed_sentences

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
    "accept (?:each|these|the) Purchase Order", "account for", "add them", "agree in writing", "allocate", "assess",
    "at least", "be (?:accurate|complete|given in writing|in English|in writing|ready|signed)",
    "carry (?:out the|it out by)", "check that", "classify", "clear", "complete", "compute", "consider", "contain",
    "count it", "cover", "destroy (?:items|or unmark)", "do so within",
    "give (?:all|at least|each|full|it|reasonable|the|this)", "grant", "have (?:been|had|approved|named|trained)",
    "help", "in any case", "inspect and test", "keep (?:a maintenance|as many|them on)",
    "keep (?:complete|secret|the Customer)", r"keep [^.;]*\b(?:apart|current|safe|secret|at least|years?)",
    "limit these", "load", "lower the Price", "make good the", "make(?:, test| complete)", "mark", "meet",
    "name (?:a second|one|there|two)", "open its", "operate", "pass on", "prepare each", "publish the list",
    "replace the", "require the same", "reserve", "review", "send (?!an Invoice|one Invoice|the Invoice)[a-z]+",
    "settle what", "show (?!and)[a-z]+", "sign the papers", "state (?:beforehand|how|the|this|what)", "stay within",
    "store", "submit", "supply (?!only)[a-z]+", "support", "tell",
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
    r"[^.;]*\bat any time", "accept", "ask", "attend", "audit", "buy", "cancel", "choose", "claim", "comment",
    "contest", "count", "cure", "deduct", "do so", "end", "enforce", "exercise", "extend", "hold", "inspect", "name",
    "object", "order", "place", "prevent", "raise", "refer", "reject", "remedy", "renew", "return", "sample",
    "shorten", "start mediation", "state concerns", "suspend", "take part", "terminate", "test", "transfer", "use",
    "visit", "withdraw",
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
        # How something is done is told of duties.
        rf"{MAY}(?:(?!\bonly\b)[^.;])*\b(?:as the (?:Specification|label) requires|by the (?:agreed|approved) plan"
        r"|by the methods|in line with|with care)\b",
        # Who has leave to do something does not answer for it by the same breath.
        rf"{MAY}(?:(?!\bonly\b)[^.;])* and (?:answers for|has no lien)\b",
    )
)
# What no contract demands.
HARMS = (
    "act as (?:an )?arbitrator", "analyse the Product", "approach", "blame", "breach",
    "change (?:the Specification|this base|the part)", "claim (?:against|for one)", "copy", "delay",
    "destroy (?:disputed|it)", "discriminate", "divert", "file or publish", "harm", "hinder",
    "hold back (?:any|documents|pay|ship)", "hold back anything", "hold back shipment", "impair", "let the people",
    "lower quality", "lower the level", "misuse", "mix", "pass (?:it|the work) on", "pledge", "raise the Price",
    "redact", "refuse", "sell(?:, scrap| or give| Product or place)", "speak about the Recall to users", "stop supply",
    "sub-license", "take effect (?:earlier|later)", "use (?:Confidential|or sell)", "wait for", "withhold", "worsen",
)  # fmt: skip
DEMANDED = (
    re.compile(rf"\bmust (?:also |then )?(?:{'|'.join(HARMS)})\b"),
    # A duty to act without the consent that this needs.
    re.compile(
        r"\bmust (?!not\b)(?:(?!\b(?:not|nor|neither|may|must)\b)[^.;])*"
        r"\bwithout (?!such\b)(?:(?!\b(?:may|must)\b)[^.;,])*\b(?:agreement|approval|asking|consent|Notice|telling)\b"
    ),
    re.compile(
        # A ban that consent lifts, or that leaves other grounds and persons free.
        r"\bmust (?!not\b)(?:(?!\b(?:do|keep|may|must|neither|nor|not)\b)[^.;])*"
        r"\b(?:except with|on another ground|to anyone else|for another person|for any other|beyond what its"
        r"|because of the Price)\b"
    ),
    re.compile(
        # What is done before it is approved.
        r"\bmust (?:also )?(?:deliver|sell|ship|start) (?:(?!\b(?:not|only|may|must)\b)[^.;,])*"
        r"\bbefore (?:every|it|the) [^.;,]*\b(?:approved|been given|confirmed|consented)\b"
    ),
    # Who has agreed needs nobody who decides.
    re.compile(
        r"\b(?:have|has) agreed\b[^.;,]*, an Independent Expert\b"
        r"|\ban Independent Expert (?:decides|sets) where [^.;,]* (?:have|has|is) agreed\b"
    ),
    re.compile(
        r"\b(?:and|but|then|or) need (?!not\b|no\b|to\b|the\b|a\b|an\b|it\b|its\b|for\b)[a-z]+"
    ),
)


def burdens(library: Library) -> Iterator[Finding]:
    """Each sentence of a clause or schedule that allows what is always a duty, or demands what is always a wrong."""
    parties = party_words(library).names
    for text in operative_texts(library):
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
