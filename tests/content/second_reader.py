"""A second reader of agreements: the plain text alone, by regular expressions; nothing of the assembly, lint or proof.

What it stumbles over, it tells in words. It knows no library: only which names stand outside of sentences' beginnings
with a capital though they are no terms, and what was typed, whose words are not the library's.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)*\.?|\([a-z]{1,4}\)|\([ivx]+\))\s")
HEADING = re.compile(r"^(\d+(?:\.\d+)+) (.+)$")
SECTION = re.compile(r"^(\d+)\. (.+)$")
SCHEDULE = re.compile(r"^SCHEDULE ([A-Z]): (.+)$")
DEFINED = re.compile(r"^ {6}(\S.*?) means ")
DEFINED_HERE = re.compile(r"“([A-Z][^”]*)”")
TO_SECTION = re.compile(r"\bSections? (\d+(?:\.\d+)*)(?: \(([^()]*)\))?")
TO_SCHEDULE = re.compile(r"\bSchedule ([A-Z])\b(?: \(([^()]*)\))?")
WORD = r"[A-Z][\w’'-]*"
CAPITALISED = re.compile(rf"(?!\b[a-z]+ [A-Z]{{3}}\b)\b[a-z][\w’'-]*[,;]? {WORD}")
TYPED = "…"
ALWAYS = (
    *("Party", "Parties", "Section", "Sections", "Schedule", "Schedules", "Incoterms"),
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December", "State", "Province"),
)  # fmt: skip
STUMBLES = {
    "a word twice": re.compile(r"\b(?!that\b|had\b)([A-Za-z]{2,}) \1\b", re.IGNORECASE),
    "a sign behind a space": re.compile(r"\s[,.;:!?](?=\s|$)"),
    "two signs": re.compile(r"(?<!\.)\.\.(?!\.)|[,;:]\s?[,.;:]"),
    "empty brackets": re.compile(r"\(\s*\)|“\s*”"),
    "a joining word before a stop": re.compile(
        r"\b(?:and|or|the|of|by|with|a|an|to)\s?[.;](?=\s|$)"
    ),
    "a sign of the language": re.compile(r"\{\{|\}\}|\{%|%\}|\b(?:None|True|False|nan)\b"),
    "an open blank": re.compile(r"\[[^\]]*\]"),
    "one of many": re.compile(
        r"(?<![\d.,-])1 (?:Business )?(?:Days|days|months|years|hours|weeks|Batches|copies)\b"
    ),
    "many of one": re.compile(
        r"(?<![\d.,-])(?:[02-9]|[1-9]\d+) (?:Business )?(?:Day|day|month|year|hour|week)\b(?!['’-])"
    ),
    "a before a vowel": re.compile(r"\ba (?!one|once|uni|use|usu|uti|eu)[aeiou]\w+"),
    "an before a consonant": re.compile(r"\ban [bcdfgjklmnpqrstvwxyz]\w+"),
}


def misread(text: str, *, typed: Iterable[str] = (), names: Iterable[str] = ()) -> Iterator[str]:
    """What a reader stumbles over in the plain text of an agreement; `typed` are the words of answers."""
    printed = logical_lines(text)
    hidden = _longest_first(typed)
    lines = _masked(printed, hidden)
    sections, schedules = headings_of(text)
    yield from _of_references(lines, sections, schedules)
    yield from _of_terms(text, printed, hidden, names)
    for line in lines:
        for what, pattern in STUMBLES.items():
            for found in pattern.finditer(line):
                yield f"{what}: {_around(line, found)}"
    yield from _of_promises(text)


def logical_lines(text: str) -> list[str]:
    """Paragraphs, items and cells of tables, each on one line; headings are left out."""
    found: list[str] = []
    for block in re.split(r"\n\s*\n", text):
        rows = block.split("\n")
        if rows[-1] and set(rows[-1]) <= {"=", "-"}:
            continue
        if rows[0].startswith("+--"):
            found += _cells(rows)
            continue
        for row in rows:
            if found and row is not rows[0] and not NUMBER.match(row):
                found[-1] += " " + row.strip()
            else:
                found.append(NUMBER.sub("", row).strip() if NUMBER.match(row) else row.strip())
    return [line for line in found if line and set(line) != {"_"}]


def _cells(rows: list[str]) -> Iterator[str]:
    columns: list[list[str]] = []
    for row in rows:
        if row.startswith("+"):
            yield from (" ".join(filter(None, column)) for column in columns)
            columns = []
        else:
            parts = [part.strip() for part in row.strip("|").split("|")]
            columns = columns or [[] for _ in parts]
            for column, part in zip(columns, parts, strict=False):
                column.append(part)


def headings_of(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """The headings by number, of Sections as printed and of Schedules in capitals."""
    sections: dict[str, str] = {}
    schedules: dict[str, str] = {}
    for block in re.split(r"\n\s*\n", text):
        first, *rest = block.split("\n")
        heading = " ".join([first, *rest[:-1]])
        if not rest or not rest[-1] or not set(rest[-1]) <= {"=", "-"}:
            continue
        if found := HEADING.match(heading) or SECTION.match(heading):
            sections[found[1]] = found[2]
        elif found := SCHEDULE.match(heading):
            schedules[found[1]] = found[2]
    return sections, schedules


def _longest_first(typed: Iterable[str]) -> tuple[str, ...]:
    """Words of answers as they are printed: the longest first, for a shorter one may stand in it."""
    words = sorted(set(typed), key=len, reverse=True)
    return tuple(" ".join(one.split()) for one in words if len(one) > 2)


def _masked(lines: list[str], hidden: tuple[str, ...]) -> list[str]:
    """Lines in which words that are not their own stand as dots."""
    whole = "\n".join(lines)  # one search of all of them for each: neither holds the end of a line
    for words in hidden:
        whole = whole.replace(words, TYPED)
    return whole.split("\n")


def _of_references(
    lines: list[str], sections: dict[str, str], schedules: dict[str, str]
) -> Iterator[str]:
    for line in lines:
        for pattern, known in ((TO_SECTION, sections), (TO_SCHEDULE, schedules)):
            for found in pattern.finditer(line):
                heading = known.get(found[1])
                if heading is None or (
                    found[2] and found[2].casefold() not in (heading.casefold(), TYPED)
                ):
                    yield f"a reference leads nowhere: {found[0]}"


def _of_terms(
    text: str, lines: list[str], hidden: tuple[str, ...], names: Iterable[str]
) -> Iterator[str]:
    defined = Counter(found[1] for line in text.split("\n") if (found := DEFINED.match(line)))
    defined.update(DEFINED_HERE.findall(" ".join(text.split())))
    yield from (f"a term is defined twice: {term}" for term, count in defined.items() if count > 1)
    called = re.findall(r"^(?:between|and) .*\(([A-Z]\w+)\)$", text, re.MULTILINE)
    forms = {form for term in (*defined, *called) for form in _forms(term)}
    known = sorted({*forms, *names, *ALWAYS}, key=len, reverse=True)
    # Nearly all letters begin none of them: looked at first, they cost no walk through all of them.
    first = "".join({re.escape(one[0]) for one in known})
    masked = re.compile(rf"(?=[{first}])(?<![\w-])(?:{'|'.join(map(re.escape, known))})(?![\w-])")
    referred = [TO_SCHEDULE.sub(TYPED, TO_SECTION.sub(TYPED, line)) for line in lines]
    # What was typed may stand in a name, and a name in what was typed: only what neither order takes away is left.
    of_terms = _masked([masked.sub(TYPED, line) for line in referred], hidden)
    for plain, of_typed in zip(of_terms, _masked(referred, hidden), strict=True):
        if CAPITALISED.search(plain) and CAPITALISED.search(masked.sub(TYPED, of_typed)):
            for found in CAPITALISED.finditer(plain):
                yield f"a term is not defined: {_around(plain, found)}"


def _forms(term: str) -> tuple[str, ...]:
    """A term, of one and of many, as English has it."""
    return term, f"{term}s", f"{term}es", re.sub(r"y$", "ies", term), term.removesuffix("s")


def _of_promises(text: str) -> Iterator[str]:
    """A sentence that ends with a colon, and a heading or nothing behind it."""
    blocks = re.split(r"\n\s*\n", text)
    for block, following in zip(blocks, [*blocks[1:], ""], strict=True):
        last = following.split("\n")[-1]
        if block.rstrip().endswith(":") and (not last or set(last) <= {"=", "-"}):
            yield f"nothing stands behind a colon: {block.strip()[-60:]}"


def _around(line: str, found: re.Match[str]) -> str:
    return line[max(0, found.start() - 30) : found.end() + 30].strip()
