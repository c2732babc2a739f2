"""Where words say that talks came to no agreement: "ended *without a deal*", "had *failed to agree* on the withdrawal"."""

from __future__ import annotations

import re

from detente.ask.corpus import Corpus
from detente.lexicon.folding import fold
from detente.lexicon.ledgers import ledger_words
from detente.model import Passage

_IF = re.compile(r"\b(?:if|unless|until|should|in case|could|may|might|would|will|whether)\b[^,;]*$")
"""Before them it is only thought of, or was asked."""


def says_no_agreement(text: str) -> tuple[int, int] | None:
    """The words of a text that say that nothing was agreed, as offsets in it; ``None`` where none do, or only as what may be.

    >>> text = "The talks in Doha ended without a deal, Chad said."
    >>> start, end = says_no_agreement(text)
    >>> text[start:end]
    'without a deal'
    >>> says_no_agreement("Chad will attack if the sides fail to agree.") is None
    True
    """
    folded = fold(text)
    found = ledger_words("readouts", "unagreed").search(folded)
    if found is None or _IF.search(folded, 0, found.start()):
        return None
    return found.span()


def fruitless(corpus: Corpus, report_id: str) -> list[tuple[Passage, Passage]]:
    """The sentences of a report that say that nothing was agreed, each with the words that do."""
    found = []
    for sentence in corpus.sentences(report_id):
        words = corpus.cut(report_id, sentence.start, sentence.end)
        if without := says_no_agreement(words.exact):
            found.append((words, corpus.cut(report_id, words.start + without[0], words.start + without[1])))
    return found
