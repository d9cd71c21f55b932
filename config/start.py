"""What must be so before Counterpart serves: no public password, no approval of nobody, its static files."""

import gc
import logging

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, close_old_connections

from agreements.acts.demo_people import (
    approved_by_demo_people_alone,
    demo_people,
    with_public_password,
)
from agreements.models.remembered import make_editions_ready
from agreements.words.our_questions import read_in_our_words
from clauses.models import EditionDamaged

log = logging.getLogger(__name__)

NEW_BEFORE_COLLECTING = 20_000  # objects; usual are 700


def reasons_not_to_start() -> tuple[str, ...]:
    """Why serving would be unsafe, each with what to do. Asks the database; raises DatabaseError where it is away."""
    found: tuple[str, ...]
    if settings.PRODUCTION:
        found = (_demo_people(), _demo_approvals(), missing_static_files())
    else:
        found = (_public_passwords(),) if settings.OPENINGS else ()
    return tuple(filter(None, found))


def refuse_an_unsafe_start() -> None:
    """For whatever starts to serve. Raises ImproperlyConfigured.

    A worker that starts while the database is away must not take the others down with it: it serves pages that say so.
    """
    try:
        reasons = reasons_not_to_start()
    except DatabaseError as e:
        log.error("The database was not asked whether it holds demo people: %s", e)
        return
    if reasons:
        raise ImproperlyConfigured("Counterpart does not start. " + " ".join(reasons))


def make_ready() -> None:
    """Before the first request: the editions in use are read, and what they hold is left alone by the collector.

    What fails here fails again where somebody asks for it, and is told there.
    """
    try:
        for library in make_editions_ready():
            read_in_our_words(library)
    except (DatabaseError, EditionDamaged) as e:
        log.error("No edition was read before the first request: %s", e)
    # The thread that starts serves nobody: kept, its connection would be lacking in a small pool.
    close_old_connections()
    spare_the_collector()


def spare_the_collector() -> None:
    """What is there now is kept for good, and little of what a page makes goes round in circles."""
    # Else a page now and then waits for all of it to be walked through, which finds nothing to throw away.
    gc.collect()
    gc.freeze()
    # An agreement is many small values that stay: looked through at the usual pace, they cost a tenth of a page.
    gc.set_threshold(NEW_BEFORE_COLLECTING)


def _demo_people() -> str:
    active = set(demo_people().filter(is_active=True)) | set(with_public_password())
    if not active:
        return ""
    names = ", ".join(sorted(person.get_username() for person in active))
    return (
        f"The database holds demo people ({names}), whose password everybody knows. Begin with a database of its own "
        "(DATABASE_URL or COUNTERPART_VAR), or run: manage.py deactivate_demo_people"
    )


def _demo_approvals() -> str:
    editions = ", ".join(str(edition) for edition in approved_by_demo_people_alone())
    if not editions:
        return ""
    return (
        f"{editions}: approved for use by a demo person alone, which can never be taken back. "
        "Begin with a database of its own (DATABASE_URL or COUNTERPART_VAR)."
    )


def _public_passwords() -> str:
    names = ", ".join(person.get_username() for person in with_public_password())
    if not names:
        return ""
    return (
        f"Others can reach this installation, and {names} can log in with the password that everybody knows. "
        "Give them passwords of their own: manage.py create_demo_people"
    )


def missing_static_files() -> str:
    """What of the static files is not collected, and what to do; nothing where all are there."""
    hashed: dict[str, str] = getattr(staticfiles_storage, "hashed_files", {})
    ignored = apps.get_app_config("staticfiles").ignore_patterns  # type: ignore[attr-defined]  # Django's own
    missing = [
        name
        for finder in get_finders()
        for path, storage in finder.list(ignored)
        for name in ["/".join(filter(None, (getattr(storage, "prefix", ""), path)))]
        if name not in hashed or not staticfiles_storage.exists(hashed[name])
    ]
    if not missing:
        return ""
    return (
        f"{len(missing)} static files are not collected, {missing[0]} among them, so that no page could be shown. "
        "Run: manage.py collectstatic --noinput"
    )
