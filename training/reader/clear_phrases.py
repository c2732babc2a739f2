"""Names, numbers, dates and prepositions, from Universal Dependencies into the ClearNLP scheme."""

from __future__ import annotations

from itertools import pairwise

from training.reader.draft import Draft

MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. jan feb aug sept oct nov dec".split()
)
BARE = frozenset({"obl:unmarked", "nmod:unmarked", "obl:npmod", "nmod:npmod", "obl:tmod", "nmod:tmod"})
"""Labels of noun phrases that modify without a preposition."""

_CURRENCY = frozenset("$ € £ ¥ us$ a$ c$ au$ nz$ hk$ u.s.$".split())
_BEFORE = frozenset({"advmod", "cc", "cc:preconj", "punct", "discourse", "mark", *BARE})
"""What stands before a preposition and modifies it, not the noun after it: "only in Doha", "a day after the talks"."""
_AROUND_NUMBERS = frozenset({"over", "around", "under", "up", "to", "than", "between", "some", "upwards"})
"""Words that spaCy's model calls ``quantmod`` before a number; "about", "only" and "nearly" are ``advmod`` there."""
_ERAS = frozenset({"ad", "bc", "ce", "bce", "am", "pm", "a.m.", "p.m.", "gmt", "utc"})
_GIVING = frozenset("give award send hand grant offer show lend pay sell deliver return assign".split())
_NO_AGENT = frozenset("percent % mail way means day week month year night morning end".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_NAMED = frozenset({"NNP", "NNPS"})


def join_names(draft: Draft) -> None:
    """The last word of a name heads it, the words before it are ``compound``; a title before a name too.

    "President Ilham Aliyev": UD hangs "President" and "Aliyev" on "Ilham", ClearNLP all on "Aliyev".
    """
    for index in reversed(range(len(draft))):
        parts = [k for k in draft.kids(index, "flat", "flat:name", "flat:foreign") if k > index]
        for number in [k for k in parts if draft.tag(k) == "CD"]:
            draft.deps[number] = "nummod"
        parts = [k for k in parts if draft.tag(k) != "CD"]
        if not parts:
            continue
        last = parts[-1]
        below = [k for k in draft.kids(index) if k != last]
        draft.lift(last, index)
        draft.deps[index] = "compound"
        for kid in below:
            inside = draft.deps[kid] == "punct" and kid < index
            draft.hang(kid, index if inside else last, "compound" if kid in parts else None)
    for index in range(len(draft)):
        head = draft.heads[index]
        if draft.deps[index] == "nmod:desc":
            draft.deps[index] = "compound" if index < head else "appos"
        if draft.deps[index] == "compound" and draft.pos(head) in ("ADJ", "VERB") and draft.pos(index) == "NOUN":
            draft.deps[index] = "npadvmod"
        if draft.deps[index] == "compound" and draft.tag(index) == "CD" and draft.tag(head) != "CD":
            draft.deps[index] = "nummod"
        if draft.deps[index] == "amod" and draft.tag(index) in _NAMED and draft.tag(head) in _NAMED:
            draft.deps[index] = "compound"


def join_titles(draft: Draft) -> None:
    """A name right after a bare noun heads it: "rebel leader John Garang" has leader/compound under "Garang".

    With an article, a possessive or a comma ("the leader, John Garang") the name stays an apposition of the noun.
    """
    for name in range(len(draft)):
        noun = draft.heads[name]
        if noun < 0 or draft.deps[name] != "appos" or draft.tag(name) not in _NAMED or draft.pos(noun) != "NOUN":
            continue
        below = draft.kids(noun)
        if draft.kids(noun, "det", "nmod:poss"):
            continue
        before = [k for k in draft.kids(name) if k < name]
        if min([name, *before]) != noun + 1 or any(draft.deps[k] in ("punct", "det", "case") for k in before):
            continue
        if any(noun < k < name for k in below):
            continue
        draft.lift(name, noun)
        draft.deps[noun] = "compound"
        for kid in below:
            if kid != name and (kid > noun or draft.deps[kid] not in ("compound", "amod", "nmod:desc", "punct")):
                draft.hang(kid, name)


def join_dates(draft: Draft) -> None:
    """The month heads a date and its numbers are ``nummod``: "2 May 2015", "May 2, 2015"."""
    for month in range(len(draft)):
        if draft.low(month) not in MONTHS or draft.tag(month) not in _NAMED:
            continue
        linked = {"compound", "nummod", "flat", "appos", "dep", "compound:date", *BARE}
        head = draft.heads[month]
        if head >= 0 and abs(head - month) <= 2 and draft.deps[month] in linked and _is_figure(draft, head):
            below = [k for k in draft.kids(head) if k != month]
            draft.lift(month, head)
            draft.deps[head] = "nummod"
            for kid in below:
                draft.hang(kid, month)
        for kid in draft.kids(month):
            if draft.deps[kid] in linked and _is_figure(draft, kid) and abs(kid - month) <= 4:
                draft.deps[kid] = "nummod"


def _is_figure(draft: Draft, index: int) -> bool:
    return draft.pos(index) == "NUM" or draft.low(index).rstrip("stndrh").isdigit()


def join_numbers(draft: Draft) -> None:
    """The number heads a sum of money ("$20 million"), and what qualifies a number is ``quantmod``."""
    for index in range(len(draft)):
        numbers = [k for k in draft.kids(index, "nummod") if k > index]
        if draft.low(index) in _CURRENCY and numbers:
            number = numbers[0]
            below = [k for k in draft.kids(index) if k != number]
            draft.lift(number, index)
            draft.deps[index] = "quantmod"
            for kid in below:
                draft.hang(kid, number)
            if draft.deps[number] in ("compound", *BARE) and draft.heads[number] > number:
                draft.deps[number] = "nummod"
        for era in draft.kids(index):
            if draft.tag(index) == "CD" and draft.low(era) in _ERAS and era == index + 1:
                below = [k for k in draft.kids(index) if k != era]
                draft.lift(era, index)
                draft.deps[index] = "nummod"
                for kid in below:
                    draft.hang(kid, era)
    for index in range(len(draft)):
        if draft.pos(index) != "NUM":
            continue
        for kid in draft.kids(index):
            if kid < index and draft.deps[kid] in ("advmod", "amod", "nmod", *BARE):
                _qualify(draft, kid, index)


def _qualify(draft: Draft, kid: int, number: int) -> None:
    """ "more than 20": more/amod and than/quantmod, both under the number; "about 20": about/advmod."""
    low, below = draft.low(kid), draft.kids(kid)
    if low in ("more", "less", "fewer", "up", "as", "close", "just", "over") and below:
        if all(draft.deps[k] == "fixed" for k in below):
            for extra in below:
                draft.hang(extra, number, "quantmod")
            draft.deps[kid] = "amod" if low in ("more", "less", "fewer") else "quantmod"
    elif draft.deps[kid] == "advmod" and low in _AROUND_NUMBERS:
        draft.deps[kid] = "quantmod"


def split_fixed(draft: Draft) -> None:
    """Take fixed expressions apart as spaCy's model does.

    "because of X" is because/prep with of/pcomp and X/pobj; "according to X" and most others are a chain of two
    prepositions; "such as X" is as/prep with such/amod; "as well as" hangs two ``advmod`` on the conjunction.
    """
    for index in range(len(draft)):
        parts = draft.kids(index, "fixed")
        if parts:
            _split(draft, index, parts)


def _split(draft: Draft, index: int, parts: list[int]) -> None:
    low, last, dep = draft.low(index), parts[-1], draft.deps[index]
    pair = (low, draft.low(last))
    if pair in (("such", "as"), ("as", "as"), ("rather", "than")) and dep in ("case", "cc", "mark"):
        draft.lift(last, index)
        for kid in (index, *parts[:-1]):
            draft.hang(kid, last, "amod" if low == "such" else "advmod")
    elif dep == "case" or (dep == "mark" and pair[0] != "in"):
        for part in parts:
            draft.hang(part, draft.heads[index], dep)
    elif low in ("each", "one") or (low == "as" and dep == "advmod"):
        draft.lift(last, index)
        draft.deps[index] = "advmod" if low == "as" else "det"
    elif pair == ("of", "course"):
        draft.deps[last] = "pobj"
    elif pair != ("in", "order"):
        for part in parts:
            draft.deps[part] = "advmod" if draft.pos(part) == "ADV" or low in ("kind", "sort") else "prep"


def raise_prepositions(draft: Draft) -> None:
    """A preposition governs its noun: UD's ``case`` becomes ``prep`` (``agent`` in the passive), the noun ``pobj``.

    Of two prepositions ("out of Doha") the first governs the second. The possessive "'s" stays where it is.
    """
    for noun in range(len(draft)):
        head = draft.heads[noun]
        low = draft.low(noun)
        cases = [k for k in draft.kids(noun, "case") if draft.tag(k) != "POS" and draft.low(k) not in ("'s", "'")]
        if low in ("least", "most", "all") and [draft.low(k) for k in draft.kids(noun)] in (["at"], ["after"]):
            draft.deps[cases[0]] = draft.deps[noun] = "advmod"
        elif cases:
            _raise(draft, noun, cases)
            top = draft.heads[noun] if len(cases) == 1 else cases[0]
            if draft.deps[top] == "prep" and draft.low(top) == "to" and draft.lemma(head) in _GIVING:
                given = [k for k in draft.kids(head, "obj", "nsubj:pass") if k < top]
                draft.deps[top] = "dative" if given else "prep"


def find_agents(draft: Draft) -> None:
    """Mark the agent of a passive where a treebank has no label for it: "was signed by Iran", but "by Monday" is none."""
    for noun in range(len(draft)):
        verb = draft.heads[noun]
        if draft.deps[noun] != "obl" or verb < 0 or draft.tag(verb) != "VBN" or verb > noun:
            continue
        if [draft.low(k) for k in draft.kids(noun, "case")] != ["by"] or draft.kids(verb, "obj"):
            continue
        active = draft.kids(verb, "aux") and not draft.kids(verb, "aux:pass") and draft.deps[verb] != "acl"
        timed = draft.pos(noun) == "NUM" or draft.lemma(noun) in _NO_AGENT | MONTHS | _WEEKDAYS
        if not active and not timed:
            draft.deps[noun] = "obl:agent"


def _raise(draft: Draft, noun: int, cases: list[int]) -> None:
    dep, first = draft.deps[noun], cases[0]
    outer = [k for k in draft.kids(noun) if k < first and draft.deps[k] in _BEFORE]
    if dep in ("root", "parataxis", "ccomp", "xcomp", "advcl", "acl:relcl", "acl", "conj"):
        outer += draft.kids(noun, "nsubj", "parataxis", "nsubj:pass")
        outer += [k for k in draft.kids(noun, "punct") if k > noun and dep == "root"]
    outer += [k for k in draft.kids(noun, "conj") if any(draft.tag(case) != "POS" for case in draft.kids(k, "case"))]
    draft.lift(first, noun)
    draft.deps[first] = _case_label(dep, draft.low(first))
    for above, below in pairwise(cases):
        draft.hang(below, above, "pcomp" if draft.low(above) in ("because", "due") else "prep")
    draft.hang(noun, cases[-1], _object_label(draft, noun))
    if draft.low(first) == "because" and len(cases) > 1:
        draft.heads[noun] = first
    for kid in outer:
        draft.hang(kid, first)


def _case_label(dep: str, low: str) -> str:
    if dep == "obl:agent":
        return "agent" if low == "by" else "prep"
    return dep if dep in ("root", "conj", "parataxis", "appos", "list", "reparandum", "dislocated") else "prep"


def _object_label(draft: Draft, noun: int) -> str:
    if draft.tag(noun) in ("RB", "RBR", "RBS", "WRB"):
        return "pcomp"
    return "amod" if draft.tag(noun) in ("JJ", "JJR", "JJS") and not draft.kids(noun) else "pobj"
