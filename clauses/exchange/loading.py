"""Content files -> draft rows; a folder with an error changes nothing."""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from pathlib import Path

from django.contrib.auth.models import Group, Permission, User
from django.db import transaction

from clauses.draft.lengths import too_long
from clauses.draft.reviewing import Review, draft_has_been, draft_sha256, review
from clauses.draft.rows import Data, replace_draft
from clauses.draft.states import recording
from clauses.library.data.folder import files_of, read_file, read_files
from clauses.library.data.locating import Spot, spot_of, spots_in
from clauses.library.findings import Finding, Place, errors
from clauses.models import LibraryRow

SHIPPED = Path(__file__).resolve().parent.parent / "content" / "outsourcing"
LEGAL = "Legal"
LOADER = "library-loader"
LOADED = "Loaded from the content files."


class LoadRefused(Exception):
    """The content files have errors; nothing was changed. Each finding with its line, where that is known."""

    def __init__(self, findings: tuple[tuple[Finding, Spot | None], ...]) -> None:
        super().__init__("The content files have errors; nothing was changed.")
        self.findings = findings


class Outcome(Enum):
    """What loading did to the draft."""

    LOADED = "The draft is what the content files say."
    SAME = "The draft was what the content files say already."
    LEFT_ALONE = "The draft was edited since the content files were loaded last; it was left alone."


@transaction.atomic
def load_library(folder: Path) -> Outcome:
    """Make the draft what the content files say, unless it was edited since the last load.

    Raises LoadRefused where the files have an error; then nothing was changed.
    """
    content = _checked(folder)
    draft = LibraryRow.objects.select_for_update().first()
    if draft and not draft_has_been(draft.loaded_sha256) and draft_sha256() != content.sha256:
        return Outcome.LEFT_ALONE
    return _replace_draft_by(content)


@transaction.atomic
def replace_draft_by_folder(folder: Path) -> Outcome:
    """Make the draft what the content files say, whatever was edited. Raises LoadRefused."""
    return _replace_draft_by(_checked(folder))


def _checked(folder: Path) -> Review:
    files = files_of(folder)
    data, unread = read_files(files, name=folder.name)
    content = checked(data)
    if found := errors(unread) + content.errors:
        raise LoadRefused(located(found, files))
    return content


def checked(data: Data) -> Review:
    """The review of data that shall become the draft: as for publishing, and whether the rows can hold it."""
    content = review(data)
    if content.library is None:
        return content
    return replace(content, findings=content.findings + too_long(data))


def located(
    findings: tuple[Finding, ...], files: Mapping[str, bytes]
) -> tuple[tuple[Finding, Spot | None], ...]:
    """Each finding with the line on which it is mended, None where that is not known."""
    spots: dict[Place, Spot] = {}
    for name, content in files.items():
        data, unread = read_file(content, name=name)
        if not unread:
            spots = spots_in(name, content.decode(), data) | spots
    return tuple((finding, spot_of(finding.place, spots)) for finding in findings)


def _replace_draft_by(content: Review) -> Outcome:
    before = draft_sha256()
    with recording(by=loader(), note=LOADED):
        replace_draft(content.data)
    after = draft_sha256()
    LibraryRow.objects.update(loaded_sha256=after)
    return Outcome.SAME if before == after else Outcome.LOADED


def loader() -> User:
    """The account that stands for the content files as author and publisher; nobody can log in with it."""
    user, is_new = User.objects.get_or_create(
        username=LOADER,
        defaults={"first_name": "Content", "last_name": "files", "is_active": False},
    )
    if is_new:
        user.set_unusable_password()
        user.save()
    return user


def grant_legal_permissions() -> None:
    """Let the group Legal edit the draft, publish and approve. Editions themselves nobody may change."""
    group, _ = Group.objects.get_or_create(name=LEGAL)
    group.permissions.add(*Permission.objects.filter(content_type__app_label="clauses"))
