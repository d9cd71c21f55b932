"""What the file of an agreement is called: its number, its parties and its version, for any system that stores it."""

import re
import unicodedata
from urllib.parse import quote

LONGEST_PARTY = (
    40  # letters of a company's name, so that the whole stays under what file systems take
)
SPELLED = str.maketrans({"ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"})  # fmt: skip


def file_name(*, number: str, parties: tuple[str, ...], version: int, form: str = "pdf") -> str:
    """For example "CP-2026-0001_Acme-Inc_Brandt-GmbH_v37.pdf": letters of any script, no sign that a system refuses."""
    names = (re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", one)) for one in parties)
    short = (name[:LONGEST_PARTY].strip("-_") for name in names)
    return "_".join((number, *filter(None, short), f"v{version}")) + f".{form}"


def attachment(name: str) -> str:
    """The Content-Disposition header of a download: the name in ASCII, and as it is (RFC 5987)."""
    plain = unicodedata.normalize("NFKD", name.translate(SPELLED)).encode("ascii", "ignore")
    safe = re.sub(r"[^A-Za-z0-9._-]+|(?<=_)_+", "", plain.decode())
    return f"attachment; filename=\"{safe}\"; filename*=UTF-8''{quote(name, safe='')}"
