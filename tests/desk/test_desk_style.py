"""What can be read off the style sheet and the script: contrast, no code from elsewhere."""

import re
from itertools import product
from pathlib import Path

import pytest

import detente.desk

STATIC = Path(detente.desk.__file__).parent / "static"
CSS = (STATIC / "desk.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.*?)\}", CSS, flags=re.DOTALL)[:2]
)
ON = [
    *product(["ink", "soft", "accent", "warn"], ["paper", "sheet", "faint"]),
    ("grey", "sheet"),
    ("ink", "said"),
    ("accent-ink", "accent"),
    ("lit-ink", "lit"),
    ("warn", "warn-paper"),
]
"""Which colour is written on which."""


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), ON)
def test_what_is_written_can_be_read(mode: str, ink: str, paper: str):
    colours = LIGHT if mode == "light" else DARK
    light, dark = sorted((luminance(colours[ink]), luminance(colours[paper])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_both_modes_have_every_colour():
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize("name", [path.name for path in STATIC.iterdir()])
def test_nothing_is_loaded_from_elsewhere(name: str):
    text = (STATIC / name).read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|//\w+\.|@import|url\(|eval\(|innerHTML|document\.write|Function\(", text)


def test_no_template_turns_escaping_off_or_has_code_of_its_own():
    for template in (STATIC.parent / "templates").iterdir():
        text = template.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe|autoescape|<style|style=|\son\w+=|javascript:", text), template.name
        assert re.findall(r"<script[^>]*>(.*?)</script>", text, flags=re.DOTALL) in ([], [""]), template.name
