"""What a person types into a page of the wizard for a measure, and what the scripts of the page send of it."""

from urllib.parse import urlencode

from clauses.library import Question

Fields = dict[str, list[str]]


def as_sent(fields: Fields, shown: Fields, key: str) -> str:
    """What the scripts of the page send: of a table the rows that were typed in, and which question was touched."""
    sent = fields | {f"shown-{key}": ['{"decided": true}']}
    for name in shown:
        if name.startswith("base-"):
            table = name.removeprefix("base-")
            del sent[name]
            if shown[name] != [""]:
                sent[f"sparing-{table}"] = ["yes"]
                for row in shown[f"order-{table}"][0].split(","):
                    cells = [cell for cell in shown if cell.startswith(f"{table}-{row}-")]
                    if all(sent[cell] == shown[cell] for cell in cells):
                        for cell in cells:
                            del sent[cell]
    return urlencode(sent, doseq=True)


def another(question: Question, shown: Fields) -> Fields | None:
    """What a person types instead: another option, one more, a longer name."""
    key = question.key
    now = shown.get(key, [""])
    match question.kind:
        case "choice":
            others = [option.key for option in question.options if [option.key] != now]
            return {key: others[:1]} if others else None
        case "yesno":
            return {key: ["no" if now == ["yes"] else "yes"]}
        case "multi":
            every = [option.key for option in question.options]
            return {key: every if now != every else every[:1]}
        case "integer" | "decimal" | "money" | "percent":
            number = now[0].replace(",", "") or "5"
            return {key: [str(int(float(number)) + 1)]}
        case "date":
            return {key: ["2027-05-17"]}
        case "currency":
            return {key: ["CHF" if now != ["CHF"] else "EUR"]}
        case "country":
            return {key: ["CH" if now != ["CH"] else "DE"]}
        case "text":
            return {key: [f"{now[0]} More"]}
        case "party":
            return {f"{key}-legal_name": ["Another Company Ltd."]}
        case "place":
            return {f"{key}-city": ["Geneva"], f"{key}-country": ["CH"]}
        case "sites":
            return {f"{key}-0-name": ["Another plant"]}
        case "table":
            cells = (name for name in shown if name.startswith(f"{key}-"))
            return {next(cells, f"paste-{key}"): ["Another row"]}
