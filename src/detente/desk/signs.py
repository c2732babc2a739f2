"""Signs that nobody sees, made visible: what turns text around, joins, splits or hides it, and what drives terminals."""

from __future__ import annotations

import re
from unicodedata import name

from markupsafe import Markup, escape

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Control characters but tab and line end; signs of direction; joiners, fillers and spaces without width; tags; variants."""


def plain(words: object) -> object:
    r"""Write unseen signs by their code, as plain text that is safe wherever text is; what is no text passes through.

    >>> plain("No\u202eway\u200b")
    'No‹U+202E›way‹U+200B›'
    """
    if not isinstance(words, str) or hasattr(words, "__html__"):
        return words
    return UNSEEN.sub(lambda found: f"‹{_code(found[0])}›", words)


def marked(words: str) -> Markup:
    r"""The text of a report as HTML: every sign of it is text, and an unseen one is shown by its code, set apart.

    >>> marked("<b>\u200b")
    Markup('&lt;b&gt;<span class="sign" title="ZERO WIDTH SPACE">U+200B</span>')
    """
    shown = UNSEEN.sub(
        lambda found: f'<span class="sign" title="{escape(name(found[0], "control"))}">{_code(found[0])}</span>',
        str(escape(words)),
    )
    return Markup(shown)  # noqa: S704 - escaped above; what is put in is ours


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"
