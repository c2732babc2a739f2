"""An actor as it is compared: itself, the state it acts for, and whether its name names anybody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from detente.lexicon import Sort, entry_of, fold, state_of
from detente.lexicon.bodies import body_of
from detente.resolve.names import plain


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """An actor of a mention.

    ``state`` is what it acts for, itself where it acts for none. ``named`` is false for "the soldiers" and "Serb
    protesters": such words can mean others in the next sentence; ``key`` is then their last word. ``person`` is true where
    somebody or something acts for a state without being that state; ``of_body`` where that "state" is an organisation.
    """

    key: str
    state: str
    named: bool
    person: bool
    name: str
    of_body: bool = False

    @property
    def head(self) -> str:
        """The last word, without the mark of the plural: "soldier" of "Twenty-five soldiers"."""
        words = self.name.split()
        last = fold(words[-1]) if words else ""
        return last.removesuffix("s") if len(last) > 3 else last


@lru_cache(maxsize=65536)
def party_of(name: str, acts_for: str | None = None) -> Party:
    """The party of a recorded name, and of the state it is shown to act for.

    >>> party_of("the Kremlin").state, party_of("Twenty-five soldiers").key, party_of("Ana Petrović", "Serbia").person
    ('russia', 'soldier', True)
    >>> party_of("KFOR").key, party_of("KFOR").state
    ('kfor', 'nato')
    """
    words = name.split()
    entry = entry_of(name)
    if acts_for is None and entry is None and not _is_named(words):
        nameless = Party(key="", state="", named=False, person=False, name=name)
        return replace(nameless, key=nameless.head, state=nameless.head)
    own = plain(entry.name if entry and entry.sort in (Sort.BODY, Sort.GROUP, Sort.SEAT, Sort.CAPITAL) else name)
    state = plain(acts_for or state_of(name) or body_of(name) or own)
    key = state if acts_for is None and state_of(name) else own
    return Party(key=key, state=state, named=True, person=key != state, name=name, of_body=_is_body(state))


def _is_named(words: list[str]) -> bool:
    """Whether the last word is capitalized: "Serb protesters" names nobody, "Upper Marsh Front" does."""
    return bool(words) and words[-1][:1].isupper()


def _is_body(name: str) -> bool:
    entry = entry_of(name)
    return entry is not None and (entry.sort is Sort.BODY or entry.kind == "body")
