"""docs/reference/cli.md says what the code says."""

import re
from pathlib import Path

import pytest
import typer

from detente.cli.exits import MEANING
from detente.cli.main import app

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
GROUP = typer.main.get_group(app)


def sections() -> dict[str, str]:
    parts = re.split(r"^### `detente ([\w-]+)[^`]*`$", PAGE.partition("## Exit codes")[0], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def options_in(text: str) -> set[str]:
    rows = re.findall(r"^\| (`-[^|]+) \|", text, flags=re.MULTILINE)
    return {word for row in rows for word in re.findall(r"`(--?[\w-]+)`", row)}


def options_of(params: list) -> set[str]:
    return {form for param in params for form in [*param.opts, *param.secondary_opts] if form.startswith("-")}


def test_every_command_has_its_section_in_the_order_of_the_help():
    assert list(sections()) == list(GROUP.commands)


@pytest.mark.parametrize("name", GROUP.commands)
def test_options_of_a_command(name: str):
    assert options_in(sections()[name]) == options_of(GROUP.commands[name].params)


@pytest.mark.parametrize("name", GROUP.commands)
def test_arguments_of_a_command(name: str):
    (heading,) = re.findall(rf"^### `detente {name}((?: [^`]*)?)`$", PAGE, flags=re.MULTILINE)
    arguments = [param for param in GROUP.commands[name].params if param.param_type_name == "argument"]
    shown = [param.name.upper() + ("..." if param.nargs == -1 else "") for param in arguments]
    assert heading.split() == shown


def test_options_before_any_command():
    before = PAGE.partition("## Commands")[0]
    assert options_in(before) == options_of(GROUP.params) | {"--help", "-h"}


def test_exit_codes():
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", PAGE, flags=re.MULTILINE)
    assert {int(code): meaning for code, meaning in rows} == {int(code): meaning for code, meaning in MEANING.items()}


def test_every_command_says_what_it_does_in_one_short_line():
    first = {name: (command.help or "").split("\n")[0] for name, command in GROUP.commands.items()}
    assert all(line.endswith(".") and len(line) <= 60 for line in first.values()), first
