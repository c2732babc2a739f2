"""Every command line that the papers show is one that `detente` takes."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from detente.cli.main import app

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS = typer.main.get_group(app).commands


def shown_lines() -> Iterator[tuple[str, list[str]]]:
    """The command lines inside fences, and those inside backticks, without prompt, comment and pipe."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        fenced = [line for block in re.findall(r"(?ms)^```\w*\n(.*?)^```", text) for line in block.splitlines()]
        inline = re.findall(r"`(detente [^`\n]+)`", text)
        for line in [*fenced, *inline]:
            if line.startswith(("detente ", "$ detente ")):
                yield page.name, shlex.split(re.split(r" [|>] ", line.removeprefix("$ "))[0], comments=True)[1:]


LINES = list(shown_lines())


def test_the_papers_show_commands():
    assert len(LINES) > 20


@pytest.mark.parametrize(("page", "words"), LINES, ids=[f"{page}: {' '.join(words)}" for page, words in LINES])
def test_command_and_options_are_known(page: str, words: list[str]):
    if words[0] == "-r":
        words = words[2:]
    if words[0].startswith("-"):
        assert words[0] in ("--version", "--help")
        return
    command = COMMANDS.get(words[0])
    assert command, f"{page} names a command that is none: {words[0]}"
    options = {form for param in command.params for form in param.opts} | {"--help"}
    assert {word.partition("=")[0] for word in words[1:] if re.match(r"--?[a-z]", word)} <= options
