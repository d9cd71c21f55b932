"""Plain data -> content files in the shipped layout: one file a section, and a few for what belongs to all.

The text of a file is for reviewers, so it is made here: a writer such as tomlkit prints signs as they are that
nobody can see, and leaves the choice of quotes and lines to us all the same.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from clauses.library.schema import (
    KIND_OF,
    PART_KINDS,
    THING_KINDS,
    TOP_KINDS,
    Content,
    Data,
    library_fields,
)

LIBRARY_FILE = "library.toml"
WIDTH = 120
INLINE = ("companions",)  # one a line; other parts are tables of their own
CONDITIONS = frozenset(
    field.name
    for kind in (*THING_KINDS, *PART_KINDS)
    for field in kind.fields
    if field.content is Content.FORMULA
)


def dump(data: Data, folder: Path) -> list[Path]:
    """Write a library as content files; files of the folder that are no longer needed are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    files = content_files(data)
    for path in folder.glob("*.toml"):
        if path.name not in files:
            path.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def content_files(data: Data) -> dict[str, str]:
    """The text of each content file by its name."""
    files = {
        f"{number:02}-{section['key']}.toml": _section_file(section)
        for number, section in enumerate(data["sections"], start=1)
    }
    for name, keys in shared_files().items():
        if held := {key: data[key] for key in keys if data.get(key, []) != []}:
            files[name] = "\n".join(_table(held, path="")).strip() + "\n"
    return files


def shared_files() -> dict[str, list[str]]:
    """What stands in each file that is not of one section, in its order."""
    files = {LIBRARY_FILE: [field.name for field in library_fields()]}
    for kind in TOP_KINDS:
        if kind.file:
            files.setdefault(kind.file, []).append(kind.list)
    return files


def _section_file(section: Data) -> str:
    inside = [kind.list for kind in KIND_OF["section"].holds]
    own = {key: value for key, value in section.items() if key not in inside}
    things = {key: section[key] for key in inside if key in section}
    return "\n".join(_table({"section": own, **things}, path="")).strip() + "\n"


def _table(table: Data, *, path: str) -> Iterator[str]:
    """The lines of a table: first its values, then the tables inside it."""
    inner = {
        key: value for key, value in table.items() if _holds_tables(value) and key not in INLINE
    }
    for key, value in table.items():
        if key not in inner:
            yield _field(key, value)
    for key, value in inner.items():
        name = f"{path}{_key(key)}"
        for item in value if isinstance(value, list) else [value]:
            yield ""
            yield f"[[{name}]]" if isinstance(value, list) else f"[{name}]"
            yield from _table(item, path=f"{name}.")


def _field(key: str, value: object) -> str:
    """A field; conditions stand in single quotes, so that options need no backslashes."""
    if key in CONDITIONS and isinstance(value, str) and "'" not in value and value.isprintable():
        return f"{_key(key)} = '{value}'"
    return f"{_key(key)} = {_value(value)}"


def _holds_tables(value: object) -> bool:
    return isinstance(value, Mapping) or (
        isinstance(value, list) and any(isinstance(item, Mapping) for item in value)
    )


def _key(key: str) -> str:
    is_bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if is_bare else _basic(key)


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case Mapping():
            return "{ " + ", ".join(_field(str(key), inner) for key, inner in value.items()) + " }"
        case list():
            return _list([_value(item) for item in value])
        case _:
            return _string(str(value))


def _list(items: list[str]) -> str:
    line = f"[{', '.join(items)}]"
    if len(line) <= WIDTH:
        return line
    lines = [" "]
    for item in items:
        if len(lines[-1]) + len(item) > WIDTH:
            lines.append(" ")
        lines[-1] += f" {item},"
    return "\n".join(["[", *lines, "]"])


def _string(text: str) -> str:
    """A text as a reviewer reads it best: over lines where it has lines, quotes unescaped where that is safe."""
    if "\n" in text:
        return f'"""\n{_escaped(text).replace(chr(34) * 3, chr(34) * 2 + chr(92) + chr(34))}"""'
    if '"' in text and "'" not in text and text.isprintable():
        return f"'{text}'"
    return _basic(text)


def _basic(text: str) -> str:
    return '"' + _escaped(text).replace('"', '\\"').replace("\n", "\\n") + '"'


def _escaped(text: str) -> str:
    return "".join(
        "\\\\"
        if sign == "\\"
        else sign
        if sign == "\n" or sign.isprintable()
        else f"\\U{ord(sign):08x}"
        for sign in text
    )
