"""Sentences with other names, numbers and days: what is said stays, what it is said of changes."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from detente.annotate.reader.words import shape
from training.reader.data import Example
from training.reader.labels import NAMES

SHARE = 0.5
"""Of the sentences, how many are changed each time they are shown."""
SHOUTED = 0.03
"""Of the sentences, how many are shown in capitals."""
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

Names = dict[tuple[int, int], list[tuple[str, ...]]]


def collect_names(examples: Sequence[Example]) -> Names:
    """The names of a set by type and number of words."""
    found: Names = defaultdict(list)
    for example in examples:
        for start, end, kind in name_spans(example):
            found[kind, end - start].append(tuple(example.words[start:end]))
    return found


def name_spans(example: Example) -> list[tuple[int, int, int]]:
    """(first word, word after the last, type) of each name; the type is the index of its B label."""
    labels, found, at = example.tokens["names"], [], 0
    while at < len(labels):
        last = at + 1
        if labels[at] and NAMES[labels[at]].startswith("B"):
            while last < len(labels) and labels[last] == labels[at] + 1:
                last += 1
            found.append((at, last, labels[at]))
        at = last
    return found


def vary(example: Example, names: Names, rng: random.Random) -> Example:
    """The sentence as it is, or with names swapped for others of their type and length, and other numbers and days."""
    words = example.words
    if "names" in example.tokens and rng.random() < SHARE:
        words = list(words)
        swapped: dict[tuple[str, ...], tuple[str, ...]] = {}
        for start, end, kind in name_spans(example):
            old = tuple(words[start:end])
            if old not in swapped:
                swapped[old] = rng.choice(names[kind, end - start])
            words[start:end] = swapped[old]
        words = [_other(word, rng) for word in words]
    if rng.random() < SHOUTED:
        words = [word.upper() for word in words]
    return example if words is example.words else replace(example, words=words)


def _other(word: str, rng: random.Random) -> str:
    for table in (_MONTHS, _DAYS):
        if word in table and word != "May":
            return rng.choice(table)
    if shape(word) == 5 and re.fullmatch(r"\d[\d,]*", word) and not re.fullmatch(r"(?:19|20)\d\d", word):
        return re.sub(r"\d", lambda m: rng.choice("123456789") if m.start() == 0 else rng.choice("0123456789"), word)
    return word
