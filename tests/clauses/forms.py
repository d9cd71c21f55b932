"""Fills in a page of the admin as a browser would: every field with the value it shows."""

from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse


class Fields(HTMLParser):
    """The values that a browser would send from the forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self.area: str | None = None
        self.select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        found = dict(attrs)
        name = found.get("name")
        if tag == "textarea":
            self.area, self.values[name] = name, ""
        elif tag == "select":
            self.select, self.values[name] = name, ""
        elif tag == "option" and self.select and "selected" in found:
            self.values[self.select] = found.get("value", "")
        elif tag == "input" and name and self.is_sent(found):
            self.values[name] = found.get("value") or ("on" if found["type"] == "checkbox" else "")

    def is_sent(self, found: dict[str, Any]) -> bool:
        kind = found.get("type")
        return kind != "submit" and (kind not in ("checkbox", "radio") or "checked" in found)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.area:
            # HTML drops the line end after the tag; browsers send CRLF.
            self.values[self.area] = self.values[self.area].removeprefix("\n").replace("\n", "\r\n")
            self.area = None
        elif tag == "select":
            self.select = None

    def handle_data(self, text: str) -> None:
        if self.area:
            self.values[self.area] += text


def filled_in(response: HttpResponse) -> dict[str, str]:
    """What a browser would send if nothing were changed on the page."""
    fields = Fields()
    fields.feed(response.content.decode())
    return {name: value for name, value in fields.values.items() if "__prefix__" not in name}
