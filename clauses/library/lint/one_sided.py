"""Sentences that name the wrong Party, told by what they say: it deals with itself, or does what only the other does.

In outsourcing the Manufacturer makes and delivers, the Customer orders and pays. And who is named once in a sentence is
“it” from there on, so a sentence that begins with a Party and names it again, and never the other, means the other.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from clauses.library.deal.party_words import party_words
from clauses.library.faults.fault import StatedFault
from clauses.library.faults.of_words import ACT_OF_THE_OTHER, PARTY_TWICE
from clauses.library.findings import Finding
from clauses.library.language.readings import as_shown
from clauses.library.values import Library
from clauses.library.words.full_sentences import full_sentences
from clauses.library.words.places import PlacedText, operative_texts

# Behind "the ... must" and the like: what only the maker of goods does.
ACTS_OF_THE_MANUFACTURER = (
    "accept (?:a|each|these|the) Purchase Order", "accept it as (?:far as )?capacity", "admit",
    "agree in writing with each Subcontractor", "analyse the Product", "answer a Purchase Order", "bought or made",
    "build", "carry out the Requalification", "check each Subcontractor", "complete the Purchase Order",
    "confirm or refuse", "continue (?:to supply|at the Approved Site)", "credit the Price", "deliver",
    "describe each Improvement", "develop its Quality System", "examine the (?:claim|rejection)", "fill",
    "follow the Continuity Plan", "give each Batch", "hand over the Tooling", "hold back shipment", "invoices?",
    "issue (?:an|the|one) Invoice", "keep (?:Safety Stock|capacity|the retained samples)", "keep or restore supply",
    "load only", "lower the Price", "maintain Tooling",
    "make (?:Product|the Product|Records|a Site Change|an Emergency Move)", "manufacture", "mark", "mix",
    "open its (?:books|records)", "operate", "pack", "plan its people", "reach the yield", "redact", "refill",
    "refund", "refuse a Purchase Order", "repair", "replace (?:the rejected|it free|rejected)",
    "report (?:stock|Excess|Obsolete|the items)", "request consent", "require payment", "reserve", "rework",
    "secure the same", "send (?:a list of the serial|a copy of each certificate)", "send (?:an|the|one) Invoice",
    "ship", "show its capacity", "start the next shipment", "stop Delivery",
    "store (?:Customer Materials|Safety Stock)", "supply (?:Product|spare parts|at the Prices|on the terms)",
    "train the new", "use (?:(?:a|an|its|Approved) )?Subcontractors?", "validate", "warrants? fitness",
    "warrants? that (?:the Product|Product|each unit)",
)  # fmt: skip
# And what only a buyer does.
ACTS_OF_THE_CUSTOMER = (
    "appoints", "approved (?:every|its start)", "approves?", "ask for samples", "authorised?", "buy(?! critical)",
    "buys it", "call off", "cancel", "carry out a For-Cause", "chooses the Batch", "claim (?:only )?for (?:a )?Latent",
    "deduct a credit", "exchange one Product", "has not rejected", "hold (?:the )?Product", "hold back a disputed",
    "inspect in full", "let another manufacturer", "make a Withdrawal", "object by", "orders?", "owes the Price",
    "pay (?:the Price|for|each correct)", "place (?:a final|additional|Purchase)", "pledge Consignment", "postpone",
    "qualify another", "record each Withdrawal", "rejected", "rejects?",
    "return (?:an excess|or destroy rejected|rejected)", "stays liable for Purchase", "stop (?:Deliveries|selling)",
    "suspend Purchase Orders", "take Product over", "take samples", "takes Product over",
    "transfer the Process Licence", "use Consignment Stock", "visit", "withhold the Price",
)  # fmt: skip
BEHIND_A_PARTY = (
    r"(?:(?:must not|must|may|need not|cannot|does not|did not|has not|has|had|also|then|first|itself|still|only|always"
    r"|at any time|at once) )*"
)
THINGS_OF_THE_MANUFACTURER = ("capacity", "manufacturing methods", "Quality System")
THINGS_OF_THE_CUSTOMER = (
    "decision on", "designs?", "Forecasts?", "inspection", "marks", "own customers", "prior written",
    "Purchase Orders?", "written release",
)  # fmt: skip
AT_THE_BEGINNING = (
    r"(?:The|(?:After|As long as|As soon as|Before|If|Once|Unless|Until|When|Where|While) the)"
)
# Names of things, not of whom they belong to.
NO_PARTY = r"(?! (?:Cause|Materials|Property)\b)"
# Here another main sentence begins, or somebody acts for the Party that is named again.
NEXT_SENTENCE = re.compile(r", (?:and|but|or) ")
FOR_HIM = r"\blet (?:another|the new|a new) manufacturer\b"


def one_sided(library: Library) -> Iterator[Finding]:
    """Each sentence of a clause or schedule in which one Party stands for the other."""
    parties = party_words(library).names
    for text in operative_texts(library):
        yield from _of_text(text, parties)


@lru_cache(
    maxsize=4096
)  # a draft is read at each pause of a writer, and hardly any text of it has changed
def _of_text(text: PlacedText, parties: tuple[str, str]) -> tuple[Finding, ...]:
    return tuple(
        dict.fromkeys(
            fault.at(place)
            for place, sentence in full_sentences(text, parties)
            for fault in _of_sentence(sentence, parties)
        )
    )


def _of_sentence(sentence: str, parties: tuple[str, str]) -> Iterator[StatedFault]:
    for party, other, pattern in _patterns(parties):
        for found in pattern.finditer(sentence):
            yield ACT_OF_THE_OTHER.stated(words=as_shown(found[0]), party=party, other=other)
    for begins in _beginnings(parties):
        if begun := begins.search(sentence):
            main = NEXT_SENTENCE.split(sentence[begun.start() :])[0]
            yield from _named_again(main, begun[1], parties)
    for pattern in _paired(parties):
        for found in pattern.finditer(sentence):
            yield PARTY_TWICE.stated(words=as_shown(found[0]), party=found[1])


def _named_again(sentence: str, party: str, parties: tuple[str, str]) -> Iterator[StatedFault]:
    names = _names(parties).findall(sentence)
    if len(names) > 1 and set(names) == {party} and not re.search(FOR_HIM, sentence):
        yield PARTY_TWICE.stated(words=as_shown(sentence), party=party)


@lru_cache(maxsize=16)
def _names(parties: tuple[str, str]) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(map(re.escape, parties))})\b{NO_PARTY}")


@lru_cache(maxsize=16)
def _beginnings(parties: tuple[str, str]) -> tuple[re.Pattern[str], ...]:
    """A Party with which a sentence begins, or its main part behind a comma."""
    either = "|".join(map(re.escape, parties))
    return (
        re.compile(rf"^{AT_THE_BEGINNING} ({either}) (?=[a-z])(?!and |or )"),
        re.compile(
            rf", the ({either}) (?=(?:must|may|need not|cannot|bears|owns|grants|needs|receives|owes|pays)\b)"
        ),
    )


@lru_cache(maxsize=16)
def _patterns(parties: tuple[str, str]) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Each Party, the other, and what says that the one does or has what only the other can."""
    customer, manufacturer = parties
    return (
        (customer, manufacturer, _of_one(customer, ACTS_OF_THE_MANUFACTURER, THINGS_OF_THE_MANUFACTURER)),
        (manufacturer, customer, _of_one(manufacturer, ACTS_OF_THE_CUSTOMER, THINGS_OF_THE_CUSTOMER)),
    )  # fmt: skip


def _of_one(party: str, acts: tuple[str, ...], things: tuple[str, ...]) -> re.Pattern[str]:
    named = rf"\b[Tt]he {re.escape(party)}"
    return re.compile(
        rf"{named} {BEHIND_A_PARTY}(?:{'|'.join(acts)})\b|{named}['’]s (?:{'|'.join(things)})\b"
    )


@lru_cache(maxsize=16)
def _paired(parties: tuple[str, str]) -> tuple[re.Pattern[str], ...]:
    """One Party on both sides of an “and” that gives each its own."""
    return tuple(
        re.compile(
            rf"\b[Tt]he ({re.escape(party)})\b{NO_PARTY}(?:(?!\b{re.escape(other)}\b)[^.;])*"
            rf", and (?:the|[^,;.]{{0,30}} for the) {re.escape(party)}(?= (?:bears|in|of|to)\b|\.?$)"
        )
        for party, other in (parties, parties[::-1])
    )
