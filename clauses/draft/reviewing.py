"""The draft, or other plain data, as it would be published: read, linted, with its fingerprint."""

from dataclasses import dataclass

from clauses import library
from clauses.draft.rows import Data, draft_data
from clauses.library.data.codec import VERSIONS, edition_json, library_from
from clauses.library.findings import Finding, Level, errors
from clauses.library.lint import lint
from clauses.models.editions import fingerprint


class DraftMovedOn(Exception):
    """The draft was changed after it was reviewed."""


@dataclass(frozen=True, slots=True)
class Review:
    """A draft as it would be published: its data, its library where it can be read, what is wrong."""

    data: Data
    content: str
    library: library.Library | None
    findings: tuple[Finding, ...]

    @property
    def sha256(self) -> str:
        """The fingerprint that the edition would have."""
        return fingerprint(self.content)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What blocks publishing."""
        return errors(self.findings)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is published only with a reason."""
        return tuple(finding for finding in self.findings if finding.level is Level.WARNING)


def review(data: Data) -> Review:
    """Read and lint plain data; never raises for what the data says."""
    read, findings = library_from(data)
    if read is not None:
        findings += lint(read)
    return Review(data=data, content=edition_json(data), library=read, findings=findings)


def review_draft() -> Review:
    """The review of the draft rows as they are now."""
    return review(draft_data())


def draft_sha256() -> str:
    """The fingerprint of the draft, without reading its texts."""
    return fingerprint(edition_json(draft_data()))


def draft_has_been(sha256: str) -> bool:
    """Whether the draft is what had this fingerprint, also where an earlier format of editions gave it."""
    data = draft_data()
    return any(fingerprint(edition_json(data, version)) == sha256 for version in VERSIONS)
