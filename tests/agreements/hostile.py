"""Values that nobody types by mistake, and what finds by itself where they can be sent: addresses, names and fields."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.http import HttpResponse, QueryDict
from django.urls import URLPattern, URLResolver
from django.urls.resolvers import RoutePattern

# As they stand in the body of a request: "%ED%A0%80" is half a character, "%FF" no character at all.
HUGE = "9" * 4301
HOSTILE = (
    HUGE, "-" + HUGE, "0." + HUGE, "NaN", "-Infinity", "-0", "1e400", "1e-400", "%EF%BC%91%EF%BC%92%EF%BC%93",
    "%D9%A4%D9%A2", "%C2%B2", "%00", "a%00b", "%ED%A0%80", "%FF", "%E2%80%AEabc", "null", "true", "[1%2C2]",
    "%7B%22legal_name%22%3A+5%7D", "%22%5Cud800%22", "%5B" * 3000, "%7B%22a%22%3A" * 500, "2027-99-99", "0000-00-00",
    "999999999999999999999", "%0D%0A%0D%0A", "..%2F..%2Fetc", "%25s%25n", "%7B%7B7*7%7D%7D", "%3Cscript%3E", "",
)  # fmt: skip


class Names:
    """Records which names of a query or a post anybody asks for, and whether anybody asks for all of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: set[str] = set()
        self.asked_all = False
        for method in ("__getitem__", "__contains__", "getlist"):
            monkeypatch.setattr(QueryDict, method, self._noting(getattr(QueryDict, method)))
        for method in ("__iter__", "lists", "urlencode", "copy"):
            monkeypatch.setattr(QueryDict, method, self._noting_all(getattr(QueryDict, method)))

    def _noting(self, method):
        def noted(data, name, *more, **options):
            self.asked.add(name)
            return method(data, name, *more, **options)

        return noted

    def _noting_all(self, method):
        def noted(data, *more, **options):
            self.asked_all = True
            return method(data, *more, **options)

        return noted

    def taken(self) -> set[str]:
        """What was asked for since the last time."""
        asked, self.asked, self.asked_all = self.asked, set(), False
        return {name for name in asked if isinstance(name, str)}


class FieldsOfForms(HTMLParser):
    """The fields of all forms of a page with their values; every button with the value that it would send."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.buttons: set[tuple[str, str]] = set()
        self.texts: set[str] = set()
        self.name = ""

    def handle_starttag(self, tag, attrs):
        given = {key: value or "" for key, value in attrs}
        name = given.get("name", "")
        if tag == "button" and name:
            self.buttons.add((name, given.get("value", "")))
        elif (
            tag == "input"
            and name
            and (given.get("type") not in ("radio", "checkbox") or "checked" in given)
        ):
            self.values.setdefault(name, []).append(given.get("value", ""))
            if given.get("type", "text") == "text":
                self.texts.add(name)
        elif tag in ("select", "textarea"):
            self.name = name
            self.values.setdefault(name, [""])
            if tag == "textarea":
                self.texts.add(name)
        elif tag == "option" and "selected" in given:
            self.values[self.name] = [given.get("value", "")]

    def handle_data(self, data):
        if self.name in self.texts:  # the words of a text area
            self.values[self.name][0] += data.removeprefix("\n")

    def handle_endtag(self, tag):
        if tag in ("select", "textarea"):
            self.name = ""


def fields_of(response: HttpResponse) -> FieldsOfForms:
    """The fields of a page; none where the answer is no page."""
    page = FieldsOfForms()
    if response.headers.get("Content-Type", "").startswith("text/html"):
        page.feed(response.content.decode())
    return page


def addresses(
    resolver: URLResolver, known: dict[str, list[str]], prefix: str = "/"
) -> Iterator[str]:
    """Every address of the site, with each of the known values for the parts that vary."""
    for entry in resolver.url_patterns:
        if not isinstance(entry.pattern, RoutePattern):
            continue  # the admin's last resort, an expression instead of a route
        for route in _filled(str(entry.pattern), entry, known):
            if isinstance(entry, URLPattern):
                yield prefix + route
            else:
                yield from addresses(entry, known, prefix + route)


def _filled(route: str, entry: URLPattern | URLResolver, known: dict[str, list[str]]) -> list[str]:
    routes = [route]
    for name, converter in entry.pattern.converters.items():
        start = route.index("<")
        end = route.index(">") + 1
        values = [_first_key(entry)] if name == "object_id" else known.get(name, ["1"])
        assert converter is not None
        routes = [
            one[: one.index("<")] + value + one[one.index(">") + 1 :]
            for one in routes
            for value in values
        ]
        route = route[:start] + route[end:]
    return routes


def _first_key(entry: URLPattern | URLResolver) -> str:
    """The key of a row of the model to which a page of the admin belongs."""
    app, _, rest = (getattr(entry, "name", "") or "").partition("_")
    try:
        model = apps.get_model(app, rest.partition("_")[0])
    except LookupError:
        return "1"  # the admin's way to a row as the site shows it, which has no name of a model
    row = model._default_manager.order_by("pk").first()
    return str(row.pk) if row is not None else "1"
