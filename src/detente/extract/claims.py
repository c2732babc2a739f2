"""Acts of speech with their contents: who asserts, denies, demands, pledges what, in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.extract.memory import ActorRef
from detente.extract.saying import Saying
from detente.extract.tellings import Scene, Telling
from detente.extract.tree import Tree
from detente.extract.triggers import only_asserts
from detente.model import Act, Kind, QuoteMark, Status

_ACTS = {
    Act.DENY: "deny refute rebut dispute dismiss disavow contradict",
    Act.ACCUSE: "accuse blame allege complain charge fault",
    Act.CONDEMN: "condemn denounce criticize criticise decry lambast lambaste rebuke deplore slam blast castigate",
    Act.DEMAND: "urge demand call appeal press ask request order exhort implore encourage insist+on invite want",
    Act.PROPOSE: "propose offer suggest",
    Act.PLEDGE: "pledge vow promise commit undertake guarantee reaffirm",
    Act.REJECT: "reject refuse decline rebuff rule spurn",
    Act.WELCOME: "welcome praise hail applaud commend salute thank congratulate",
    Act.WARN: "warn threaten caution",
}
_ACT = {verb: act for act, verbs in _ACTS.items() for verb in verbs.split()}
_AIMED = frozenset({Act.ACCUSE, Act.CONDEMN, Act.DEMAND, Act.WARN, Act.DENY})
"""Acts that are aimed at somebody, behind a preposition too."""
_BINDING = (
    r"(?:truce|cease-?fire|agreements?|accords?|deal|pact|treaty|law|rules|word|promises?|undertakings?|armistice)"
)
_BREAKING = r"(?:violat(?:e[ds]?|ing)|breach(?:e[ds]|ing)|broken?|break(?:s|ing))"
"""What somebody breaks whom one accuses of it, and how."""
_WORDED = tuple(
    (act, re.compile(pattern, re.IGNORECASE))
    for act, pattern in (
        (
            Act.REJECT,
            r"^\W*(?:that )?(?:it|he|she|they|we|i) (?:would|will|shall) (?:not|never)\b"
            r"(?! (?:be|last|hold|happen|work|help|change|end|succeed|survive)\b)",
        ),
        (Act.DENY, r"\bnothing to do with\b"),
        (
            Act.DENY,
            r"\b(?:is|are|was|were) (?:\w+ly )?(?:not true|untrue|false|baseless|groundless|unfounded|a lie|lies|fabricated)\b",
        ),
        (Act.DENY, r"\b(?:did|had|has|have) (?:not|never) (?:violat|breach|br[oe]k)"),
        (
            Act.REJECT,
            r"\bout of the question\b|\b(?:will|would|shall|can|could) ?(?:not|never) (?:accept|agree to|negotiate|talk)\b",
        ),
        (Act.ACCUSE, rf"\bin (?:breach|violation) of\b|\b{_BREAKING} (?:\w+ ){{1,3}}{_BINDING}\b"),
        (Act.DEMAND, r"\b(?:must|should|ought to)\b"),
        (
            Act.DEMAND,
            r"\bit (?:is|was) (?:important|essential|necessary|vital|crucial|imperative)\b|\bthe need (?:for|to)\b",
        ),
        (Act.DEMAND, r"\b(?:we|i) (?:urge|encourage|call (?:up)?on|call for|appeal to|ask)\b"),
        (Act.PLEDGE, r"\b(?:is|are|am|was|were|remains?|remained) (?:\w+ )?committed to\b"),
        (Act.PLEDGE, r"\b(?:reaffirm|reiterat|repeat)\w* .{0,40}\b(?:support|commitment|readiness|pledge)\b"),
        (Act.WELCOME, r"\b(?:is|are|am|was|were) (?:\w+ )?(?:pleased|glad|grateful|delighted|proud)\b"),
        (Act.WELCOME, r"^\W*(?:\w+ ){1,3}(?:praised|welcomed|hailed|commended|applauded)\b"),
    )
)
"""What the words of a content show to be more than an assertion, whoever is said to have said them, and however. Which of them
hold oftener than not was counted on the corpus's train split."""
_TOPICAL = frozenset({"of", "for", "on", "about", "against", "over", "as", "that", "into"})
"""Prepositions before what is said; the others tell to whom, where and when it was said."""
_TIMES = frozenset({"since", "after", "before", "when", "until", "once"})
_PARTICLE = 2
"""Words from a verb of saying to "since" or "after", its particle between: "called off after"."""
_WHEN = _TIMES | {"while", "as", "because", "although", "though"}
_LEFT_OVER = frozenset({"IN", "CC", ",", ":"})
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "nmod", "poss"})
_SHORT = 4
"""Words from an article to its noun, at most."""
_TAIL = re.compile(r"[\s,;:.]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One content in one speaker's mouth. ``start`` and ``end`` cut the content, ``cue`` the word that introduces it.

    ``addressees`` are those to whom it is said or, of a charge or a demand, those it is said of.
    """

    speaker: ActorRef
    act: Act
    cue: tuple[int, int]
    start: int
    end: int
    verbatim: bool
    addressees: tuple[ActorRef, ...] = ()


def find_utterances(scene: Scene) -> list[Utterance]:
    """The claims of one sentence: for each cue its content, once for each speaker.

    Of two cues for the same words, "the ministry *statement said*", one stands: the one that has more of them, as the act of the
    one that tells more than that they were said.
    """
    told: dict[tuple[str, int], Utterance] = {}
    for one in [u for saying in scene.sayings for u in _of_cue(scene, saying)] + list(_carried_on(scene)):
        other = told.get((one.speaker.name, one.start), one)
        fuller = max((other, one), key=lambda u: u.end)
        act = next((u.act for u in (fuller, other, one) if u.act is not Act.ASSERT), Act.ASSERT)
        told[one.speaker.name, one.start] = replace(fuller, act=act)
    return sorted(told.values(), key=lambda one: one.cue)


def was_said(telling: Telling | None) -> bool:
    """Whether an act of speech was one, as the event at its word stands: not "asked him to *announce* that he would go".

    That somebody is to ask, or to refuse, is told of him all the same.
    """
    if telling is None:
        return True
    bare = telling.kind is Kind.STATEMENT and telling.status is Status.PLANNED
    return not bare and telling.status not in (Status.CALLED_FOR, Status.HYPOTHETICAL)


def _of_cue(scene: Scene, saying: Saying) -> Iterator[Utterance]:
    tree = scene.stage.tree
    content = _content(scene, saying) if not tree.is_negated(saying.cue) else None
    if content is None or _only_names_it(tree, saying.cue, content):
        return
    start, end, verbatim = content
    ruled = _act(tree, saying.cue, scene.stage.text[start:end])
    plain = saying.act in (None, Act.ASSERT) or (saying.act is Act.DEMAND and only_asserts(tree, saying.cue))
    act = saying.act if saying.act is not None and not plain else ruled
    token = tree[saying.cue]
    to = tuple(_addressees(scene, saying, act))
    for speaker in saying.speakers:
        yield Utterance(
            speaker=speaker,
            act=act,
            cue=(token.start, token.end),
            start=start,
            end=end,
            verbatim=verbatim,
            addressees=tuple(ref for ref in to if ref.name != speaker.name),
        )


def _only_names_it(tree: Tree, cue: int, content: tuple[int, int, bool]) -> bool:
    """Whether a content is only the noun of its act, or who speaks: "rejected *the charge*", "a charge that *the envoy* denied"."""
    inside = tree.at(content[0], content[1])
    own = {cue, *tree.kids(cue, "nsubj", "nsubjpass")}
    return bool(own & set(inside)) and all(
        i in own or tree[i].dep in ("det", "poss", "case", "amod", "compound") for i in inside
    )


def _addressees(scene: Scene, saying: Saying, act: Act) -> Iterator[ActorRef]:
    """Whom the verb of saying has for an object ("accused *Chad* of", "called on *Chad* to"), or whom it wants to act."""
    tree, cue = scene.stage.tree, saying.cue
    if tree[cue].pos != "VERB" or tree.is_passive(cue):
        return
    heads = tree.kids(cue, "dobj", "dative", "iobj")
    if act in _AIMED:
        heads += [h for prep in ("on", "upon", "to", "against", "at", "from") for h in tree.objects_of(cue, prep)]
        heads += (
            [s for c in tree.kids(cue, "ccomp", "xcomp") for s in tree.kids(c, "nsubj")] if act is Act.DEMAND else []
        )
    seen: set[str] = set()
    for head in heads:
        for ref in (r for c in tree.conjuncts(head) for r in scene.stage.actors(c)):
            if ref.name not in seen:
                seen.add(ref.name)
                yield ref


def _content(scene: Scene, saying: Saying) -> tuple[int, int, bool] | None:
    """The words said: the quotations of the sentence, else the clause below the verb, else the clause around it."""
    tree, cue = scene.stage.tree, saying.cue
    if saying.content:
        return _read_content(scene, saying.content) if not _told_when(tree, cue, saying.content) else None
    quoted = [q.mark for q in scene.quotes if not q.mark.start < tree[cue].start < q.mark.end and q.saying is saying]
    clauses = tree.kids(cue, "ccomp", "xcomp") or [
        k
        for k in tree.kids(cue, "dobj", "prep", "advcl")
        if (tree[k].dep != "prep" or _is_topical(scene, k)) and not _says_when(tree, k)
    ]
    inside = sorted(i for c in clauses for i in tree.subtree(c))
    if tree[cue].dep in ("parataxis",) or tree[cue].text.lower() == "according":
        up = tree.head(cue)
        below = set(tree.subtree(cue))
        inside = [i for i in tree.subtree(up) if i not in below] if up is not None else inside
    first, last = tree[0].start, tree[len(tree) - 1].end
    if inside:
        start, end = tree[inside[0]].start, tree[inside[-1]].end
        for quote in quoted:
            if quote.start < end and start < quote.end:
                start, end = min(start, max(quote.start, first)), max(end, min(quote.end, last))
    elif quoted:
        start, end = max(quoted[0].start, first), min(quoted[-1].end, last)
    else:
        return None
    end = start + len(_TAIL.sub("", scene.stage.text[start:end]))
    verbatim = bool(quoted) and any(q.start <= start + 2 and end - 2 <= q.end for q in quoted)
    return (start, end, verbatim) if end - start >= 8 else None


def _says_when(tree: Tree, clause: int) -> bool:
    """Whether a clause beside a verb of saying tells when or why it was said: "claimed it *since the truce took effect*"."""
    return tree[clause].dep == "advcl" and any(
        tree[k].lemma in _WHEN for k in tree.kids(clause, "mark", "advmod") if tree[k].start < tree[clause].start
    )


def _told_when(tree: Tree, cue: int, content: tuple[int, int]) -> bool:
    """Whether what the reader takes for said is the clause right behind the verb that tells when it was."""
    first = next(iter(tree.at(*content)), 0)
    return cue < first - 1 <= cue + _PARTICLE and tree[first - 1].lemma.lower() in _TIMES


def _is_topical(scene: Scene, prep: int) -> bool:
    """Whether words behind a preposition are what is said, not to whom, where or when it was: "warned *of war* on Monday"."""
    tree = scene.stage.tree
    if tree[prep].lemma not in _TOPICAL:
        return False
    starts = [tree[k].start for k in tree.kids(prep, "pobj")]
    return not any(mark.start <= at < mark.end for at in starts for mark in scene.times)


def _read_content(scene: Scene, content: tuple[int, int]) -> tuple[int, int, bool] | None:
    """What the reader marks as said, its quotation marks taken in, and whether it is all quotation."""
    text = scene.stage.text
    start, end = content
    for quote in _marks(scene):
        if abs(quote.start - start) <= 1:
            start = quote.start
        if abs(quote.end - end) <= 2:
            end = quote.end
    start, end = _whole_words(scene.stage.tree, start, start + len(_TAIL.sub("", text[start:end])))
    end = start + len(_TAIL.sub("", text[start:end]))
    verbatim = any(q.start <= start + 2 and end - 2 <= q.end for q in _marks(scene))
    return (start, end, verbatim) if end > start else None


def _whole_words(tree: Tree, start: int, end: int) -> tuple[int, int]:
    """A stretch of words to the end of a noun it breaks off before, else without a preposition or "and" left over at its end.

    The owner of what it begins with is taken in.
    """
    inside = tree.at(start, end)
    if inside and (whole := _behind(tree, inside[-1])) is not None:
        inside, end = [*inside, *range(inside[-1] + 1, whole + 1)], tree[whole].end
    while len(inside) > 1 and tree[inside[-1]].tag in _LEFT_OVER and tree[inside[-1]].dep != "prt":
        if tree[inside[-1]].dep == "prep" and not tree.kids(inside[-1], "pobj", "pcomp"):
            break
        inside = inside[:-1]
        end = tree[inside[-1]].end
    if inside and tree[inside[0]].text in ("'s", "’s") and inside[0] > 0:
        start = tree.phrase(inside[0] - 1)[0]
    return start, end


def _behind(tree: Tree, last: int) -> int | None:
    """The noun that an article or adjective at the end of a stretch stands before; ``None`` where it ends with a whole word."""
    if tree[last].dep not in _BEFORE_NOUN and tree[last].tag not in ("DT", "PRP$"):
        return None
    up = tree.head(last)
    if last + 1 < len(tree) and tree[last + 1].pos in ("NOUN", "PROPN"):
        up = last + 1  # the parse may hang it on another
    return up if up is not None and last < up <= last + _SHORT and tree[up].pos in ("NOUN", "PROPN") else None


def _carried_on(scene: Scene) -> Iterator[Utterance]:
    """A sentence that is all quotation and has its speakers, and the words that name them, from the one before."""
    tree = scene.stage.tree
    first, last = tree[0].start, tree[len(tree) - 1].end
    for quoted in scene.quotes:
        start, end = max(quoted.mark.start, first), min(quoted.mark.end, last)
        if any(not start <= tree[s.cue].start < end for s in scene.sayings):
            return
        if quoted.saying and end - start > 0.6 * (last - first):
            act = _act_of_words(scene.stage.text[start:end])
            for ref in quoted.saying.speakers:
                yield Utterance(speaker=ref, act=act, cue=(start, end), start=start, end=end, verbatim=True)


def _marks(scene: Scene) -> list[QuoteMark]:
    return [quoted.mark for quoted in scene.quotes]


def _act(tree: Tree, cue: int, content: str) -> Act:
    token = tree[cue]
    if only_asserts(tree, cue):
        return _act_of_words(content)
    for kid in tree.kids(cue, "prep", "prt"):
        if act := _ACT.get(f"{token.lemma}+{tree[kid].lemma}"):
            return act
    return _ACT.get(token.lemma) or _act_of_words(content)


def _act_of_words(content: str) -> Act:
    """What the words themselves do where the verb only says that they were said: "we will not leave" turns something down."""
    return next((act for act, pattern in _WORDED if pattern.search(content)), Act.ASSERT)
