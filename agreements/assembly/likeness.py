"""Whether two names are one name: folded to what a reader sees and what a register would call the same."""

import re
import unicodedata

# Letters of other scripts that look like a Latin one, and signs that pass for letters. From the table "confusables" of
# Unicode Technical Standard 39, as far as Cyrillic, Greek and a few Latin letters go.
LOOKALIKES = str.maketrans(
    {
        **dict(zip("авсеһіјкмнорѕтухԁԛԝьӏ", "abcehijkmhopstyxdqwbl", strict=True)),
        **dict(zip("αβεζηικμνορτυχω", "abezhikmvoptyxw", strict=True)),
        **dict(zip("ıłøđ0|", "ilodol", strict=True)),
    }
)
SAME_STROKE = str.maketrans("i1", "ll")
DOTTED = re.compile(r"(?<=\w)\.(?=\w\b)|(?<=\b\w)\.")
WORD = re.compile(r"[^\W_]+")
# One legal form written in full or in short.
LEGAL_FORMS = {
    "incorporated": "inc", "corporation": "corp", "company": "co", "limited": "ltd", "and": "",
    "the": "", "aktiengesellschaft": "ag", "und": "", "et": "",
}  # fmt: skip
GMBH = re.compile("gesellschaft mit beschr[aä]nkter haftung")


def folded_name(name: str) -> str:
    """A name without capitals, accents, stops and spaces, its legal form in short, lookalikes as what they pass for."""
    plain = _plain(name)
    words = WORD.findall(DOTTED.sub("", GMBH.sub("gmbh", plain)))
    joined = "".join(LEGAL_FORMS.get(word, word) for word in words) or plain
    return joined.translate(LOOKALIKES).translate(SAME_STROKE)


def folded_code(code: str) -> str:
    """A register number, address or mailbox: its letters and digits alone."""
    return "".join(WORD.findall(_plain(code)))


def folded_text(text: str) -> str:
    """A text as a search compares it: without capitals and accents, each gap one space."""
    return " ".join(_plain(text).split())


def _plain(text: str) -> str:
    whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(one for one in whole if unicodedata.category(one) not in ("Mn", "Cf", "Me"))
