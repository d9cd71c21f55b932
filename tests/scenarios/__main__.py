"""Writes expected.txt and findings.txt of every scenario anew: `python -m tests.scenarios`."""

from tests.scenarios import HERE, NAMES, deal, shipped_library

if __name__ == "__main__":
    library = shipped_library()
    for name in NAMES:
        made = deal(name, library)
        text, findings = made.text, made.findings
        (HERE / name / "expected.txt").write_text(text, encoding="utf-8")
        (HERE / name / "findings.txt").write_text(findings, encoding="utf-8")
        print(f"{name}: {len(text.split()):,} words, {len(findings.splitlines())} findings")
