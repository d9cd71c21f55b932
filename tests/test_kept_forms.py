"""Nothing typed is lost: every form into which somebody writes keeps it in the tab until the server has it."""

import re

from tests.test_repository import name_of, project_files

WRITTEN_INTO = re.compile(
    r'<textarea|<input[^>]*type="text"|\{\{ (form|field)(\.\w+)?(\|\w*crispy\w*)? \}\}|\{% crispy|_plain_field'
)
KEPT = re.compile(r"data-(keep|autosave)=")
# A password or a code is never kept, and neither is a file; consent to lose something is given anew.
NEVER_KEPT = {
    "templates/admin/clauses/edition/restore.html",
    "templates/account/form.html",  # the frame of all forms of an account but the log-in
    "templates/account/login.html",
    "templates/admin/clauses/edition/import.html",
}


def forms_of(text: str) -> list[tuple[str, str]]:
    """The forms of a template that change something: the tag, and what stands in it."""
    return re.findall(r'(<form\b[^>]*method="post".*?>)\n(.*?)</form>', text, re.DOTALL)


def test_a_form_into_which_somebody_writes_is_kept():
    forms = [
        (name_of(path), tag, inside)
        for path in project_files("*.html")
        for tag, inside in forms_of(path.read_text())
    ]
    written = [(name, tag) for name, tag, inside in forms if WRITTEN_INTO.search(inside)]
    assert len(written) > 10

    lost = [name for name, tag in written if not KEPT.search(tag)]

    assert set(lost) == NEVER_KEPT
