"""What talks are about: ``data/issues.toml``, and what the user adds to it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from detente.errors import BadField, UnreadableInput
from detente.lexicon.folding import fold
from detente.lexicon.phrases import phrase_pattern

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_FIELDS = {"label": str, "pax": list, "plover": list, "words": list}


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A topic of talks. ``pax``: variables of the PA-X codebook; ``plover``: contexts of PLOVER; ``words``: as the file tells."""

    name: str
    label: str
    pax: tuple[str, ...] = ()
    plover: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Issues:
    """The issues by name, and the search for their words.

    >>> issues = load_issues()
    >>> [(name, "Talks on border delimitation and the exchange of prisoners"[a:b]) for a, b, name in
    ...  issues.find("Talks on border delimitation and the exchange of prisoners")]
    [('borders', 'border delimitation'), ('prisoners', 'exchange of prisoners')]
    """

    by_name: Mapping[str, Issue] = field(default_factory=dict)

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Where a text speaks of an issue: half-open offsets and the issue's name, in text order, none overlapping."""
        folded = fold(text)
        found = []
        for index, start, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            name, pattern = self._phrases[index]
            if match := pattern.match(folded, start):
                found.append((start, match.end(), name))
        kept: list[tuple[int, int, str]] = []
        for one in sorted(found, key=lambda one: (one[0] - one[1], one)):
            if all(one[1] <= start or end <= one[0] for start, end, _ in kept):
                kept.append(one)
        return sorted(kept)

    def names_in(self, text: str) -> tuple[str, ...]:
        """The issues that a text speaks of, each once, in text order."""
        return tuple(dict.fromkeys(name for _, _, name in self.find(text)))

    def label(self, name: str) -> str:
        """The label of an issue; the name itself of one that the list does not hold."""
        return self.by_name[name].label if name in self.by_name else name.replace("_", " ")

    def meant(self, word: str) -> str:
        """The issue that somebody asks for, by name or label. Raises ``BadField`` with those there are."""
        asked = word.strip().lower().replace("-", "_").replace(" ", "_")
        for issue in self.by_name.values():
            if asked in (issue.name, issue.label.lower().replace(" ", "_")):
                return issue.name
        raise BadField(
            f"{word!r} is no issue", mend=f"it is one of: {', '.join(self.by_name)}; or add it with --issues"
        )

    @cached_property
    def _phrases(self) -> list[tuple[str, re.Pattern[str]]]:
        """Each phrase, as a pattern, with its issue."""
        return [
            (issue.name, phrase_pattern(word, plural=True)) for issue in self.by_name.values() for word in issue.words
        ]

    @cached_property
    def _automaton(self) -> AhoCorasick:
        """Finds how each phrase begins, so that only few patterns are tried at a place."""
        words = [word for issue in self.by_name.values() for word in issue.words]
        return AhoCorasick([fold(word).split("*")[0].split()[0] for word in words], matchkind=MatchKind.Standard)


def load_issues(more: Path | None = None) -> Issues:
    """The issues that come with Détente, with those of a file beside them; words of an issue that is there already are added.

    Raises ``UnreadableInput`` for a file that is no TOML, ``BadField`` for an entry that is none.

    >>> len(load_issues().by_name) >= 30
    True
    """
    if more is None:
        return _own()
    issues = dict(_own().by_name)
    for added in _read(_load(more), str(more)):
        before = issues.get(added.name)
        issues[added.name] = _joined(before, added) if before else added
    return Issues(issues)


@cache
def _own() -> Issues:
    table = tomllib.loads((files("detente.lexicon") / "data" / "issues.toml").read_text(encoding="utf-8"))
    return Issues({issue.name: issue for issue in _read(table, "issues.toml")})


def _joined(before: Issue, added: Issue) -> Issue:
    def both(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*getattr(before, name), *getattr(added, name)]))

    label = added.label if added.label != _label(added.name) else before.label
    return Issue(name=before.name, label=label, pax=both("pax"), plover=both("plover"), words=both("words"))


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableInput(f"{path}: {error.strerror}", mend="give a TOML file with --issues") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableInput(
            f"{path} is no TOML: {error}", mend="write it as docs/reference/issues.md shows"
        ) from error


def _read(table: Mapping[str, Any], where: str) -> Iterator[Issue]:
    for name, row in table.items():
        if not _NAME.fullmatch(name) or not isinstance(row, dict):
            raise BadField(f"{where}: {name!r} is no issue", mend='write [name], small letters, and words = ["..."]')
        for key, value in row.items():
            fits = key in _FIELDS and isinstance(value, _FIELDS[key])
            if not fits or (
                isinstance(value, list)
                and not all(isinstance(v, str) and v.strip("* ") == v.strip().rstrip("*") != "" for v in value)
            ):
                mend = "an issue has label, pax, plover and words; all but the label are lists of words"
                raise BadField(f"{where}, {name}: {key} = {value!r}", mend=mend)
        lists = {key: tuple(row.get(key, ())) for key in ("pax", "plover", "words")}
        yield Issue(name=name, label=row.get("label", _label(name)), **lists)


def _label(name: str) -> str:
    return name.replace("_", " ")
