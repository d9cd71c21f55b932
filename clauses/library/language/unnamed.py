"""What the clause language does not name though it can be read: why, and what to write in its place."""

CALCULATE = "To calculate there are + - * / and brackets."
COMPARE = 'Compare a question with a value: industry == "pharma".'
USAGES = {
    "min": "min(a, b)",
    "max": "max(a, b)",
    "ceil": "ceil(a / 2)",
    "count": "count(markets)",
    "total": "total(price_indexes.share)",
    "filled": "filled(tools.life)",
    "attached": "attached(products)",
    "answered": "answered(annual_value)",
    "lookup": "lookup(law_country, governing_law)",
    "amount": "amount(a_million)",
    "included": 'included("safety-stock")',
    "position": 'position("liability")',
    "has_feature": 'has_feature("liability", "excludes_indirect")',
    "point": 'point("cure_time")',
    "settled": 'settled("cure_time")',
}
ON_ITS_OWN = {
    "definitions": "{{ definitions() }}",
    "signatures": "{{ signatures() }}",
    "responsibilities": "{{ responsibilities() }}",
    "sites": "{{ sites(manufacturing_sites) }}",
    "table": "{{ table(products) }}",
    "ref": '{{ ref("recall-costs") }}',
    "where": '{{ where("cure_time") }}',
}
OF_A_PART = ("A part of a part is asked for here.", "One dot is enough: customer_party.country.")
REASONS = {
    "Filter": (
        "What stands after | says how a whole blank is printed; it cannot stand inside a calculation.",
        "Put the calculation in brackets: {{ (100 - share) | percent }}.",
    ),
    "Neg": ("A minus stands before a name or a bracket.", "Subtract from nothing: 0 - cure_days."),
    "Pow": ('"**" has no meaning here.', CALCULATE),
    "FloorDiv": ('"//" has no meaning here.', CALCULATE),
    "Mod": ('"%" has no meaning here.', CALCULATE),
    "Concat": ('"~" has no meaning here.', CALCULATE),
    "Pos": ('"+" has no meaning here.', CALCULATE),
    "Test": ('"is" is not read here.', f'Write "==", or "!=" for "is not". {COMPARE}'),
    "Compare": (
        "Two comparisons stand in one.",
        'Join two by "and": 5 < cure_days and cure_days < 30.',
    ),
    "CondExpr": (
        '"if" stands here without "else".',
        "Write both values: 30 if is_regulated else 60.",
    ),
    "Getattr": OF_A_PART,
    "Getitem": OF_A_PART,
    "Tuple": (
        "A comma stands here outside of brackets.",
        "Write numbers without commas: 5000000. A list of options stands in square brackets: "
        '["pharma", "device"].',
    ),
    "Call": (
        "Something with brackets is not written like this.",
        f"There are: {', '.join(USAGES)}.",
    ),
}


def reason_for_call(name: str) -> tuple[str, str]:
    """Why something with brackets after its name is not in the language, and what is."""
    if name in USAGES:
        return f'"{name}" is not written like this.', f"Write it like this: {USAGES[name]}."
    if name in ON_ITS_OWN:
        return (
            f'"{name}" stands in a text by itself, not in a calculation or condition.',
            f"Write it like this: {ON_ITS_OWN[name]}.",
        )
    return f'There is no "{name}(...)".', f"There are: {', '.join(USAGES)}."


def reason_for(kind: str, value: object) -> tuple[str, str]:
    """Why something that can be read is not in the language, and what to write; `kind` is the reader's name of it."""
    match kind:
        case "Const" if str(value).lower() in ("true", "false", "none"):
            return (
                f'"{str(value).lower()}" without quotes is not a value.',
                'Put an option in double quotes ("none"); ask a yes/no question by its name alone.',
            )
        case _:
            return REASONS.get(kind, ("This has no meaning in a text or condition.", COMPARE))
