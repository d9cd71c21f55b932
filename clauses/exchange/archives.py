"""Zip archives of content files: written the same for the same files, and read with suspicion."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath

MOST_FILES = 300
LARGEST_FILE = 2 * 1024 * 1024
LARGEST_TOTAL = 12 * 1024 * 1024
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that the format knows: archives tell no time


class ArchiveRefused(Exception):
    """The archive cannot be read, or should not be; the words say why."""


def zip_of(files: Mapping[str, str]) -> bytes:
    """The files as one archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in sorted(files.items()):
            info = zipfile.ZipInfo(name, date_time=EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, text.encode())
    return target.getvalue()


def files_in(content: bytes) -> dict[str, bytes]:
    """The .toml files of an archive by their names; they stand at its top or in one folder.

    Nothing is unpacked to disk. Raises ArchiveRefused.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(archive)
    # What zipfile and zlib say of archives that are damaged, encrypted or packed in other ways.
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
        ValueError,
    ) as e:
        advice = (
            "It is encrypted: zip its files without a password."
            if "encrypted" in str(e)
            else "Choose one that the desk exported, or zip its files anew."
        )
        raise ArchiveRefused(f"This is no zip file that can be read. {advice}") from e


def _read(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if _is_content(entry)]
    if len(archive.infolist()) > MOST_FILES:
        raise ArchiveRefused(f"The archive holds more than {MOST_FILES} files.")
    if len({PurePosixPath(entry.filename).parent for entry in entries}) > 1:
        raise ArchiveRefused("Its content files stand in several folders. Put them into one.")
    files: dict[str, bytes] = {}
    left = LARGEST_TOTAL
    for entry in entries:
        name = PurePosixPath(entry.filename).name
        if name in files:
            raise ArchiveRefused(f'Two files of the archive are called "{name}".')
        files[name] = _unpacked(archive, entry, min(left, LARGEST_FILE))
        left -= len(files[name])
    return files


def _is_content(entry: zipfile.ZipInfo) -> bool:
    """Whether it is a content file; what the systems of their authors add is passed over."""
    path = PurePosixPath(entry.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in entry.filename or ":" in entry.filename:
        raise ArchiveRefused(f'The name "{entry.filename}" leads out of the archive.')
    is_hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return path.suffix == ".toml" and not entry.is_dir() and not is_hidden


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    """The content of a file, read no further than the limit, whatever the archive says of its size."""
    with archive.open(entry) as packed:
        content = packed.read(limit + 1)
    if len(content) > limit:
        raise ArchiveRefused(f'"{entry.filename}" unpacks to more than a library needs.')
    return content
