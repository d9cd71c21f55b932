"""Reads sources, market practice and the studies behind it from plain data, for the codec."""

from clauses.library.data.field_readers import Fields
from clauses.library.studies import MarketPractice, OptionCount, Source, Study


def read_source(fields: Fields) -> Source:
    """A regulatory fact with its source."""
    source = Source(
        key=fields.text("key"),
        fact=fields.text("fact"),
        source=fields.text("source"),
        seen=fields.text("seen"),
        status=fields.one_of("status", Source.__annotations__["status"]),
    )
    fields.refuse_the_rest()
    return source


def read_study(fields: Fields) -> Study:
    """A study of real contracts."""
    study = Study(
        key=fields.text("key"),
        title=fields.text("title"),
        authors=fields.text("authors"),
        address=fields.web_address("address"),
        licence=fields.text("licence"),
        licence_address=fields.web_address("licence_address"),
        agreements=fields.required_amount("agreements"),
        method=fields.text("method"),
        changes=fields.text("changes"),
    )
    fields.refuse_the_rest()
    return study


def read_practice(fields: Fields) -> MarketPractice:
    """What was counted for one question."""
    practice = MarketPractice(
        question=fields.text("question"),
        study=fields.text("study"),
        agreements=fields.amount("agreements"),
        blacked_out=fields.amount("blacked_out"),
        settled=fields.amount("settled"),
        least=fields.number("least"),
        low=fields.number("low"),
        median=fields.number("median"),
        high=fields.number("high"),
        most=fields.number("most"),
        conversion=fields.text("conversion", default=""),
        note=fields.text("note", default=""),
        wider=fields.text("wider", default=""),
        wider_agreements=fields.amount("wider_agreements"),
        wider_low=fields.number("wider_low"),
        wider_median=fields.number("wider_median"),
        wider_high=fields.number("wider_high"),
        counts=tuple(
            _count(inner) for inner in fields.tables("counts", kind="market practice", name="")
        ),
    )
    fields.refuse_the_rest()
    return practice


def _count(fields: Fields) -> OptionCount:
    count = OptionCount(
        agreements=fields.required_amount("agreements"),
        option=fields.text("option", default=""),
        what=fields.text("what", default=""),
    )
    fields.refuse_the_rest()
    return count
