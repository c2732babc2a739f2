"""Which names the words between them join: "Chad and Mali", "the army, the rebels", "Chad versus Mali"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.model import NameMark

AND = re.compile(r"(?:['’]s)?(?:,? and |, (?:and )?|,? along with |,? as well as |/| & )(?:the |its |his |her )?")
"""What joins two names."""
JOINT = re.compile(
    r"(?:['’]s)?\s*(?:and|-|–|/|with|versus|vs\.?)\s*(?:the\s+)?(?:(?:paramilitary|rebel|insurgent|separatist|breakaway|armed)\s+)?",
    re.IGNORECASE,
)
"""What joins the two sides of a conflict: no row of many, whose commas ``AND`` takes, and those too whom "versus" sets apart."""
DASHES = frozenset({"-", "–", "‑", "—"})


def joined_at(text: str, names: Sequence[NameMark], words: re.Pattern[str]) -> list[int]:
    """The number of each of these names that nothing but such words stands between and the next; a row of three has two.

    >>> from detente.model import NameType
    >>> text = "Chad, Mali and Niger met; Togo left."
    >>> found = (re.search(name, text) for name in ("Chad", "Mali", "Niger", "Togo"))
    >>> names = [NameMark(start=m.start(), end=m.end(), text=m[0], type=NameType.STATE) for m in found]
    >>> joined_at(text, names, AND), joined_at(text, names, JOINT)
    ([0, 1], [1])
    """
    return [at for at in range(len(names) - 1) if words.fullmatch(text, names[at].end, names[at + 1].start)]
