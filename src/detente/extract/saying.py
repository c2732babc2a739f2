"""Who says what a clause tells: the verb of saying above it, "according to", the speaker of the quotation it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from detente.extract.actors import Stage
from detente.extract.memory import ActorRef
from detente.extract.printed import plain_words
from detente.extract.senses import sense_of
from detente.extract.tree import FINITE, Tree
from detente.lexicon.frames import load_frames, load_judging_verbs
from detente.lexicon.kinds import load_kinds
from detente.lexicon.modality import load_modality
from detente.model import Act, Kind, NameType, QuoteMark

_OF_PRESS = frozenset({"reports", "accounts"})
"""What "Malian" before it makes no word of Mali's government."""
_CONTENT = frozenset(
    {
        "ccomp",
        "parataxis",
        "xcomp",
        "acl",
        "pcomp",
        "prep",
        "dobj",
        "relcl",
        "advcl",
        "conj",
        "dep",
        "pobj",
        "nsubj",
        "nsubjpass",
        "attr",
        "ROOT",
    }
)

_SORTS: Mapping[str, frozenset[str]] = {
    "think": frozenset({"tank", "tanks", "piece"}),
    "talk": frozenset({"show", "radio"}),
    "report": frozenset({"card"}),
    "claim": frozenset({"form", "adjuster"}),
    "arms": frozenset({"race"}),
    "tear": frozenset({"gas"}),
}
"""Words by the nouns with which they tell no event."""


_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_BEFORE_HEDGE = frozenset({"IN", "DT", "PRP$", "POS", "JJ", "CC", ",", "VBD", "VBZ", "VBP", "VBG"})
_WHERE = frozenset({"in", "at", "during", "after", "before", "amid", "following", "since", "near", "outside", "ahead"})
_WHILE = frozenset({"when", "while", "as", "after", "before", "since", "until", "once", "who", "which"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A cue of speech with its speakers: "Juba and Khartoum said", "according to the ministry".

    ``content`` and ``act`` are the reader's, where it marks the cue.
    """

    cue: int
    speakers: tuple[ActorRef, ...]
    start: int
    end: int
    content: tuple[int, int] | None = None
    act: Act | None = None

    @property
    def names(self) -> str:
        """Who says it, as a statement names them: "Juba and Khartoum"."""
        return " and ".join(dict.fromkeys(ref.name for ref in self.speakers))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quotation with the cue that says whose it is; the cue may stand in a sentence before, its speakers with it."""

    mark: QuoteMark
    saying: Saying | None


@cache
def speech_verbs() -> frozenset[str]:
    """Lemmas of verbs that tell an act of speech."""
    frames = load_frames()
    return frozenset(
        verb
        for verb, words in load_kinds().verbs.items()
        if any(frames[w.kind].family == "speech" and not w.objects for w in words)
    ) - {"press", "order", "back", "support"} | {"pledge", "vow", "promise"}


def find_sayings(stage: Stage) -> list[Saying]:
    """The cues of speech of one sentence with the speakers that can be named, in text order."""
    return sorted(_cues(stage), key=lambda s: s.cue)


def _cues(stage: Stage) -> Iterator[Saying]:
    tree = stage.tree
    for index, token in enumerate(tree.tokens):
        if token.pos == "VERB" and _is_speech(tree, index) and not tells_none(tree, index):
            refs = (
                _by(stage, index)
                if tree.is_passive(index)
                else [a for s in tree.subjects(index) for a in stage.speakers(s)]
            )
            if refs:
                yield Saying(
                    cue=index, speakers=tuple(refs), start=min(token.start, *(r.start for r in refs)), end=token.end
                )
        elif token.text.lower() == "according" and (refs := _named_as_source(stage, index)):
            yield Saying(cue=index, speakers=tuple(refs), start=token.start, end=max(r.end for r in refs))


def tells_none(tree: Tree, index: int) -> bool:
    """Whether a word of speech tells none where it stands: "a *think* tank", "*called* out the army", "the *alleged* plot"."""
    sense = sense_of(tree, index)
    other = sense is not None and (sense.kind is None or load_frames()[Kind(sense.kind)].family != "speech")
    return other or is_of_compound(tree, index) or is_hedge(tree, index)


def is_hedge(tree: Tree, index: int) -> bool:
    """Whether a word before a noun only leaves open whether there was such a thing: "the *alleged* plot"."""
    if tree[index].text.lower() not in load_modality()["hedging"] or index + 1 >= len(tree):
        return False
    before = tree[index - 1].tag if index else "DT"
    if index and tree[index - 1].lemma == "have":
        return False  # "have alleged fraud"
    return before in _BEFORE_HEDGE and tree[index + 1].pos in ("NOUN", "PROPN", "ADJ")


def is_of_compound(tree: Tree, index: int) -> bool:
    """Whether a word only says of what sort the noun behind it is, or is said so: "a *think* tank", "an arms *race*"."""
    after = tree[index + 1].lemma.lower() if index + 1 < len(tree) else ""
    before = tree[index - 1].text.lower() if index else ""
    sorts = {tree[index].lemma.lower(), tree[index].text.lower()}
    return any(after in _SORTS.get(word, ()) for word in sorts) or tree[index].lemma.lower() in _SORTS.get(before, ())


def _named_as_source(stage: Stage, according: int) -> list[ActorRef]:
    """Whom "according to" names: a person before the words for him, "according to *Omar Deng*, 32, a demonstrator"."""
    source, behind = source_named(stage.tree, according), stage.tree[according].end
    if source is None:
        return []
    before = (mark for mark in stage.names if behind <= mark.start < stage.tree[source].start)
    person = next((mark for mark in before if mark.type is NameType.PERSON), None)
    return [stage.named(person)] if person is not None else _source(stage, source)


def words_of_source(tree: Tree, according: int) -> set[int]:
    """The words that name a source, behind its "according to"."""
    source = source_named(tree, according)
    if source is None:
        return set()
    return {*range(according + 1, source), *(i for at in tree.conjuncts(source) for i in tree.subtree(at))}


def source_named(tree: Tree, according: int) -> int | None:
    """The noun behind "according to": the first, where the parse hangs there what stands behind that one's own preposition.

    What stands before "according" is none, wherever a parse hangs it.
    """
    behind = (p for k in tree.kids(according, "prep") for p in tree.kids(k, "pobj"))
    return next((at for at in (*tree.objects_of(according, "to"), *behind) if at > according), None)


def _is_speech(tree: Tree, verb: int) -> bool:
    lemma, verbs = tree[verb].lemma, speech_verbs()
    return lemma in verbs or any(f"{lemma}+{tree[k].lemma}" in verbs for k in tree.kids(verb, "prt", "prep", "advmod"))


def _by(stage: Stage, verb: int) -> list[ActorRef]:
    tree = stage.tree
    return [
        a
        for k in tree.kids(verb, "agent")
        for p in tree.kids(k, "pobj")
        for c in tree.conjuncts(p)
        for a in stage.actors(c)
    ]


def _source(stage: Stage, index: int) -> list[ActorRef]:
    """The actor behind "a statement issued by …", "a statement from …", "X's statement"."""
    tree = stage.tree
    own = [a for c in tree.conjuncts(index) for a in stage.actors(c)]
    if own:
        return own
    of_state = any(stage.actors(k) for k in tree.kids(index, "amod"))
    if of_state and tree[index].text.lower() in _OF_PRESS and (name := plain_words(stage, index)):
        start, end = tree.phrase(index)
        return [ActorRef(name=name, start=start, end=end, type=NameType.GROUP)]
    refs = [a for k in tree.kids(index, "acl") for a in _by(stage, k)]
    refs += [a for p in tree.objects_of(index, "from", "by", "of") for a in stage.actors(p)]
    refs += [a for k in tree.kids(index, "poss", "compound", "amod", "nmod") for a in stage.actors(k)]
    return refs


def said_by(stage: Stage, index: int, sayings: list[Saying], quotes: Sequence[Quoted]) -> str | None:
    """In whose mouth the report puts what a token tells, or ``None`` where it tells it in its own voice.

    ``quotes`` are the sentence's quotations with their speakers.
    """
    tree, token = stage.tree, stage.tree[index]
    within = [s for s in sayings if s.content and s.content[0] <= token.start < s.content[1] and s.cue != index]
    open_to = [s for s in within if _is_quoted(token.start, quotes) or not _is_known(tree, index, s.cue)]
    if within and not open_to:
        return None
    if open_to and token.text.lower() != "according":
        return min(open_to, key=lambda s: s.content[1] - s.content[0] if s.content else 0).names
    by_cue = {s.cue: s for s in sayings}
    # "according" is said by nobody of the clause it stands beside: that one is in its own mouth
    at = index
    if token.text.lower() == "according" and (beside := tree.head(index)) is not None:
        at = beside
    while (up := tree.head(at)) is not None and not tree.is_cut(at, up):
        if up in by_cue and tree[at].dep in _CONTENT - {"nsubj", "nsubjpass", "conj"} and not _is_around(tree, at):
            saying = by_cue[up]
            known = _is_known(tree, index, up) and not _is_quoted(token.start, quotes)
            own = any(r.start <= token.start < r.end for r in saying.speakers)
            if not (known or own or _is_beyond(tree, index, saying)):
                return saying.names
        at = up
    for saying in sayings:
        cue = saying.cue
        governed = tree[cue].dep == "parataxis" and tree.head(cue) in {index, *tree.ancestors(index)}
        if governed or (tree[cue].text.lower() == "according" and tree.head(cue) in {index, *tree.ancestors(index)}):
            return saying.names
    for quoted in quotes:
        if quoted.mark.start <= token.start < quoted.mark.end and quoted.saying:
            return quoted.saying.names
    return None


def _is_quoted(at: int, quotes: Sequence[Quoted]) -> bool:
    return any(quoted.mark.start <= at < quoted.mark.end for quoted in quotes)


def _is_known(tree: Tree, index: int, cue: int) -> bool:
    """Whether a clause only says which of its sort somebody judges or asks for, which he tells nobody.

    "Denounced the accord in which Chad *ceded* the island", "the change that *forced* him out": the report tells of it. By the
    words, which show a relative clause where the parse hangs it on the verb of judging.
    """
    if tree[cue].pos != "VERB" or not (tree[cue].lemma in load_judging_verbs() or _asks(tree[cue].lemma)):
        return False
    for at in range(cue + 1, index):
        if tree[at].tag in FINITE or tree[at].tag in ("TO", "VB"):
            return False
        if tree[at].tag in _RELATIVE or (tree[at].text.lower() == "where" and tree[at].tag == "WRB"):
            before = next((tree[i] for i in range(at - 1, cue, -1) if tree[i].tag not in ("IN", ",")), None)
            return before is not None and before.tag.startswith("NN")
    return False


def _asks(verb: str) -> bool:
    return any(word.kind == Kind.DEMAND and not word.objects for word in load_kinds().verbs.get(verb, ()))


def _is_around(tree: Tree, at: int) -> bool:
    """Whether what hangs on a verb of speech tells where, when or by whom it was said: "warned *as shells fell*"."""
    if tree[at].dep == "prep":
        return tree[at].lemma.lower() in _WHERE
    opens = {tree[k].text.lower() for k in tree.kids(at, "mark", "advmod", "nsubj", "nsubjpass")}
    return tree[at].dep == "advcl" and bool(opens & _WHILE)


def _is_beyond(tree: Tree, index: int, saying: Saying) -> bool:
    """Whether a comma parts a token from what the reader marks as said, or an "and" begins the clause of the cue after it.

    "Both accused the other of lying, in a *clash* …" is told by the report; so is what stands before ", and on Friday Chad said".
    """
    cue = tree[saying.cue]
    if saying.content is None:
        return index < saying.cue and _begins_anew(tree, index, saying.cue)
    token, (start, end) = tree[index], saying.content
    if token.start >= end:
        return any(t.text == "," for t in tree.tokens[saying.cue : index] if t.start >= end)
    return token.end <= start and token.end <= cue.start and _begins_anew(tree, index, saying.cue)


def _begins_anew(tree: Tree, first: int, last: int) -> bool:
    """Whether ", and" or ", but" stands between two tokens."""
    words = [token.text.lower() for token in tree.tokens[first : last + 1]]
    return any(a == "," and b in ("and", "but", "while") for a, b in pairwise(words))


def quote_speakers(stage: Stage, sayings: list[Saying], quotes: list[QuoteMark], last: Saying | None) -> list[Quoted]:
    """The cue of each quotation of a sentence: the one that the reader links it to, else the nearest, else the last before."""
    tree = stage.tree
    found: list[Quoted] = []
    for quote in quotes:
        outside = [s for s in sayings if not quote.start < tree[s.cue].start < quote.end]
        if outside:
            linked = [s for s in outside if s.content and s.content[0] < quote.end and quote.start < s.content[1]]
            nearest = min(
                linked or outside,
                key=lambda s: min(abs(tree[s.cue].start - quote.end), abs(quote.start - tree[s.cue].end)),
            )
            found.append(Quoted(mark=quote, saying=nearest))
        else:
            found.append(Quoted(mark=quote, saying=last))
    return found


def last_saying(stage: Stage, sayings: Sequence[Saying], quotes: Sequence[Quoted]) -> Saying | None:
    """The cue whose speakers a quotation in the next sentence carries on: that of the last quotation, else the first outside.

    What a quotation says that others said changes nobody's turn; that "*but X denied it*" gives it to X.
    """
    held = [quoted.saying for quoted in quotes if quoted.saying]
    outside = [s for s in sayings if not any(q.mark.start <= stage.tree[s.cue].start < q.mark.end for q in quotes)]
    answers = (s for s in reversed(outside) if _answers(stage.tree, s.cue))
    return held[-1] if held else next(answers, next(iter(outside), None))


def _answers(tree: Tree, cue: int) -> bool:
    """Whether a cue says what another answered to the clause before: "X said it was so, *but Y denied it*"."""
    up = tree.head(cue) if tree[cue].dep == "conj" else None
    if up is None or tree[up].dep not in ("ROOT", "conj") or not tree.kids(cue, "nsubj"):
        return False
    return any(tree[k].text.lower() == "but" and k < cue for k in (*tree.kids(up, "cc"), *tree.kids(cue, "cc")))
