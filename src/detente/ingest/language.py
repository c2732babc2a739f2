"""Which language a report is written in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_LANGUAGES = (
    "am ar az be bg bn bs ca cs da de el en es et fa fi fr he hi hr hu hy id is it ja ka kk km ko ku ky lo lt lv mk mn"
    " ms my ne nl no pl ps pt ro ru si sk sl so sq sr sv sw ta te th ti tl tr ug uk ur uz vi zh"
)
_ENGLISH = frozenset(
    "the and of to that was were with for by from his her their which said has have had not this will".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 20_000
"""Characters: more would not change the answer."""
_SURE, _POSSIBLE = 0.18, 0.06
_SHORT = 12
"""Words: under this the model guesses, and English is taken where the letters allow it."""


def detect_language(text: str) -> str:
    """The ISO 639-1 code of a text's language; English where a short text leaves it open.

    English is told by its small words before any model is asked, so that capitals, many foreign names or a short
    text do not mislead.

    >>> detect_language("THE TWO SIDES MET IN SOKOVGRAD, AND THE TALKS WERE LED BY THE ENVOY.")
    'en'
    >>> detect_language("Les deux parties se sont rencontrées vendredi et ont discuté de la paix dans la région.")
    'fr'
    """
    text = text[:_LOOKED_AT].lower()
    words = _WORD.findall(text)
    if not words:
        return "en"
    english = len([word for word in words if word in _ENGLISH]) / len(words)
    if english >= _SURE:
        return "en"
    latin = sum("a" <= letter <= "z" for letter in text) > sum(letter.isalpha() for letter in text) / 2
    if latin and len(words) < _SHORT:
        return "en"
    found = str(_identifier().classify(text)[0])
    return "en" if latin and english >= _POSSIBLE and found not in _NEAR_ENGLISH else found


_NEAR_ENGLISH = frozenset({"nl", "de", "da", "sv", "no"})
"""Languages that share small words with English ("was", "of", "for"): there the model decides."""


@cache
def _identifier() -> Any:
    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    known = set(model.labels)
    model.set_languages([code for code in _LANGUAGES.split() if code in known])
    return model
