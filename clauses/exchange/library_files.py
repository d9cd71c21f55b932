"""A library as files that people send: content files in an archive, or one JSON file; out of the draft and into it."""

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User

from clauses.draft.replacing import replace
from clauses.draft.reviewing import Review
from clauses.draft.rows import Data
from clauses.exchange.archives import ArchiveRefused, files_in, zip_of
from clauses.exchange.dumping import content_files
from clauses.exchange.loading import checked, located
from clauses.library.data.codec import edition_json
from clauses.library.data.folder import read_file, read_files
from clauses.library.data.locating import Spot
from clauses.library.findings import Finding, errors

LARGEST_UPLOAD = 4 * 1024 * 1024
NOT_AS_SENT = "The file did not come back as it was sent. Choose it again."


class UploadRefused(Exception):
    """The file has errors; `findings` says what and, where that is known, on which line of which file.

    Where they keep the library from being read, what lint says of it is not known yet.
    """

    def __init__(
        self, findings: tuple[tuple[Finding, Spot | None], ...], *, is_readable: bool
    ) -> None:
        super().__init__("The file has errors; nothing was changed.")
        self.findings = findings
        self.is_readable = is_readable


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that somebody sent: its name, and its content files by name."""

    name: str
    files: Mapping[str, bytes]

    @property
    def is_json(self) -> bool:
        """Whether it is a library in a single file."""
        return self.name.lower().endswith(".json")


def as_zip(data: Data) -> bytes:
    """A library as the archive of its content files."""
    return zip_of(content_files(data))


def as_json(data: Data) -> bytes:
    """A library as one JSON file that can be read and compared line by line."""
    content = json.loads(edition_json(data))
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def opened(name: str, content: bytes) -> Upload:
    """A file as it was sent. Raises ArchiveRefused where it is neither of the two."""
    if name.lower().endswith(".json"):
        return Upload(name, {name: content})
    if name.lower().endswith(".zip"):
        return Upload(name, files_in(content))
    raise ArchiveRefused("Choose a .zip file of content files, or a .json file.")


def packed(content: bytes) -> str:
    """The bytes of a file as a hidden field of a page holds them while somebody reads what it would change."""
    return base64.b64encode(zlib.compress(content)).decode()


def unpacked(text: str) -> bytes:
    """The bytes that were packed, no more of them than a file may have. Raises ArchiveRefused."""
    stream = zlib.decompressobj()
    try:
        content = stream.decompress(base64.b64decode(text, validate=True), LARGEST_UPLOAD)
    except (ValueError, zlib.error) as e:
        raise ArchiveRefused(NOT_AS_SENT) from e
    if not stream.eof:
        raise ArchiveRefused(NOT_AS_SENT)
    return content


def left_out(upload: Upload, draft: Data) -> tuple[str, ...]:
    """The files, or for JSON the lists, that the draft has and the file has not: what stands in them would go."""
    if upload.is_json:
        data, _ = read_file(upload.files[upload.name], name=upload.name)
        return tuple(name for name in draft if name not in data)
    return tuple(name for name in content_files(draft) if name not in upload.files)


def import_library(upload: Upload, *, by: User, seen: str, drop_changes: bool) -> None:
    """Make the draft what a file says, after the same checks as for content files in a folder.

    Raises UploadRefused with every error, or like `replace`; then nothing was changed.
    """
    note = f"Imported from {upload.name}."
    replace(content_of(upload), by=by, note=note, seen=seen, drop_changes=drop_changes)


def content_of(upload: Upload) -> Review:
    """What the draft would be. Raises UploadRefused with every error."""
    if upload.is_json:
        data, unread = read_file(upload.files[upload.name], name=upload.name)
    else:
        data, unread = read_files(upload.files, name=upload.name)
    content = checked(data)
    # What stands in a file that cannot be read is missing elsewhere; that is told once it can be read.
    if found := errors(unread) or content.errors:
        is_readable = not unread and content.library is not None
        raise UploadRefused(located(found, upload.files), is_readable=is_readable)
    return content
