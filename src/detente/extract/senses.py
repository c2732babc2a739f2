"""In which sense a word is used, by its object, its particle and who does it: "*took* to the streets", "*called* out the army"."""

from __future__ import annotations

from detente.extract.cast import singular
from detente.extract.mended import MODIFIERS
from detente.extract.tree import Tree
from detente.lexicon.nouns import load_nouns
from detente.lexicon.senses import ANY, Sense, load_senses


def sense_of(tree: Tree, word: int, of: str | None = None) -> Sense | None:
    """The sense of the table in which a word is used, of those that hold instead of a kind; ``None`` where it has none there.

    >>> from detente.annotate import annotate
    >>> from detente.model import Report
    >>> marks = annotate(Report.of_text("The president called out the army on Friday."))
    >>> sense_of(Tree(marks.tokens[0]), 2).kind
    'deployment'
    """
    noun, attribute = tree[word].pos == "NOUN", tree[word].dep in ("amod", "compound")
    senses = load_senses().get(tree[word].lemma, ()) if (noun or tree[word].pos == "VERB") and not attribute else ()
    return next((s for s in senses if s.noun is noun and s.of == of and _holds(tree, word, s)), None)


def _holds(tree: Tree, verb: int, sense: Sense) -> bool:
    beside = {tree[k].lemma.lower() for k in tree.kids(verb, "prt", "prep", "advmod", "agent")}
    if (sense.particle and sense.particle not in beside) or sense.never & beside:
        return False
    if sense.plain and any(tree[k].tag == "TO" for k in tree.kids(verb, "aux")):
        return False
    if sense.bare and tree.kids(verb, "dobj", "ccomp", "xcomp"):
        return False
    clauses = tree.kids(verb, "xcomp") if sense.clause != ANY else tree.kids(verb, "xcomp", "ccomp")
    if sense.clause and not any(sense.clause in (ANY, tree[k].lemma) for k in clauses):
        return False
    if sense.behind is not None:
        whose = tree.objects_of(verb, "of") if sense.noun else []  # "the withdrawal of the rebels *from the talks*"
        nouns = [at for head in (verb, *whose) for at in tree.objects_of(head, sense.behind[0])]
        if not nouns or (sense.behind[1] and not any(_is_one(tree, noun, sense.behind[1]) for noun in nouns)):
            return False
    if sense.objects is not None and not any(
        _is_one(tree, noun, sense.objects) and (not sense.own or _is_their_own(tree, noun))
        for noun in _objects(tree, verb, sense)
    ):
        return False
    return sense.by is None or _is_done_by(tree, verb, sense.by, known=sense.bare)


def _objects(tree: Tree, verb: int, sense: Sense) -> list[int]:
    """What is done to, or stands behind the particle: of "took *to the streets*", where that is a preposition, only this."""
    behind = tree.objects_of(verb, sense.particle) if sense.particle else []
    if behind:
        return behind
    heads = tree.kids(verb, "nsubjpass") if tree.is_passive(verb) else tree.kids(verb, "dobj", "xcomp")
    up = tree.head(verb)
    if tree[verb].dep == "acl" and tree[verb].tag == "VBN" and up is not None:
        heads = [*heads, up]  # "a rally broken up by police"
    return [at for head in heads for at in tree.conjuncts(head)]


def _is_one(tree: Tree, noun: int, words: frozenset[str]) -> bool:
    text = tree[noun].text.lower()
    return bool(words & {text, singular(text), tree[noun].lemma.lower()})


def _is_their_own(tree: Tree, noun: int) -> bool:
    """Whether a thing is that of who does something to it: "burned *their* rifles". By the words, whatever they hang on."""
    at = noun - 1
    while at > 0 and tree[at].dep in MODIFIERS and tree[at].tag != "PRP$":
        at -= 1
    return at > 0 and tree[at].tag == "PRP$"


def _is_done_by(tree: Tree, verb: int, words: frozenset[str], *, known: bool) -> bool:
    """Whether people of that sort do it, or some that the table lacks: "*Iranians*"; armed men, things and water are none.

    ``known``: who does it must be told.
    """
    arms = load_nouns().arms | load_nouns().acts_for_group
    agents = [at for agent in tree.kids(verb, "agent") for at in tree.kids(agent, "pobj")]
    doers = agents or tree.subjects(verb)
    return bool(doers or not known) and all(
        _is_one(tree, at, words) or (tree[at].tag == "NNPS" and not _is_one(tree, at, arms)) for at in doers
    )
