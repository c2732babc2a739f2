"""Titles of office as a pattern: the office alone, without the person, the state or "former"."""

from __future__ import annotations

import re

from training.corpus.model import Span

_RANK = r"(?:(?:deputy|vice|acting|assistant|interim|caretaker|under(?=[- ]secretar)|chief|senior|special|first|lord|crown)[ -])*"
_MINISTRIES = (
    r"prime|foreign|defen[cs]e|interior|justice|finance|information|energy|trade|oil|health|home|economy|culture|transport|"
    r"agriculture|external affairs|peace|planning|cabinet"
)
_HEADS = (
    rf"(?:(?:{_MINISTRIES}) )?ministers?"
    r"|(?:foreign|defen[cs]e|home|northern ireland|colonial|press|general|executive|cabinet|party|under) secretar(?:y|ies)"
    r"|secretar(?:y|ies)[- ]general|secretar(?:y|ies) of (?:state|defen[cs]e)"
    r"|presidents?(?:-elect)?|premiers?|chancellors?|taoiseach|governors?(?:[- ]general)?|mayors?|senators?"
    r"|congress(?:man|woman)|spokes(?:man|men|woman|women|person|people)|envoys?|ambassadors?|chargé d'affaires"
    r"|consuls?(?: general)?|high representatives?|special representatives?|high commissioners?|commissioners?"
    r"|negotiators?|diplomats?|officials?|leaders?|commanders?(?:-in-chief)?|chair(?:man|woman|men)"
    r"|army chiefs?|police chiefs?|chiefs? of (?:staff|defen[cs]e)|judges?|prosecutors?|lawmakers?|attorney general"
    r"|archbishops?|bishops?|cardinals?|patriarch|ayatollahs?|imams?|monsignor"
)
_RANKED = (
    r"General|Gen\.|Lieutenant[- ]General|Lt\. Gen\.|Major[- ]General|Maj\. Gen\.|Brigadier(?: General)?|Colonel|Col\."
    r"|Lieutenant[- ]Colonel|Major|Captain|Marshal|Field Marshal|Admiral|Sergeant|King|Queen|Prince|Emir|Sultan|Sheikh"
    r"|Pope|Lord|Sir|Baroness"
)
_WORDS = re.compile(rf"(?<![\w-])(?:{_RANK}(?:{_HEADS}))(?![\w-])", re.IGNORECASE)
_CAPITAL = re.compile(rf"(?<![\w-])(?:{_RANKED})(?= [A-Z])")


def find_titles(text: str) -> list[Span]:
    """Every title in the sentence.

    >>> text = "Deputy Foreign Minister Ano Pell met a spokesman"
    >>> [s.of(text) for s in find_titles(text)]
    ['Deputy Foreign Minister', 'spokesman']
    """
    words = [Span(*m.span()) for m in _WORDS.finditer(text)]
    capital = [Span(*m.span()) for m in _CAPITAL.finditer(text)]
    return sorted(words + [s for s in capital if not any(s.overlaps(w) for w in words)])
