"""The project's promises about itself. Add a promise here in the commit that makes it."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from clauses.library.language import known_names
from tests.databases import ROOT
from tests.parsed import tree_of

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PURE = ("clauses/library", "agreements/assembly")
MODULE_WALL = 300
MADE_HERE = {
    ".git",
    ".venv",
    "var",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
    ".coverage",
    ".import_linter_cache",
}
# Rooms that mirror each other: the page of a thing, its view, its rows and its editor bear its name.
MIRRORED = {"admin", "models", "pages", "views"}
# Names that Django or Python looks for; every app or package may have its own.
FIXED_NAMES = {"__init__", "__main__", "admin", "apps", "forms", "models", "tests", "urls"}
FIXED_NAMES |= {"formats"}
FIXED_CLASSES = {"Command", "Media", "Meta"}
MOST_LOOSE = 6
# A module over the wall, with the reason why it is one idea all the same.
LONG_MODULES: dict[str, str] = {}


def project_files(pattern: str = "*") -> list[Path]:
    """Every file of the project; what ./run, ./test and the tools make is left out."""
    return [
        path
        for path in ROOT.rglob(pattern)
        if path.is_file() and not MADE_HERE.intersection(path.relative_to(ROOT).parts)
    ]


def product_modules() -> list[Path]:
    return [path for path in project_files("*.py") if "migrations" not in path.parts]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def test_lock_files_name_no_address_and_hash_everything():
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text()
        assert "://" not in text, lock.name
        pins = re.findall(r"^[a-z0-9][^ ]*==", text, re.MULTILINE)
        assert len(pins) > 20, lock.name
        assert text.count("==") - text.count("python_full_version ==") >= len(pins)
        blocks = re.split(r"\n(?=[a-z0-9])", text)
        assert all("--hash=sha256:" in block for block in blocks if "==" in block), lock.name


def test_the_test_lock_pins_what_the_product_lock_pins():
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^([a-z0-9][^ ]*==[^ ]+)", (ROOT / name).read_text(), re.MULTILINE))

    assert pins("requirements.lock") <= pins("requirements-test.lock")


def test_no_file_names_a_folder_of_somebody_s_machine():
    places = re.compile(r"(?<![\w.])/(?:work|root|home|Users|opt/pypi)/\w")
    found = [
        f"{name_of(path)}: {match.group()}"
        for path in project_files()
        if path.suffix not in (".png", ".pdf", ".ttf")
        for match in [places.search(path.read_text(errors="replace"))]
        if match and path != Path(__file__)
    ]
    assert not found


def test_the_changelog_starts_with_the_version_of_the_package():
    versions = re.findall(r"^## ([\d.]+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert versions[0] == PROJECT["project"]["version"]


def test_every_dependency_has_its_reason_beside_it():
    in_list = False
    for line in (ROOT / "pyproject.toml").read_text().splitlines():
        if re.match(r"(dependencies|test) = \[", line):
            in_list = True
        elif line == "]":
            in_list = False
        elif in_list:
            assert re.search(r"#\s+\w+.*", line), line


def test_modules_stay_under_the_wall():
    long = {
        name_of(path): lines
        for path in product_modules()
        if (lines := len(path.read_text().splitlines())) > MODULE_WALL
    }
    assert long.keys() <= LONG_MODULES.keys(), long


def test_every_module_says_in_a_sentence_what_it_holds():
    silent = [
        name_of(path)
        for path in product_modules()
        if path.read_text().strip() and not ast.get_docstring(tree_of(path))
    ]
    assert not silent


def test_modules_are_named_for_what_they_hold():
    layers = {"utils", "helpers", "services", "common", "types", "misc", "base"}
    assert not [name_of(path) for path in product_modules() if path.stem in layers]


def test_the_picture_of_the_house_is_that_of_the_import_contracts():
    page = (ROOT / "docs/architecture.md").read_text()
    rooms = re.findall(r"^    │  ([a-z |]+?) +(?:pure +)?│$", page, re.MULTILINE)
    contracts = [
        contract
        for contract in PROJECT["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers" and "containers" in contract
    ]

    assert rooms == [layer for contract in contracts for layer in contract["layers"]]
    assert not [
        f"{contract['containers'][0]}.{room}"
        for contract in contracts
        for layer in contract["layers"]
        for room in layer.split(" | ")
        if room not in ("urls", "library") and f"`{room}`" not in page and f"/{room}`" not in page
    ]


def of_the_product(path: Path) -> bool:
    return path.relative_to(ROOT).parts[0] in ("agreements", "clauses", "config")


def names_given_twice(named: Iterable[tuple[str, Path]]) -> dict[str, list[str]]:
    places: dict[str, list[str]] = {}
    for name, path in named:
        places.setdefault(name, []).append(name_of(path))
    return {name: found for name, found in places.items() if len(found) > 1}


def test_no_class_name_stands_twice_in_the_product():
    classes = (
        (node.name, path)
        for path in filter(of_the_product, product_modules())
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef) and node.name not in FIXED_CLASSES
    )

    assert names_given_twice(classes) == {}


def test_a_module_name_stands_twice_only_where_rooms_mirror_each_other():
    modules = (
        (path.stem, path)
        for path in filter(of_the_product, product_modules())
        if path.stem not in FIXED_NAMES
    )

    twice = names_given_twice(modules)

    assert not {
        name: places
        for name, places in twice.items()
        if any(Path(place).parent.name not in MIRRORED for place in places)
    }


@pytest.mark.parametrize("folder", ["agreements", "clauses", "clauses/library"])
def test_few_modules_stand_outside_of_the_rooms(folder: str):
    loose = [path.stem for path in (ROOT / folder).glob("*.py") if path.stem != "__init__"]

    assert len(loose) <= MOST_LOOSE, sorted(loose)


def test_questions_that_the_program_knows_are_named_in_one_module():
    # Those alone whose key means nothing else: "currency" is a kind of question too.
    keys = {key for key in known_names.PRINTED_BY_ITSELF if "_" in key}
    found = [
        f"{name_of(path)}:{node.lineno} {node.value}"
        for path in filter(of_the_product, product_modules())
        if path.stem != "known_names"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and node.value in keys
    ]

    assert len(keys) > 5
    assert not found


@pytest.mark.parametrize("package", PURE)
def test_a_pure_package_loads_without_django(package: str):
    modules = [
        name_of(path).removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        for path in (ROOT / package).rglob("*.py")
    ]
    code = f"import sys, {', '.join(modules)}; print('django' in sys.modules)"

    outcome = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert outcome.stdout.strip() == "False"


def test_a_pure_package_imports_of_ours_only_the_pure():
    pure = tuple(package.replace("/", ".") for package in PURE)
    found = [
        f"{name_of(path)} imports {name}"
        for package in PURE
        for path in (ROOT / package).rglob("*.py")
        for name in imports_of(path)
        if name.split(".")[0] in ("clauses", "agreements", "config", "tests")
        and name not in ("clauses", "agreements")
        and not name.startswith(pure)
    ]
    assert not found


def test_templates_hold_no_script_style_or_unescaped_text():
    forbidden = {
        "inline style": r"\sstyle=|<style",
        "inline script": r"<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:|hx-on",
        "unescaped text": r"\|\s*safe\b|autoescape off",
        "another origin": r"(src|href)=[\"']?(https?:)?//",
    }
    found = [
        f"{name_of(path)}: {what}"
        for path in project_files("*.html")
        for what, pattern in forbidden.items()
        if re.search(pattern, path.read_text())
    ]
    assert not found


def test_docker_compose_sets_only_settings_that_exist():
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    read = (ROOT / "config/settings.py").read_text() + (ROOT / "config/gunicorn.py").read_text()

    named = services["web"]["environment"] | services["worker"]["environment"]
    unknown = [name for name in named if f'"{name}"' not in read]

    assert not unknown


def test_every_setting_of_the_environment_is_documented():
    read = (ROOT / "config/settings.py").read_text() + (ROOT / "config/gunicorn.py").read_text()
    documented = (ROOT / "docs/operations.md").read_text()

    names = set(re.findall(r'"(COUNTERPART_[A-Z_]+|DATABASE_URL)"', read))

    assert not [name for name in sorted(names) if f"`{name}`" not in documented]


def test_the_two_commands_are_plain_posix_shell():
    for name in ("run", "test", "scripts/environment.sh"):
        path = ROOT / name
        subprocess.run(["sh", "-n", path], check=True)
        assert not re.search(
            r"\[\[|\bfunction \w|<<<|^\s*local \w", path.read_text(), re.MULTILINE
        ), name
    assert (ROOT / "run").read_text().startswith("#!/bin/sh\n")


def test_what_a_contributor_is_told_to_open_is_there():
    """Paths in the recipes, but for the page that one of them makes up."""
    told = re.findall(r"`((?:\w[\w.-]*/)+[\w.-]*)`", (ROOT / "CONTRIBUTING.md").read_text())
    assert len(told) > 15

    assert not [name for name in told if "dates" not in name and not (ROOT / name).exists()]
