"""Whom a sentence tells as killed, hurt or taken without a number: one person each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.extract.figures import FigureRef
from detente.extract.measured import is_fatal
from detente.extract.measures import UNDONE
from detente.extract.pronouns import HE
from detente.extract.tree import Tree
from detente.lexicon.nouns import load_nouns
from detente.lexicon.readings import reading_words
from detente.model import Figure, Measure, NameMark, NameType

_BEFALLS = {
    Measure.KILLED: "kill slay murder assassinate execute behead",
    Measure.WOUNDED: "wound injure hurt maim",
    Measure.DETAINED: "detain arrest imprison jail apprehend",
    Measure.CAPTURED: "capture",
    Measure.ABDUCTED: "abduct kidnap",
}
_MEASURE = {verb: measure for measure, verbs in _BEFALLS.items() for verb in verbs.split()}
_DEAD = frozenset({"dead", "deceased"})
_DIE = frozenset({"die", "perish", "succumb"})
_SHOOT = frozenset({"shoot", "stab", "gun"})
_DEEDS = {
    "death": Measure.KILLED, "killing": Measure.KILLED, "murder": Measure.KILLED, "slaying": Measure.KILLED,
    "assassination": Measure.KILLED, "execution": Measure.KILLED, "body": Measure.KILLED, "corpse": Measure.KILLED,
    "arrest": Measure.DETAINED, "detention": Measure.DETAINED, "apprehension": Measure.DETAINED, "capture": Measure.CAPTURED,
    "kidnapping": Measure.ABDUCTED, "abduction": Measure.ABDUCTED,
}  # fmt: skip
_ASSAULTS = frozenset({"shooting", "stabbing", "beating", "wounding", "poisoning", "hanging", "stoning", "shoot"})
"""Deeds that are a death only where they are called fatal: "the fatal shooting of a driver"."""
_FATAL = frozenset({"fatal", "deadly", "lethal"})
_ENDED = frozenset({"claim", "take", "cost", "end"})
"""What is done to a life that is lost: "claimed the life of a driver"."""
_MEANT = frozenset({"plan", "plot", "attempt", "prepare", "threaten", "seek"})
"""Verbs whose deed may never have been done: "planning the assassination of an official"."""
_FOUND = frozenset({"find", "discover", "recover", "pull", "bury", "identify", "retrieve"})
"""What is done to a body: it tells a death only with one of these beside it."""
_ONE = frozenset({"a", "an", "another", "the", "this", "that", "one"})
_TWO = frozenset({"couple", "pair", "duo"})
_ONE_OF_GROUP = frozenset(
    "gunman militiaman rebel insurgent guerrilla fighter militant bandit separatist peacekeeper protester demonstrator supporter "
    "policeman policewoman attacker".split()
)
"""Of the nouns for those who act without a state those that name one of them."""
_SELF = frozenset({"himself", "herself"})
_OLD = re.compile(r"(?:year|month|week|day)s?-old$", re.IGNORECASE)
_AGED = re.compile(r"(?:year|month|week|day)s?-old\b", re.IGNORECASE)
_SET_OFF = re.compile(r"\s*(?:of (?:them|these|those)\s*)?(?:[,:(–—-]|of whom)\s*(?:his |her |their |the )?")
_LISTED = re.compile(r"[^.;]{0,30}?,?\s+and\s+|\s*,\s*")
_TOGETHER = re.compile(r"\b(?:each|every|any|no)\b", re.IGNORECASE)


def find_victims(tree: Tree, text: str, names: Sequence[NameMark]) -> list[FigureRef]:
    """Each single person told as killed, wounded or taken, by name, by an office, as "a soldier" or as "him"; in text order.

    Those joined by "and" are figures of their own: what they come to together is for whoever asks to add up.

    >>> from detente.annotate import annotate
    >>> from detente.model import Report
    >>> marks = annotate(Report.of_text("The patrol killed a rebel commander and his brother and detained a driver."))
    >>> [(str(f.figure), f.figure.population) for f in find_victims(Tree(marks.tokens[0]), marks.report.text, marks.names)]
    [('1 killed', 'rebel commander'), ('1 killed', 'brother'), ('1 detained', 'driver')]
    """
    found: list[FigureRef] = []
    for anchor in range(len(tree)):
        for measure, head in _befallen(tree, anchor):
            told = tree.conjuncts(head) if tree[head].pos != "PRON" else [head]
            if tree[anchor].lemma == "dead" and head < anchor:  # "left a guard dead, and the *gunman* on the run"
                told = [one for one in told if one < anchor]
            for one in told:
                ref = _one(tree, text, names, one, anchor, measure)
                if ref is not None and not any(_same(ref, other) for other in found):
                    found.append(ref)
    return sorted(found, key=lambda ref: (ref.start, ref.end))


def without_appositions(text: str, counted: Sequence[FigureRef], singles: Sequence[FigureRef]) -> list[FigureRef]:
    """The single persons less those who only say who was counted: "the gunman, Omar Deda", "two men, Ali and Omar"."""
    found: list[FigureRef] = []
    gone: list[FigureRef] = []
    for one in singles:
        before = max((f for f in (*counted, *found) if f.end <= one.start), key=lambda f: f.end, default=None)
        again = any(_LISTED.fullmatch(text, g.end, one.start) for g in gone)
        if before is not None and before.figure.measure is one.figure.measure and not again:
            other = before not in found or _is_name(text, before) != _is_name(text, one)
            again = other and _SET_OFF.fullmatch(text, before.end, one.start) is not None
        (gone if again else found).append(one)
    return found


def _is_name(text: str, one: FigureRef) -> bool:
    return text[one.start].isupper() and text[one.start : one.end].split(maxsplit=1)[0].lower() not in _ONE


def _same(one: FigureRef, other: FigureRef) -> bool:
    return one.figure.measure is other.figure.measure and one.start < other.end and other.start < one.end


def _befallen(tree: Tree, anchor: int) -> Iterator[tuple[Measure, int]]:
    """What a word says of whom: the heads of those it befell."""
    token = tree[anchor]
    if tree.is_negated(anchor):
        return
    if token.pos in ("VERB", "AUX") and not (
        token.lemma in _DEEDS and tree.kids(anchor, "det")
    ):  # "the arrest of a driver"
        yield from _by_verb(tree, anchor)
    elif token.text.lower() in _DEAD and not tree.kids(anchor, "det", "poss"):  # "counting the dead" kills nobody
        yield from ((Measure.KILLED, head) for head in _called_dead(tree, anchor))
    elif token.lemma in _DEEDS or (token.lemma in _ASSAULTS and _is_fatal(tree, anchor)):
        yield from _by_deed(tree, anchor)
    elif token.lemma == "life" and token.tag == "NN":
        yield from ((Measure.KILLED, head) for head in _lost_life(tree, anchor))


def _called_dead(tree: Tree, dead: int) -> list[int]:
    """Whom "dead" is said of: "a guard is dead", "left the driver, his son and a guard dead"."""
    up = tree.head(dead)
    if up is None:
        return []
    if tree[up].pos not in ("VERB", "AUX"):  # the parse joins "dead" to those whom somebody left so
        left = next((i for i in tree.ancestors(dead) if tree[i].lemma == "leave"), None)
        between = range(left + 1, dead) if left is not None and tree[dead].dep == "conj" else range(0)
        return [i for i in between if tree[i].dep in ("dobj", "appos", "conj") and tree[i].pos in ("NOUN", "PROPN")]
    own = tree.kids(dead, "nsubj", "nsubjpass") or [k for k in tree.kids(dead, "conj") if k < dead]
    if own or tree[up].lemma in reading_words().of_speech:  # "eleven dead, a governor reported"
        return own
    return tree.kids(up, "dobj") or tree.subjects(up)


def _is_fatal(tree: Tree, noun: int) -> bool:
    return any(tree[k].text.lower() in _FATAL for k in tree.kids(noun, "amod"))


def _lost_life(tree: Tree, life: int) -> list[int]:
    """Whose life was claimed or lost: "the raid claimed the life *of a driver*", "a driver lost his life"."""
    up = tree.head(life)
    if up is None or tree[life].dep not in ("dobj", "nsubjpass"):
        return []
    if tree[up].lemma == "lose" and not tree.is_passive(up):
        return tree.subjects(up)
    owners = [*tree.kids(life, "poss"), *tree.objects_of(life, "of")]
    return owners if tree[up].lemma in _ENDED or tree[up].lemma == "lose" else []


def _by_verb(tree: Tree, verb: int) -> Iterator[tuple[Measure, int]]:
    if any(tree[k].tag in ("TO", "MD") for k in tree.kids(verb, "aux")):
        return  # what is meant or may be done has befallen nobody
    lemma, passive = tree[verb].lemma, tree.is_passive(verb)
    measure = _MEASURE.get(lemma)
    fatally = is_fatal(tree, verb)
    if measure is Measure.WOUNDED and fatally:
        measure = Measure.KILLED
    if lemma in _SHOOT and (
        fatally
        or any(tree[k].lemma == "dead" for k in tree.kids(verb, "oprd", "acomp", "advmod"))
        or any(tree[k].lemma == "death" for k in tree.objects_of(verb, "to"))
    ):
        measure = Measure.KILLED
    if lemma in _DIE:
        own = tree.kids(verb, "nsubj", "nsubjpass") or (
            tree.subjects(verb) if tree[verb].dep in ("conj", "ccomp") else []
        )
        if not own and tree[verb].tag == "VBG" and verb and tree[verb - 1].dep in ("nsubj", "pobj"):
            own = [verb - 1]  # "ended with the suspect dying"
        yield from ((Measure.KILLED, who) for head in own for who in _meant(tree, head, verb))
        return
    custody = lemma in ("take", "place", "put", "hold") and any(
        tree[k].lemma in ("custody", "arrest", "detention", "hostage", "prisoner")
        for k in (*tree.objects_of(verb, "into", "in", "under"), *tree.kids(verb, "oprd", "npadvmod"))
    )
    if custody:
        measure = Measure.DETAINED
    if measure is None:
        return
    heads = tree.kids(verb, "dobj")
    heads += [
        k for k in tree.kids(verb, "conj") if heads and tree[k].text.lower() in _SELF
    ]  # "his son and then himself"
    if not heads and passive:
        heads = _reduced(tree, verb) or tree.subjects(verb)
    elif not heads and tree[verb].dep == "conj" and (up := tree.head(verb)) is not None and tree[up].lemma in _SHOOT:
        heads = tree.kids(up, "dobj") or (tree.subjects(up) if tree.is_passive(up) else [])
    yield from ((measure, who) for head in heads for who in _meant(tree, head, verb))


def _reduced(tree: Tree, verb: int) -> list[int]:
    """Whom a participle alone is said of: "a boy shot and killed by police"."""
    at = verb
    while tree[at].dep == "conj" and (up := tree.head(at)) is not None:
        at = up
    up = tree.head(at)
    return [up] if tree[at].dep == "acl" and up is not None else []


def _meant(tree: Tree, head: int, verb: int) -> list[int]:
    """Whom a "who" stands for: the noun above its clause or, where the parse has none, the subjects told before it."""
    up = tree.head(verb)
    if tree[head].tag not in ("WP", "WDT") or up is None:
        return [head]
    if tree[verb].dep == "relcl":
        return [up]
    before = [k for k in tree.kids(up, "nsubj", "nsubjpass") if k < head]
    return before if tree[verb].dep == "conj" and before else [head]


def _by_deed(tree: Tree, noun: int) -> Iterator[tuple[Measure, int]]:
    """ "The death of the commander", "his arrest", "the body of a villager was found"."""
    before = tree.at(max(0, tree.phrase(noun)[0] - 2), tree.phrase(noun)[0])
    if any(tree[k].text.lower() in UNDONE for k in tree.kids(noun, "amod")) or any(
        tree[i].lemma in _MEANT for i in before
    ):
        return
    if tree[noun].lemma in ("body", "corpse"):
        up = tree.head(noun)
        if up is None or tree[up].lemma not in _FOUND:
            return
    elif tree[noun].tag == "NNS":
        return
    of = (prep for prep in tree.kids(noun, "prep") if tree[prep].lemma == "of")
    owners = [*tree.kids(noun, "poss"), *(owner for prep in of for owner in tree.kids(prep, "pobj"))]
    yield from ((_DEEDS.get(tree[noun].lemma, Measure.KILLED), owner) for owner in owners)


def _one(
    tree: Tree, text: str, names: Sequence[NameMark], head: int, anchor: int, measure: Measure
) -> FigureRef | None:
    """One person as a figure; ``None`` where the words name none, or several."""
    token = tree[head]
    name = next((n for n in names if n.start < token.end and token.start < n.end), None)
    if token.pos == "PRON":
        if token.text.lower() not in HE:
            return None
        start, end = token.start, token.end
    else:
        start, end = _own_phrase(tree, head)
        if not _is_one_person(tree, head, name, text[start:end]):
            return None
        if name is not None and name.type is NameType.PERSON:
            start, end = name.start, name.end
    many = 2 if token.lemma in _TWO else 1
    figure = Figure(measure=measure, low=many, best=many, high=many, population=_whom(text[start:end]))
    return FigureRef(figure=figure, start=start, end=end, anchor=anchor, counted=head)


def _own_phrase(tree: Tree, head: int) -> tuple[int, int]:
    """Where the words of one person stand, without an "and" that the parse hangs on them."""
    start, end = tree.phrase(head)
    inside = tree.at(start, end)
    while len(inside) > 1 and tree[inside[-1]].pos in ("CCONJ", "PUNCT"):
        inside.pop()
    return start, tree[inside[-1]].end


def _is_one_person(tree: Tree, head: int, name: NameMark | None, phrase: str) -> bool:
    token = tree[head]
    person = name is not None and name.type is NameType.PERSON
    numbers = [k for k in tree.kids(head, "nummod") if not (person and k > head)]  # "Ali Deda, 40"
    if numbers or _TOGETHER.search(phrase):
        return False
    if person:
        return True
    if token.tag in ("NN", "NNP") and (token.tag == "NNP" or token.lemma in _persons()) and _AGED.search(phrase):
        return True
    if _OLD.search(token.text) or (token.lemma == "old" and _OLD.search(phrase)):
        return True
    if (
        name is not None
        and name.type is NameType.TITLE
        and name.stands_for
        and _is_named_behind(tree, head, name.stands_for)
    ):
        return True  # "killed rebel leader, X, in a raid"
    if token.lemma != token.text.lower() or token.lemma not in _persons():
        return False
    before = [tree[k].text.lower() for k in (*tree.kids(head, "det", "poss"), *_article(tree, head))]
    if any(word in _ONE for word in before) or tree.kids(head, "poss"):
        return True
    up = tree.head(head) if token.dep == "conj" and not before else None  # "a woman and child"
    return up is not None and any(tree[k].text.lower() in ("a", "an") for k in tree.kids(up, "det"))


def _is_named_behind(tree: Tree, head: int, name: str) -> bool:
    """Whether the holder of an office is named right behind it, after a comma."""
    behind = [token.text for token in tree.tokens[head + 1 : head + 3]]
    return len(behind) == 2 and behind[0] == "," and behind[1] in name.split()


def _article(tree: Tree, head: int) -> list[int]:
    """The word before a noun and its modifiers, which the parse may hang on one of those: "an additional suspected driver"."""
    at = head - 1
    while at >= 0 and (tree[at].pos in ("ADJ", "NOUN", "PROPN") or tree[at].tag == "VBN"):
        at -= 1
    return [at] if at >= 0 and tree[at].text.lower() in _ONE else []


def _persons() -> frozenset[str]:
    nouns = load_nouns()
    return nouns.persons | nouns.speakers | nouns.collective_persons | _ONE_OF_GROUP


def _whom(phrase: str) -> str | None:
    """The words that say who it was, without the article; none where they are a pronoun alone."""
    words = phrase.split()
    while words and words[0].lower() in _ONE | HE:
        words = words[1:]
    while words and words[-1].lower() in ("and", "or", ","):
        words = words[:-1]
    return " ".join(words) or None


def is_age(tree: Tree, start: int, end: int) -> bool:
    """Whether a number says how old somebody is: "a seamstress of 52"."""
    inside = tree.at(start, end)
    up = tree.head(inside[-1]) if inside and tree[inside[-1]].dep == "pobj" else None
    of = up is not None and tree[up].lemma == "of"
    whose = tree.head(up) if up is not None and of else None
    return (
        whose is not None
        and (tree[whose].lemma in _persons() or tree[whose].pos == "PROPN")
        and tree[whose].tag != "NNS"
    )
