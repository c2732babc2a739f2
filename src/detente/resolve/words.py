"""Mentions of no known kind set side by side: by the words that tell them, where a kind tells the others apart.

Two reports of one happening that use words of one meaning mostly mean one thing by them; two reports of different
happenings hardly ever do, whatever the words. So the words come first, then whether the reports tell of one happening, then
who, where and how many, as for any mention.
"""

from __future__ import annotations

from detente.lexicon.happenings import Told
from detente.model import Status
from detente.resolve.facts import Facts
from detente.resolve.scene import likeness
from detente.resolve.telling import compare_distance
from detente.resolve.what import compare_statuses
from detente.resolve.who import Ground

_SCENES = ((0.7, "one"), (0.4, "much"), (0.15, "some"))


def is_open(left: Facts, right: Facts) -> bool:
    """Whether neither mention's kind is known, so that their words stand for it."""
    return left.told_as is not None and right.told_as is not None


def compare_words(left: Facts, right: Facts) -> Ground | None:
    """Whether the triggers are one word, of one root or of one meaning; light words tell little, others rule the pair out."""
    if left.told_as is None or right.told_as is None:
        return None
    one, two = left.told_as, right.told_as
    level = level_of_words(one, two)
    shown = f"{left.mention.trigger.exact}, {right.mention.trigger.exact}"
    return f"word: {level}", f"{_WORDS[level.removesuffix(', light')]}: {shown}"


def level_of_words(one: Told, two: Told) -> str:
    """The same without its words.

    >>> from detente.lexicon.happenings import read_told
    >>> [level_of_words(read_told("resigned"), read_told(word)) for word in ("resign", "resignation", "quit", "won")]
    ['the same', 'one root', 'one meaning', 'another']
    """
    light = ", light" if one.light or two.light else ""
    if one.lemma == two.lemma:
        return f"the same{light}"
    if one.roots & two.roots:
        return f"one root{light}"
    if one.classes & two.classes:
        return f"one meaning{light}"
    return "another"


NO_MEETING = frozenset({"trigger: one", "status: another", "when: apart", "series: another", "coverage: another"})
"""What keeps two mentions apart whatever the others of their groups say; different words alone do not."""
_WORDS = {
    "the same": "told with the same word",
    "one root": "told with words of one root",
    "one meaning": "told with words that can mean the same",
    "another": "told with words that do not mean the same",
}


def compare_standing(left: Facts, right: Facts) -> Ground | None:
    """The statuses: a plan and its fulfilment are two, as ever; what is only thought of may be told elsewhere as a fact."""
    ground = compare_statuses(left, right)
    if ground is not None and ground[0] == "status: another" and Status.HYPOTHETICAL in (left.status, right.status):
        return "status: in doubt", ground[1]
    return ground


def compare_setting(left: Facts, right: Facts) -> Ground:
    """Within a report how far apart the two are told, across reports whether both tell of the same happening."""
    return compare_distance(left, right) if left.report_id == right.report_id else compare_coverage(left, right)


def compare_coverage(left: Facts, right: Facts) -> Ground:
    """Whether the two reports tell of the same happening; where that was not worked out, how alike their actors and places are."""
    if left.coverage is not None and right.coverage is not None:
        if left.coverage == right.coverage:
            return "coverage: one", "their reports tell of the same happening"
        return "coverage: another", "their reports tell of different happenings"
    found = likeness(left.scene, right.scene)
    share = "not known" if found is None else next((name for least, name in _SCENES if found >= least), "little")
    return f"coverage: {share} of the scene", f"how far their reports name the same actors and places: {share}"
