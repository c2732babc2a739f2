"""What a word of a text is, in whatever script."""

from __future__ import annotations

import re

LETTERS = re.compile(r"[^\W\d_]+")
"""A run of letters."""
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
"""A run of letters with the hyphens and apostrophes inside it: "cease-fire", "Chad's"."""
