"""Defaults of another type than their question: a company stands for its own site, words for a city."""

from collections.abc import Mapping

from clauses.library.answers import City, Party, Site, Value
from clauses.library.kinds import TypeName, kind_of
from clauses.library.values import Question

# What a default may say, by the type of the answer that is made of it. Only of a required question: the proof lets
# somebody answer it with whatever its kind takes, so that no default adds an answer.
MADE_OF: Mapping[TypeName, TypeName] = {"sites": "party", "place": "word"}
USUAL_ACTIVITY = "Manufacture"


def converted(question: Question, value: Value) -> Value:
    """A default as a value of its question: of a party its site, of "London, GB" the city; others as they are."""
    wanted = kind_of(question).value if question.required else ""
    match value:
        case Party(legal_name=name, address=address, country=country) if wanted == "sites":
            return (Site(name, address, country, USUAL_ACTIVITY),) if address else value
        case str() if wanted == "place":
            city, _, country = value.partition(", ")
            return City(city, country)
        case _:
            return value
