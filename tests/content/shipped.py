"""The shipped library, read from its content files, and the parties, places and sites that its tests use."""

import datetime
from dataclasses import replace
from pathlib import Path

from clauses.library.answers import City, Party, Site
from clauses.library.data.codec import library_from
from clauses.library.data.folder import read_folder

CONTENT = Path(__file__).parents[2] / "clauses" / "content" / "outsourcing"
CREATED_ON = datetime.date(2027, 1, 15)

DATA, _unread = read_folder(CONTENT)
LIBRARY, _misread = library_from(DATA)
UNREADABLE = _unread + _misread


def party(name: str, country: str, state: str = "") -> Party:
    """A company whose every part is filled, each unlike another company's; the state only where it is given."""
    number = sum(name.encode())
    return Party(
        legal_name=name,
        entity_type="limited company",
        registration_no=f"HR {number}",
        country=country,
        state=state,
        address=f"{number} Harbour Road",
        notice_name="General Counsel",
        notice_email=f"notices@company{number}.example",
        signatory_name="Alex Example",
        signatory_title="Director",
    )


def bare_party(name: str, country: str) -> Party:
    """A company with only the parts that every agreement prints."""
    return replace(party(name, country), entity_type="", registration_no="")


def registered_party(name: str, country: str) -> Party:
    """A company that does not sign: it has no one who signs or receives notices."""
    return Party(name, "limited company", "HR 77 001", country, "", "2 Harbour Road")


CUSTOMERS = {
    "US": party("Northlake Products, Inc.", "US", "Delaware"),
    "NY": party("Hudson Goods, Inc.", "US", "New York"),
    "GB": party("Hearth and Hob Limited", "GB"),
    "DE": party("Nordlicht GmbH", "DE"),
    "CH": party("Alpenblick AG", "CH"),
    "JP": party("Sakura K.K.", "JP"),
    "HK": party("Harbour Light Limited", "HK"),
    "BR": party("Ipanema Ltda.", "BR"),
    "CA": party("Maple Devices Ltd.", "CA", "Ontario"),
    "bare": bare_party("Plain Goods", "AU"),
}
MANUFACTURERS = {
    "US": party("Midwest Molding, LLC", "US", "Ohio"),
    "GB": party("Aldercroft Works Limited", "GB"),
    "DE": party("Werkstatt Süd GmbH", "DE"),
    "CH": party("Uhrwerk AG", "CH"),
    "CN": party("Pearl River Manufacturing Co., Ltd.", "CN"),
    "IN": party("Deccan Labs Private Limited", "IN"),
    "FR": party("Ateliers du Rhône SAS", "FR"),
    "PL": party("Wisła Sp. z o.o.", "PL"),
    "MX": party("Monterrey Maquila, S.A. de C.V.", "MX"),
    "JP": party("Kobe Seiki K.K.", "JP"),
    "bare": bare_party("Plain Works", "VN"),
}
THIRDS = {
    "IE": registered_party("Third Company Limited", "IE"),
    "bare": Party("Third Company", country="IT", address="3 Harbour Road"),
}
PLACES = {
    "London": City("London", "GB"),
    "Geneva": City("Geneva", "CH"),
    "New York": City("New York", "US"),
    "Singapore": City("Singapore", "SG"),
    "Berlin": City("Berlin", "DE"),
}
SITES = tuple(
    Site(f"Plant {number}", f"{number} Foundry Lane", "DE", "Moulding, assembly and packing")
    for number in range(1, 41)
)
