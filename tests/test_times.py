"""Every time of day that a page prints names its zone."""

import re

from tests.test_repository import name_of, project_files


def test_every_time_of_day_names_its_zone():
    found = [
        name_of(path)
        for pattern in ("*.html", "*.py")
        for path in project_files(pattern)
        if "tests" not in path.parts and re.search(r'"[^"]*H:i(?! T)[^"]*"', path.read_text())
    ]

    assert not found
