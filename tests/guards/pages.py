"""The pages for people, and what they say that can be checked: blocks, links, commands."""

import re
import shlex
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from tests.guards.source import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
RUNBOOK = (ROOT / "deploy/runbook.md").read_text(encoding="utf-8")
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (
        ROOT / "README.md",
        *DOCS,
        ROOT / "CHANGELOG.md",
        ROOT / "deploy/runbook.md",
        ROOT / "schemas/README.md",
        ROOT / "tests/faults/README.md",
        ROOT / "tests/golden/enrichment/README.md",
        ROOT / "tests/golden/enrichment_unseen/README.md",
    )
}


def page(name: str) -> str:
    """The text of one page of `docs/`."""
    return PAGES[f"docs/{name}"]


def block(label: str) -> str:
    """The fenced block under a label of the README."""
    found = re.search(rf"<!-- {label} -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert found, label
    return found[1]


def prose(text: str) -> str:
    """A page without its fenced blocks."""
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)


def links(text: str) -> list[str]:
    """Targets of a page's links within the repository."""
    found = re.findall(r"\]\(([^)\s]+)\)", prose(text))
    return [one for one in found if not re.match(r"[a-z]+:", one)]


def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, by GitHub's rule."""
    headings = re.findall(r"^#+ (.+)$", prose(path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


def commands(text: str) -> Iterator[tuple[dict[str, str], list[str]]]:
    """Every `dateline …` in a block of commands: the variables before it, the words behind."""
    for found in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
        for line in found.replace("\\\n", " ").splitlines():
            words = shlex.split(line, comments=True)
            env = dict(word.split("=", 1) for word in takewhile(lambda w: "=" in w, words))
            words = list(takewhile(lambda w: w not in ("<", ">", "|"), words[len(env) :]))
            if words[:1] in (["dateline"], [".venv/bin/dateline"]):
                yield env, words[1:]


def mentions(text: str) -> Iterator[list[str]]:
    """The words behind every `dateline …` in a sentence, and at every prompt."""
    lines = re.findall(r"`(dateline [a-z][^`]*)`", prose(text))
    lines += re.findall(r"^\$ (dateline .*)$", text, re.MULTILINE)
    yield from (shlex.split(line)[1:] for line in lines)
