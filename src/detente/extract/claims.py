"""Acts of speech with their contents: who asserts, denies, demands, pledges what, in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.extract.memory import ActorRef
from detente.extract.saying import Saying
from detente.extract.tellings import Scene
from detente.extract.tree import Tree
from detente.model import Act, NameType

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
_DUTY = re.compile(
    r"\b(must|should|needs? to|ought to|have to|has to|it (?:is|was) (?:important|essential|necessary|vital|crucial|imperative))\b",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\s,;:.]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One content in one speaker's mouth. ``start`` and ``end`` cut the content, ``cue`` the word that introduces it."""

    speaker: ActorRef
    act: Act
    cue: tuple[int, int]
    start: int
    end: int
    verbatim: bool


def find_utterances(scene: Scene) -> list[Utterance]:
    """The claims of one sentence: for each cue its content, once for each speaker."""
    return [u for saying in scene.sayings for u in _of_cue(scene, saying)] + list(_carried_on(scene))


def _of_cue(scene: Scene, saying: Saying) -> Iterator[Utterance]:
    tree = scene.stage.tree
    content = _content(scene, saying)
    if content is None:
        return
    start, end, verbatim = content
    ruled = _act(tree, saying.cue, scene.stage.text[start:end])
    act = ruled if saying.act in (None, Act.ASSERT) else saying.act
    token = tree[saying.cue]
    for speaker in saying.speakers:
        yield Utterance(speaker=speaker, act=act, cue=(token.start, token.end), start=start, end=end, verbatim=verbatim)


def _content(scene: Scene, saying: Saying) -> tuple[int, int, bool] | None:
    """The words said: the quotations of the sentence, else the clause below the verb, else the clause around it."""
    tree, cue = scene.stage.tree, saying.cue
    if saying.content:
        return _read_content(scene, saying.content)
    quoted = [q for q, _ in scene.quotes if not q.start < tree[cue].start < q.end]
    clauses = tree.kids(cue, "ccomp", "xcomp") or tree.kids(cue, "dobj", "prep", "advcl")
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


def _read_content(scene: Scene, content: tuple[int, int]) -> tuple[int, int, bool] | None:
    """What the reader marks as said, its quotation marks taken in, and whether it is all quotation."""
    text = scene.stage.text
    start, end = content
    for quote, _ in scene.quotes:
        if abs(quote.start - start) <= 1:
            start = quote.start
        if abs(quote.end - end) <= 2:
            end = quote.end
    end = start + len(_TAIL.sub("", text[start:end]))
    verbatim = any(q.start <= start + 2 and end - 2 <= q.end for q, _ in scene.quotes)
    return (start, end, verbatim) if end > start else None


def _carried_on(scene: Scene) -> Iterator[Utterance]:
    """A sentence that is all quotation and has its speaker from the one before."""
    if scene.sayings:
        return
    tree = scene.stage.tree
    first, last = tree[0].start, tree[len(tree) - 1].end
    for quote, speaker in scene.quotes:
        start, end = max(quote.start, first), min(quote.end, last)
        if speaker and end - start > 0.6 * (last - first):
            ref = ActorRef(name=speaker, start=start, end=end, type=NameType.PERSON)
            words = scene.stage.text[start:end]
            yield Utterance(
                speaker=ref, act=_act_of_words(words), cue=(start, end), start=start, end=end, verbatim=True
            )


def _act(tree: Tree, cue: int, content: str) -> Act:
    token = tree[cue]
    for kid in tree.kids(cue, "prep", "prt"):
        if act := _ACT.get(f"{token.lemma}+{tree[kid].lemma}"):
            return act
    return _ACT.get(token.lemma) or _act_of_words(content)


def _act_of_words(content: str) -> Act:
    return Act.DEMAND if _DUTY.search(content) else Act.ASSERT
