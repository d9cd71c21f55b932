"""What a browser would post from a step, as it stands on the page."""

from html.parser import HTMLParser

from django.http import HttpResponse


class StepFields(HTMLParser):
    """The fields of the step form with their values, as a browser would post them."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.is_inside = self.is_pattern = False
        self.select = ""
        self.textarea = ""

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        name = given.get("name", "")
        if tag == "form":
            self.is_inside = "step-form" in given.get("class", "")
        elif tag == "template":
            self.is_pattern = True
        elif not self.is_inside or self.is_pattern:
            return
        elif tag == "input" and (
            given.get("type") not in ("radio", "checkbox") or "checked" in given
        ):
            self.values.setdefault(name, []).append(given.get("value", ""))
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in given:
            self.values[self.select] = [given["value"]]
        elif tag == "textarea":
            self.textarea = name
            self.values[name] = [""]

    def handle_data(self, data):
        if self.textarea:
            self.values[self.textarea][0] += data.removeprefix("\n")

    def handle_endtag(self, tag):
        if tag == "form":
            self.is_inside = False
        if tag == "template":
            self.is_pattern = False
        if tag == "textarea":
            self.textarea = ""


def fields_on(response: HttpResponse) -> dict[str, list[str]]:
    """What a browser would post from this page if nothing was touched."""
    page = StepFields()
    page.feed(response.content.decode())
    return page.values
