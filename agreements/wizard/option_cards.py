"""The options of a question as cards: what each means, whom it favours, what contracts do and who approves it."""

from dataclasses import dataclass

from django.forms import BoundField

from agreements.standing.current import Standing
from agreements.wizard.against_options import AgainstOptions, SaidAgainst
from agreements.wizard.approval_chips import approval_chip
from agreements.wizard.controls import YES_NO, control_of
from agreements.words.market import count_in_words
from clauses import library

FAVOURS = {"customer": "favours us", "manufacturer": "favours them", "balanced": "balanced"}


@dataclass(frozen=True, slots=True)
class OptionCard:
    """An option: the whole card is the label of its radio button or tick box."""

    id: str
    value: str
    label: str
    meaning: str
    is_chosen: bool
    favours: str
    chips: tuple[str, ...]
    against: tuple[SaidAgainst, ...] = ()


def cards_of(
    standing: Standing,
    question: library.Question,
    field: BoundField | None,
    against: AgainstOptions,
) -> tuple[OptionCard, ...]:
    """The cards of a question, in the order of its options; none where it is asked in another way.

    `against` is what is said against its options, where somebody looked.
    """
    if field is None or control_of(question).template != "options":
        return ()
    value = field.value()
    chosen = {str(one) for one in value} if isinstance(value, list) else {str(value)}
    options = question.options or tuple(library.Choice(key, label) for key, label in YES_NO)
    counted = {
        option.key: count_in_words(standing.library, question.key, option.key) for option in options
    }
    return tuple(
        OptionCard(
            id=f"{field.auto_id}_{position}",
            value=option.key,
            label=option.label,
            meaning=option.meaning,
            is_chosen=option.key in chosen,
            favours=favours_in_words(option),
            chips=_chips(
                option,
                favours=favours_in_words(option),
                approval=approval_chip(standing, question, option),
                counted=counted[option.key],
                is_counted=any(counted.values()),
            ),
            against=against.get(option.key, ()),
        )
        for position, option in enumerate(options)
    )


def _chips(
    option: library.Choice,
    *,
    favours: str,
    approval: str,
    counted: str,
    is_counted: bool,
) -> tuple[str, ...]:
    """What somebody counted takes the place of a general "most contracts"."""
    usual = "most contracts" if option.common and not is_counted else ""
    chips = (favours, approval, counted, usual)
    return tuple(filter(None, chips))


def favours_in_words(option: library.Choice) -> str:
    """Which side an option favours, us or them; nothing where it favours none."""
    return FAVOURS.get(option.favours, "")
