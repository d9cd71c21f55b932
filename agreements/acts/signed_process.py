"""Looks into a signed file in a process of its own within limits: what its first pages say, and what was added to ours.

Bytes in, JSON out. Given how many bytes of the file are ours, it tells the signatures that were added and whether
anything else was. Run by path, so it imports nothing of ours.
"""

import io
import json
import re
import resource
import sys
from collections.abc import Iterable
from dataclasses import replace

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject
from pyhanko.pdf_utils.misc import PdfStrictReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    DiffResult,
    FieldComparisonContext,
    FieldComparisonSpec,
    FormUpdate,
    FormUpdatingRule,
    ModificationLevel,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
)
from pyhanko.sign.diff_analysis.constants import ACROFORM_EXEMPT_STRICT_COMPARISON
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader
from pypdf.errors import PyPdfError

MEMORY, SECONDS = 768 * 1024 * 1024, 20
FIRST_PAGES = 2
MOST_SIGNATURES = 20
LONGEST_TAIL = 1024
NUMBER = re.compile(r"\bCP-\d{4}-\d{4,}\b")
DRAFT = "Draft, not for signature"


class OurFieldsSigned(SigFieldModificationRule):
    """A field that was issued may be signed, though the structure of the document names it beside its page and form.

    pyHanko lets a field be signed in these two places alone. What a signature changes in it is looked at all the same,
    and where it is named we know, for the file was ours.
    """

    def check_form_field(
        self, fq_name: str, spec: FieldComparisonSpec, context: FieldComparisonContext
    ) -> Iterable[tuple[ModificationLevel, FormUpdate]]:
        for level, update in super().check_form_field(fq_name, spec, context):
            is_ours = spec.old_field is not None and update.updated_ref == spec.new_field_ref
            yield level, replace(update, context_checked=None) if is_ours else update


# As pyHanko compares, but for fields that are no signatures, and with the flag that says that there are signatures now.
ONLY_SIGNATURES = StandardDiffPolicy(
    global_rules=DEFAULT_DIFF_POLICY.global_rules,
    form_rule=FormUpdatingRule(
        field_rules=[SigFieldCreationRule(), OurFieldsSigned()],
        ignored_acroform_keys={*ACROFORM_EXEMPT_STRICT_COMPARISON, "/SigFlags"},
    ),
)
END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
Told = dict[str, object]
Unpacked = tuple[generic.StreamObject, bytes, dict[int, tuple[int, int]]]


class ManyObjects(PdfFileReader):
    """Reads each stream of objects once: pyHanko unpacks it anew for each of its hundreds of objects, for minutes."""

    def _get_object_from_stream(self, number: int, stream_number: int, place: int) -> object:
        content, begins = self._unpacked(stream_number)
        if number not in begins or begins[number][0] != place:
            raise PdfStrictReadError("An object is not where the table of the file says.")
        stream = io.BytesIO(content)
        stream.seek(begins[number][1])
        found = generic.read_object(stream, generic.Reference(number, 0, self))
        if isinstance(found, generic.StreamObject | generic.IndirectObject):
            raise PdfStrictReadError("A stream of objects holds what may not be in one.")
        return found

    def _unpacked(self, number: int) -> tuple[bytes, dict[int, tuple[int, int]]]:
        """What the stream holds, and for each object its place in the order and where it begins."""
        stream = generic.Reference(number, 0, self).get_object()
        if not isinstance(stream, generic.StreamObject) or stream["/Type"] != "/ObjStm":
            raise PdfStrictReadError("An object is in no stream of objects.")
        kept: dict[int, Unpacked] = self.__dict__.setdefault("kept_streams", {})
        # Another revision may have another stream of the same number; what is kept here keeps its place in memory.
        if id(stream) not in kept:
            content = stream.read_data(DecodePurpose.OBJECT_STREAM)
            numbers = [int(one) for one in content[: stream["/First"]].split()]
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            if len(numbers) != 2 * stream["/N"]:
                raise PdfStrictReadError("The head of a stream of objects is damaged.")
            begins = {one: (at, stream["/First"] + begin) for at, (one, begin) in enumerate(pairs)}
            kept[id(stream)] = stream, content, begins
        return kept[id(stream)][1:]


def looked_into(content: bytes, ours: int) -> Told:
    """Of ours, what was added; of another file, the numbers of agreements and the mark of a draft on its first pages.

    `ours` is how many of its bytes are the issued file, 0 where it is another one.
    """
    if ours:
        return {"numbers": [], "is_draft": False} | _added(content, ours)
    text = _first_words(content)
    return {"numbers": sorted(set(NUMBER.findall(text))), "is_draft": DRAFT in text}


def _first_words(content: bytes) -> str:
    """The text of the first pages; nothing where it cannot be read, as in a scan."""
    try:
        pages = PdfReader(io.BytesIO(content)).pages[:FIRST_PAGES]
        return " ".join(" ".join(page.extract_text() for page in pages).split())
    except (PyPdfError, ValueError, TypeError, KeyError, RecursionError):
        return ""


def _added(content: bytes, ours: int) -> Told:
    """The signatures that were added, and whether nothing else was: every revision is looked at, not the last alone."""
    nothing: Told = {"signatures": [], "is_signed_only": False}
    end = END.search(content[-LONGEST_TAIL:])
    try:
        base = ManyObjects(io.BytesIO(content[:ours])).xrefs
        reader = ManyObjects(io.BytesIO(content))
        last_of_ours = base.total_revisions - 1
        begins = [one.get_startxref_for_revision(last_of_ours) for one in (base, reader.xrefs)]
        last = reader.xrefs.get_startxref_for_revision(reader.xrefs.total_revisions - 1)
        if begins[0] != begins[1] or end is None or int(end[1]) != last:
            return nothing
        issued = reader.get_historical_resolver(last_of_ours)
        # The comparison wants a form that grows; what was issued has none, which is as good as an empty one.
        issued.root.setdefault(
            NameObject("/AcroForm"), DictionaryObject({NameObject("/Fields"): ArrayObject()})
        )
        signatures = reader.embedded_signatures
        if len(signatures) > MOST_SIGNATURES:
            return nothing
        compared = ONLY_SIGNATURES.review_file(reader, issued)
        is_plain = (
            isinstance(compared, DiffResult)
            and compared.modification_level <= ModificationLevel.FORM_FILLING
        )
        found = [_signature(one) for one in signatures]
    except (
        Exception
    ):  # parsers raise anything at hostile bytes; what they cannot read is no signature
        return nothing
    whole = [one for one in found if one is not None]
    is_signed = bool(found) and len(whole) == len(found)
    return {"signatures": whole, "is_signed_only": is_plain and is_signed}


def _signature(signature: EmbeddedPdfSignature) -> Told | None:
    """The name in the certificate and the time that the signer states; None where a signed byte was changed."""
    # Nothing is fetched, and no certificate is trusted: whose it is, a PDF reader tells.
    context = ValidationContext(trust_roots=[], allow_fetching=False)
    # All revisions are compared at once by whoever asks.
    status = validate_pdf_signature(signature, context, skip_diff=True)
    if not (status.intact and status.valid):
        return None
    at = signature.self_reported_timestamp
    return {
        "name": str(signature.signer_cert.subject.native.get("common_name", "")),
        "at": at.isoformat() if at else "",
    }


def main() -> None:
    """Print what the file on standard input is; the argument says how many of its bytes are ours."""
    content = sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    json.dump(looked_into(content, int(sys.argv[1])), sys.stdout)


if __name__ == "__main__":
    main()
