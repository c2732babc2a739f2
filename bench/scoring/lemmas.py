"""What the same word alone joins: the baseline of event coreference, within the reports of one topic or of all."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping

from lemminflect import getAllLemmas

_WORD = re.compile(r"[^\W\d_]{3,}")
_ALIKE = 0.25
"""The cosine from which two texts are of one topic, as in the published baselines."""


def lemma_of(words: str) -> str:
    """The lemma of the first word of a trigger, as a verb where it can be one.

    >>> lemma_of("Talks"), lemma_of("met"), lemma_of("roped in")
    ('talk', 'meet', 'rope')
    """
    first = words.lower().split()[0]
    lemmas = getAllLemmas(first)
    return next((lemmas[tag][0] for tag in ("VERB", "NOUN", "ADJ") if lemmas.get(tag)), first)


def group_texts(texts: Mapping[str, str]) -> dict[str, str]:
    """Texts by topic, by TF-IDF and single links: the name of each text with the least name of its topic."""
    counts = {name: Counter(word.lower() for word in _WORD.findall(text)) for name, text in texts.items()}
    printed = Counter(word for words in counts.values() for word in words)
    vectors = {name: _unit(words, printed, len(texts)) for name, words in counts.items()}
    topic = {name: name for name in texts}
    names = sorted(texts)
    for number, one in enumerate(names):
        for two in names[number + 1 :]:
            if topic[one] != topic[two] and _cosine(vectors[one], vectors[two]) >= _ALIKE:
                least, other = sorted((topic[one], topic[two]))
                topic = {name: least if found == other else found for name, found in topic.items()}
    return topic


def join_by_lemma(triggers: Mapping[str, str], topic: Mapping[str, str]) -> dict[str, str]:
    """The label of each mention: its lemma and its topic."""
    return {mention: f"{topic[mention]} {lemma_of(words)}" for mention, words in triggers.items()}


def _unit(words: Counter[str], printed: Counter[str], texts: int) -> dict[str, float]:
    weights = {word: (1 + math.log(n)) * math.log(texts / printed[word]) for word, n in words.items()}
    size = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / size for word, weight in weights.items()}


def _cosine(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    small, large = sorted((one, two), key=len)
    return sum(weight * large.get(word, 0.0) for word, weight in small.items())
