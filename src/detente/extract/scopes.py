"""What a figure covers beyond its event: "since 1991", "in the past two months", "this year", "a day"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from detente.extract.figures import FigureRef
from detente.extract.tree import Tree
from detente.model import Measure, TimeMark

_LONGEST = 12
"""Words of a scope, at most."""
_WIDEST = 200
"""Characters that the words of a figure with its scope may take."""
_STRETCH = re.compile(
    r"(?:(?:in|over|during|within|for)\s+the\s+(?:past|last|previous|preceding|first)\b.*|(?:so far\s+)?this\s+(?:week|month|year)"
    r"|(?:in|during)\s+the\s+\d{4}s)",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE = re.compile(
    r"\b(?:bring|tak|push)(?:ing|es?|s)?\s+(the\s+(?:[\w-]+\s+){0,2}?(?:toll|total|number)(?:\s+of\s+(?:[\w-]+\s+){0,3}?[\w-]+)?)\s+to\s+$"
    r"|\b(?:brought|took|taken)\s+(?P<past>the\s+(?:[\w-]+\s+){0,2}?(?:toll|total))\s+to\s+$",
    re.IGNORECASE,
)
"""What a number adds up to with those before: "bringing *the toll* to 91"."""
_RECORD = re.compile(
    r"\b(?:first|worst|deadliest|bloodiest|biggest|heaviest|highest|largest|most)\b[^,;]*$", re.IGNORECASE
)
_WHO = re.compile(r"\b(?:who|whom|which)\b", re.IGNORECASE)
_EACH = re.compile(r"\s+(?:a|per|each|every)\s+(?:day|week|month|year)\b|\s+daily\b", re.IGNORECASE)
_JOINED = re.compile(r"[^,;.]*\band\b\W*(?:(?:at least|about|some|nearly|more than|over)\s+)?", re.IGNORECASE)


Words = tuple[int, int]


def scoped(tree: Tree, text: str, figure: FigureRef, times: Iterable[TimeMark]) -> FigureRef:
    """The figure with what it covers, its words widened to those that say so; unchanged where none do, or only far off.

    >>> from detente.annotate import annotate
    >>> from detente.extract.figures import find_figures
    >>> from detente.model import Report
    >>> marks = annotate(Report.of_text("Some 2,300 people have been killed since the war broke out in 1993."))
    >>> tree, text = Tree(marks.tokens[0]), marks.report.text
    >>> [scoped(tree, text, f, marks.times).figure.scope for f in find_figures(tree, text, marks.numbers, ())]
    ['since the war broke out in 1993']
    """
    words = find_scope(tree, text, figure, times)
    if words is None:
        return figure
    start, end = min(figure.start, words[0]), max(figure.end, words[1])
    if end - start > _WIDEST:
        return figure
    scope = " ".join(text[words[0] : words[1]].split())
    return replace(figure, figure=replace(figure.figure, scope=scope), start=start, end=end)


def share_scopes(text: str, figures: Sequence[FigureRef]) -> list[FigureRef]:
    """The figures of a sentence; one that "and" joins to the next is since the same: "865 killed *and* 3,634 hurt since May"."""
    found = list(figures)
    for at in range(len(found) - 2, -1, -1):
        one, after = found[at], found[at + 1]
        scope, end = after.figure.scope, after.end
        since = scope is not None and scope.lower().startswith("since") and one.figure.scope is None
        if since and _JOINED.fullmatch(text, one.end, after.start) and end - one.start <= _WIDEST:
            found[at] = replace(one, figure=replace(one.figure, scope=scope), end=end)
    return found


def find_scope(tree: Tree, text: str, figure: FigureRef, times: Iterable[TimeMark]) -> Words | None:
    """Where the words stand that say what a figure covers, with its verb or those counted; ``None``: it is of its event alone."""
    if each := _EACH.match(text, figure.end):
        return each.end() - len(each.group().lstrip()), each.end()
    if whole := _WHOLE.search(text, max(0, figure.start - _WIDEST // 2), figure.start):
        return whole.span("past") if whole["past"] else whole.span(1)
    verbs = _above(tree, figure)
    opened = [i for i, token in enumerate(tree.tokens) if token.lemma == "since" and token.dep in ("prep", "mark")]
    opened = [i for i in opened if not _is_of_another(text, figure, tree[0].start, tree[i].start)]
    near = [i for i in opened if _opens_beside(tree, i, figure)] or [i for i in opened if _hangs_on(tree, i, verbs)]
    if near and (words := _phrase(tree, near[0])):
        return words
    for mark in times:
        top = tree.top_of(mark.start, mark.end)
        before = tree.head(top) if top is not None else None
        with_prep = before is not None and tree[before].pos == "ADP"
        start = tree[before].start if before is not None and with_prep else mark.start
        hangs = top is not None and _hangs_on(tree, before if before is not None and with_prep else top, verbs)
        if hangs and _STRETCH.fullmatch(text[start : mark.end]):
            return start, mark.end
    return None


def _is_of_another(text: str, figure: FigureRef, first: int, since: int) -> bool:
    """Whether "since" is said of a record or of those counted: "the first since 2016", freed "who had been held since 2016"."""
    between = text[figure.end if figure.end <= since else first : since]
    freed = figure.figure.measure in (Measure.RELEASED, Measure.EXCHANGED)
    return bool(_RECORD.search(between)) or (freed and bool(_WHO.search(between)))


def _phrase(tree: Tree, since: int) -> Words | None:
    """From "since" to the end of what it opens, at most up to a comma or an "and"."""
    inside = tree.subtree(tree[since].head if tree[since].dep == "mark" else since)
    end = len(tree) if inside == [since] else inside[-1] + 1  # the parse may hang the clause beside its "since"
    last = since
    for index in range(since + 1, min(since + _LONGEST, end)):
        if tree[index].pos in ("CCONJ", "PUNCT") and tree[index].text != "-":
            break
        last = index
    return (tree[since].start, tree[last].end) if last > since else None


def _above(tree: Tree, figure: FigureRef) -> set[int]:
    """Those counted, what says what they are, and the verb over them."""
    found = {figure.anchor, figure.counted}
    for index in (figure.anchor, figure.counted):
        for up in tree.ancestors(index):
            found.add(up)
            if tree[up].pos in ("VERB", "AUX"):
                break
    return found


def _hangs_on(tree: Tree, index: int, verbs: set[int]) -> bool:
    """Whether a word of time, or the clause that it opens, is said of one of these."""
    up = tree.head(index)
    if up is None:
        return False
    over = tree.head(up)
    return up in verbs or (tree[index].dep == "mark" and over is not None and over in verbs)


def _opens_beside(tree: Tree, index: int, figure: FigureRef) -> bool:
    """Whether "since" stands directly behind those counted, or the word over them: "3,823 killed since 1958"."""
    return tree[index].start - figure.end in (0, 1) or tree[index].start - tree[figure.anchor].end in (0, 1)
