"""The table of vague words in the docs is the one in the code."""

import re
from pathlib import Path

from detente.annotate.numbers import VAGUE

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "figures.md"


def test_the_table_of_vague_words_is_that_of_the_code():
    rows = re.findall(
        r"^\| ([a-z ,]+) \| ([\d,]+) \| ([\d,]*) \|$", PAGE.read_text("utf-8").split("## Vague words")[1], re.MULTILINE
    )
    written = {
        word.strip(): (int(low.replace(",", "")), int(high.replace(",", "")) if high else None)
        for words, low, high in rows
        for word in words.split(",")
    }
    assert written == VAGUE
