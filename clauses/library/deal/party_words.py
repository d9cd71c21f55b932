"""What an agreement calls the two companies that sign it: the library says so, and nothing else does.

The words are those by which the library calls the two questions that ask for the companies.
"""

from dataclasses import dataclass

from clauses.library.language.known_names import CUSTOMER, MANUFACTURER
from clauses.library.language.remembering import made_once
from clauses.library.values import Library


@dataclass(frozen=True, slots=True)
class PartyWords:
    """The words for each side; those of a library that does not ask for the companies are the usual ones."""

    customer: str = "Customer"
    manufacturer: str = "Manufacturer"

    @property
    def names(self) -> tuple[str, str]:
        """The words for the one and for the other."""
        return self.customer, self.manufacturer

    def of(self, side: str) -> str:
        """The words for "customer", "manufacturer" or "both"; nothing for what is none of these."""
        both = f"{self.customer} and {self.manufacturer}"
        return {"customer": self.customer, "manufacturer": self.manufacturer, "both": both}.get(
            side, ""
        )


@made_once(most=16)
def party_words(library: Library) -> PartyWords:
    """What the agreements of a library call the two companies."""
    customer, manufacturer = library.question(CUSTOMER), library.question(MANUFACTURER)
    usual = PartyWords()
    return PartyWords(
        usual.customer if customer is None else customer.short,
        usual.manufacturer if manufacturer is None else manufacturer.short,
    )
