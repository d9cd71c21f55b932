"""The words of the library as a buyer says them: the company that buys is "we", the other bears its own name.

Questions, rules and tasks speak of the two sides as the agreement calls them, and those words are data of the
library. On the screens of an agreement "the Customer bears" is "we bear". Nothing that an agreement prints goes
through here.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from clauses import library
from clauses.library.answers import Party
from clauses.library.deal.interview import Interview
from clauses.library.deal.party_words import PartyWords, party_words
from clauses.library.faults.of_agreements import LOST_PICK, TWO_POSITIONS
from clauses.library.findings import Finding
from clauses.library.language.known_names import CUSTOMER, MANUFACTURER

OUR_COMPANY, THEIR_COMPANY = "Our company", "The manufacturer"
LONGEST_NAME = 32
# What stands behind the name of a company in a register; nobody says it in a meeting.
LEGAL_FORM = re.compile(
    r",?\s+(?:(?:co\.?|company)\s*,?\s*(?:ltd|kg|inc)\.?|gmbh(?:\s*&\s*co\.?\s*kg)?|mbh|ag|se|kg|ohg|inc\.?|incorporated|"
    r"corp\.?|corporation|ltd\.?|limited|llc|l\.l\.c\.|llp|plc|s\.?a\.?|s\.?a\.?s\.?|s\.?a\.?r\.?l\.?|s\.?r\.?l\.?|s\.?p\.?a\.?|"
    r"b\.?v\.?|n\.?v\.?|a/s|aps|ab|oy|oyj|as|sp\.\s*z\s*o\.?\s*o\.?|s\.?r\.?o\.?|d\.?o\.?o\.?|k\.?k\.?|pte\.?|pty\.?|bhd\.?|sdn\.?|"
    r"private|pvt\.?|de c\.v\.)$",
    re.IGNORECASE,
)
QUOTED = re.compile(r"(“[^”]*”)")
MODALS = "must|may|can|cannot|will|shall|should|would|could|might|had|did|need"
OTHER_FORMS = {"is": "are", "was": "were", "has": "have", "does": "do"}
HELPS = re.compile(rf"(?:{MODALS}|{'|'.join(OTHER_FORMS)}|do|are|were|have)$", re.IGNORECASE)
ADVERBS = r"(?:(?:also|only|then|still|always|never|already|alone|once|even|first|neither|\w+ly) )*"
SENTENCES = re.compile(r"(?<=[.!?] )")
ACTING = re.compile(r"[“\"‘(]?We\b")
PRONOUN = re.compile(
    rf"(?P<whose>\bits\b)|(?:(?P<before>\b[a-z]+) )?\bit\b(?: (?P<verb>(?:{MODALS}|[a-z]+s|[a-z]+ed)\b))?"
)
# A word in -s behind the company that is no verb.
NO_VERB = frozenset({"as", "this", "its", "unless", "plus", "less", "across", "besides", "towards"})
# Behind these the company acts; behind a word of giving it is given something, whatever follows.
BEGIN = re.compile(
    r"(?:that|what|if|when|where|while|until|unless|because|than|then|and|or|but|which|whether|as|once|how|before|after|so)$",
    re.IGNORECASE,
)
GIVES = re.compile(
    r"(?:gives?|costs?|leaves?|tells?|told|lets?|makes?|helps?|owes?|grants?|pays?|allows?|saves?|sends?|shows?|"
    r"charges?|to|by|for|of|with|from|at|against|on|between|in|behind|without|under)$",
    re.IGNORECASE,
)
YOU = re.compile(r"(?:(?P<before>\b[A-Za-z]+) )?\b(?P<you>[Yy]ou)(?P<whose>rs?)?\b")
TO_US = re.compile(r"(?:protects?|commits?|reach(?:es)?|warns?|leave|give|tell)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SidesOnScreen:
    """How texts call the two companies, and the name of the one that makes the product, while it is known."""

    called: PartyWords
    manufacturer: str = ""


def sides_of(interview: Interview) -> SidesOnScreen:
    """How the screens of an agreement speak of its two companies."""
    party = interview.value(MANUFACTURER)
    name = short_company_name(party.legal_name) if isinstance(party, Party) else ""
    return SidesOnScreen(party_words(interview.library), name)


@lru_cache(maxsize=1024)
def short_company_name(legal_name: str) -> str:
    """A registered name without its legal form; nothing where it is too long to be said in a sentence."""
    name, before = legal_name.strip(), ""
    while name != before:
        name, before = LEGAL_FORM.sub("", name), name
    return name if len(name) <= LONGEST_NAME else ""


def called(question: library.Question, sides: SidesOnScreen) -> str:
    """What a question is called in lists and messages."""
    if question.key == CUSTOMER:
        return OUR_COMPANY
    if question.key == MANUFACTURER:
        return question.short
    return in_our_words(question.short, sides)


def finding_in_our_words(
    finding: Finding, sides: SidesOnScreen, question: library.Question | None
) -> Finding:
    """A finding as a page tells it. What it quotes of the agreement stays; the name of its question does not."""
    if finding.place.kind == "rule":
        message = in_our_words(finding.message, sides)
        return replace(finding, message=message, hint=in_our_words(finding.hint, sides))
    named = {} if question is None else {f"“{question.short}”": f"“{called(question, sides)}”"}
    if question is not None and question.key in (CUSTOMER, MANUFACTURER):
        # What is said of one of the two companies may name the other.
        named |= {f"“{sides.called.customer}”": f"“{OUR_COMPANY}”"}
        named |= {f"“{sides.called.manufacturer}”": f"“{sides.manufacturer or THEIR_COMPANY}”"}

    # Those that tell what a wording says tell it as Legal wrote it, to "you".
    say = plainly if finding.code in (LOST_PICK.code, TWO_POSITIONS.code) else in_our_words

    def told(text: str) -> str:
        return "".join(
            named.get(part, part) if part.startswith("“") else say(part, sides)
            for part in QUOTED.split(text)
        )

    return replace(finding, message=told(finding.message), hint=told(finding.hint))


def in_our_words(text: str, sides: SidesOnScreen) -> str:
    """A text in which the company that buys is "we", and the one that makes the product bears its name."""
    said, names_them = _with_us(text, sides.called)
    if not names_them:
        return said
    _, theirs = _names(sides.called)
    return theirs.sub(lambda met: _them(met, sides.manufacturer), said)


# Without the name of the other company, a text of the library says the same in every agreement.
@lru_cache(maxsize=16_384)
def _with_us(text: str, called: PartyWords) -> tuple[str, bool]:
    """A text in which the company that buys is "we", and whether the other is in it."""
    ours, theirs = _names(called)
    if ours.search(text):
        text = "".join(_sentence(one, ours, theirs) for one in SENTENCES.split(text))
    return text, theirs.search(text) is not None


def plainly(text: str, sides: SidesOnScreen) -> str:
    """What a clause means, told to the company that buys as "you": it says "we" of itself, as everywhere."""
    return in_our_words(said_by_us(text), sides)


def wording_says(position: library.Position, sides: SidesOnScreen) -> str:
    """What a wording says, in a sentence; its title, by which Legal knows it, only where nobody wrote that down."""
    said = plainly(position.plain or position.title, sides)
    return said if said.endswith(".") else f"{said}."


def said_by_us(text: str) -> str:
    """The same, while the other company still bears the name of its role."""
    return YOU.sub(_we, text)


def _we(met: re.Match[str]) -> str:
    before, whose = met["before"] or "", met["whose"] or ""
    word = "our" + whose[1:] if whose else "we"
    if not whose and (GIVES.match(before) or TO_US.match(before)):
        word = "us"
    return _joined(before, word.capitalize() if met["you"].startswith("Y") else word)


def _sentence(words: str, ours: re.Pattern[str], theirs: re.Pattern[str]) -> str:
    """One sentence about us. Where we act in it and nobody else does, "it" and "its" are we too."""
    said = ours.sub(_us, words)
    if said == words or theirs.search(said) or not ACTING.match(said):
        return said
    return PRONOUN.sub(_ourselves, said)


def _ourselves(met: re.Match[str]) -> str:
    if met["whose"]:
        return "our"
    before = met["before"] or ""
    if met["verb"] and not GIVES.match(before):
        return _joined(before, f"we {_agreeing(met['verb'])}")
    return met[0].replace("it", "us", 1) if before.endswith("gives") else met[0]


@lru_cache(maxsize=64)
def _names(called: PartyWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds each company in a text, with the words before and behind it that change with it."""
    ours = re.compile(
        rf"(?:(?P<before>\b(?![Tt]he\b)[A-Za-z]+) )?\b(?P<article>[Tt]he )?{re.escape(called.customer)}\b(?!-)"
        rf"(?:(?P<whose>['’]s)|(?P<adverbs> {ADVERBS})(?P<verb>[a-z]+)\b(?!['’]))?"
    )
    theirs = re.compile(
        rf"\b(?P<article>[Tt]he |[Tt]his |[Aa] )?{re.escape(called.manufacturer)}\b(?P<whose>['’]s)?"
    )
    return ours, theirs


def _us(met: re.Match[str]) -> str:
    before, article = met["before"] or "", met["article"] or ""
    is_first = article.startswith("T") or (not before and not article and _opens(met))
    if met["whose"]:
        return _joined(before, "Our" if is_first else "our")
    follows = (met["adverbs"] or "") + (met["verb"] or "")
    if before and HELPS.match(before):
        return _joined(_agreeing(before), f"we{follows}")
    if not _acts(met, before, article):
        # "Rate for each hour, Customer" names a side and says nothing of it.
        word = "us" if article or before else "our side"
        return _joined(before, f"{word}{follows}")
    verb = met["verb"] or ""
    if _is_verb(verb):
        follows = f"{met['adverbs']}{_agreeing(verb)}"
    return _joined(before, f"{'We' if is_first else 'we'}{follows}")


def _acts(met: re.Match[str], before: str, article: str) -> bool:
    """Whether the company does something here, rather than something being done to it or with it."""
    if article.startswith("T") or (not before and _opens(met)):
        return True
    if before:
        if before.lower() in ("before", "after", "until", "and", "or", "as", "than"):
            return _is_verb(met["verb"] or "") or before == "than"
        if BEGIN.match(before):
            return True
        return not GIVES.match(before) and _is_verb(met["verb"] or "")
    # Behind a comma or a bracket the article tells a company that acts from one that is listed.
    return bool(article)


def _opens(met: re.Match[str]) -> bool:
    """Whether the match begins a text or a quotation."""
    return met.start() == 0 or met.string[met.start() - 1] in "“\"'‘("


def _is_verb(word: str) -> bool:
    if re.fullmatch(MODALS, word) or word in OTHER_FORMS:
        return True
    return len(word) > 2 and word.endswith("s") and not word.endswith("ss") and word not in NO_VERB


def _agreeing(verb: str) -> str:
    """A verb as "we" asks for it: "bears" is "bear", "carries" is "carry"."""
    if re.fullmatch(MODALS, verb, re.IGNORECASE):
        return verb
    other = OTHER_FORMS.get(verb.lower())
    if other is not None:
        return other.capitalize() if verb[0].isupper() else other
    if verb in ("do", "are", "were", "have") or not verb.endswith("s"):
        return verb
    if verb.endswith("ies") and len(verb) > 4:
        return f"{verb[:-3]}y"
    if verb.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return verb[:-2]
    return verb[:-1]


def _joined(before: str, words: str) -> str:
    return f"{before} {words}" if before else words


def _them(met: re.Match[str], name: str) -> str:
    article, whose = met["article"] or "", met["whose"] or ""
    if article.lower() == "a ":
        return f"{article}{met[0].removeprefix(article).lower()}"
    if name:
        possessive = "’" if whose and name.endswith("s") else whose
        return f"{name}{possessive}"
    is_first = article[:1].isupper() or (not article and _opens(met))
    start = article.strip().lower() or "the"
    return f"{start.capitalize() if is_first else start} manufacturer{whose}"
