"""Sentences of wire copy made from a small grammar, with their trees: what the free treebanks hold too little of.

Passives with tolls, coordinated and reduced; titles before names; speech around its clause; talks, their go-betweens, their days.
The trees are right by construction, in the labels of the product's rules. The words are states, invented persons and towns.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from detente.annotate.reader.labels import DEPS, POS, TAGS
from training.reader.data import Example


@dataclass(slots=True)
class Node:
    """A word with those below it, to its left and to its right, each with its label."""

    word: str
    tag: str
    left: list[tuple[str, Node]] = field(default_factory=list)
    right: list[tuple[str, Node]] = field(default_factory=list)

    def pre(self, label: str, node: Node) -> Node:
        """Put a node before the word, after those already there."""
        self.left.append((label, node))
        return self

    def post(self, label: str, node: Node) -> Node:
        """Put a node behind the word, after those already there."""
        self.right.append((label, node))
        return self


_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "CD": "NUM",
    "DT": "DET",
    "IN": "ADP", "TO": "PART", "RB": "ADV", "CC": "CCONJ", "PRP": "PRON", "PRP$": "PRON", "WDT": "PRON", "MD": "AUX", "POS": "PART",
    ",": "PUNCT", ".": "PUNCT", "HYPH": "PUNCT", "RP": "ADP", "WP": "PRON", "``": "PUNCT", "''": "PUNCT",
}  # fmt: skip
_BE = {"was", "were", "is", "are", "been", "be", "has", "have", "had", "did", "does"}

STATES = [tuple(pair.split("/")) for pair in (
    "Chad/Chadian Peru/Peruvian Mali/Malian Ethiopia/Ethiopian Sudan/Sudanese Serbia/Serbian Kenya/Kenyan Qatar/Qatari "
    "Egypt/Egyptian Georgia/Georgian Nepal/Nepalese Angola/Angolan Ukraine/Ukrainian Russia/Russian Turkey/Turkish "
    "Norway/Norwegian Yemen/Yemeni Israel/Israeli Colombia/Colombian Pakistan/Pakistani Armenia/Armenian Libya/Libyan "
    "France/French Cyprus/Cypriot"
).split()]  # fmt: skip
_TOWNS = (
    "Doha Geneva Lima Tolm Nabra Kesh Oslo Varenna Port Sabel Dirre Munich Astola Cairo Tirana Marbek Addis Juba Sana Ouria"
).split()
_FIRST = "Ana Moussa Ilham Sela Thomas Yusuf Amina Petar Luis Nikol Grace Hassan Olena Farid Marta Joseph Leyla Samuel".split()
_LAST = (
    "Duarte Faki Kaspin Aruna Vega Odhiambo Rashid Stanko Mirela Tesfaye Haidar Novak Okello Petrov Barzan Lindqvist Sarr Achik"
).split()
_TITLES = [
    "President",
    "Prime Minister",
    "Foreign Minister",
    "Defence Minister",
    "General",
    "Secretary",
    "Ambassador",
    "Governor",
]
_ROLES = ["president", "foreign minister", "spokesman", "envoy", "mediator", "ambassador", "negotiator"]
_GROUPS = [
    ("soldier", "soldiers"), ("civilian", "civilians"), ("rebel", "rebels"), ("fighter", "fighters"),
    ("policeman", "policemen"), ("villager", "villagers"), ("protester", "protesters"), ("child", "children"),
    ("peacekeeper", "peacekeepers"), ("person", "people"), ("militant", "militants"), ("officer", "officers"),
    ("aid worker", "aid workers"), ("prisoner", "prisoners"),
]  # fmt: skip
_NUMBERS = "two three four five six seven nine ten twelve 14 18 23 40 112 286 1,200 dozens hundreds several".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()
_ATTACKS = [
    ("attacked", "attack"),
    ("shelled", "shelling"),
    ("bombed", "bombing"),
    ("raided", "raid"),
    ("ambushed", "ambush"),
]
_HARM = ["killed", "wounded", "injured", "detained", "captured", "abducted", "arrested"]


class Grammar:
    """Makes sentences; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - variety, not secrecy

    def some(self, *options: str) -> str:
        """One of these."""
        return self.rng.choice(options)

    def maybe(self, chance: float) -> bool:
        """Whether, by this chance."""
        return self.rng.random() < chance

    # noun phrases

    def compound(self, words: str, tag: str) -> Node:
        """The last of the words with the others before it."""
        *before, last = words.split()
        node = Node(last, tag)
        for word in before:
            node.pre("compound", Node(word, "NNP" if tag.startswith("NNP") else "NN"))
        return node

    def person(self) -> Node:
        """ "Chadian Foreign Minister Moussa Faki", "Faki", "the envoy", "Moussa Faki, the Chadian president,"."""
        state, people = self.rng.choice(STATES)
        choice = self.rng.random()
        if choice < 0.2:
            return Node(self.rng.choice(_LAST), "NNP")
        if choice < 0.35:
            head = self.compound(self.rng.choice(_ROLES), "NN").pre("det", Node("the", "DT"))
            return self.first(head, "det")
        node = Node(self.rng.choice(_LAST), "NNP")
        if choice < 0.75:
            if self.maybe(0.6):
                node.pre("amod", Node(people, "JJ"))
            elif self.maybe(0.5):
                node.pre("poss", Node(state, "NNP").post("case", Node("'s", "POS")))
            for word in self.rng.choice(_TITLES).split():
                node.pre("compound", Node(word, "NNP"))
        node.pre("compound", Node(self.rng.choice(_FIRST), "NNP"))
        if choice >= 0.9:
            role = self.first(self.compound(self.rng.choice(_ROLES), "NN").pre("amod", Node(people, "JJ")), "amod")
            role.left.insert(0, ("det", Node("the", "DT")))
            node.post("punct", Node(",", ",")).post("appos", role).post("punct", Node(",", ","))
        return node

    def first(self, node: Node, label: str) -> Node:
        """Put the modifiers of this label before the others."""
        node.left.sort(key=lambda pair: pair[0] != label)
        return node

    def group(self, number: bool | None = None) -> Node:
        """ "four Chadian soldiers", "a rebel", "at least 12 civilians", "government forces"."""
        single, plural = self.rng.choice(_GROUPS)
        people = self.rng.choice(STATES)[1]
        if number is False or (number is None and self.maybe(0.3)):
            words = self.some("forces", "troops", "rebels", "soldiers", "officials", "authorities")
            node = Node(words, "NNS")
            node.pre(
                *self.rng.choice(
                    [("amod", Node(people, "JJ")), ("compound", Node("government", "NN")), ("det", Node("the", "DT"))]
                )
            )
            return node
        if self.maybe(0.25):
            node = self.compound(single, "NN")
            if self.maybe(0.4):
                node.left.insert(0, ("amod", Node(people, "JJ")))
            article = "an" if self._opens(node)[0].lower() in "aeiou" else "a"
            node.left.insert(0, ("det", Node(article, "DT")))
            return node
        node = self.compound(plural, "NNS")
        if self.maybe(0.4):
            node.left.insert(0, ("amod", Node(people, "JJ")))
        node.left.insert(0, ("nummod", self.number()))
        return node

    def _opens(self, node: Node) -> str:
        return self._opens(node.left[0][1]) if node.left else node.word

    def number(self) -> Node:
        """ "four", "at least 12", "more than 300"."""
        node = Node(self.rng.choice(_NUMBERS), "CD")
        bound = self.rng.random()
        if bound < 0.12:
            least = Node("least", "JJS").pre("advmod", Node("at", "IN"))
            node.pre("advmod", least)
        elif bound < 0.2:
            node.pre("amod", Node("more", "JJR")).pre("quantmod", Node("than", "IN"))
        elif bound < 0.24:
            node.pre("quantmod", Node("up", "IN")).pre("quantmod", Node("to", "IN"))
        elif bound < 0.3:
            node.pre("advmod", Node(self.some("about", "nearly", "some"), "RB"))
        return node

    def side(self) -> Node:
        """A state, a ministry, rebels, "Chad and Sudan", "both sides"."""
        state, people = self.rng.choice(STATES)
        choice = self.rng.random()
        if choice < 0.35:
            return Node(state, "NNP")
        if choice < 0.5:
            other = Node(self.rng.choice(STATES)[0], "NNP")
            return Node(state, "NNP").post("cc", Node("and", "CC")).post("conj", other)
        if choice < 0.6:
            node = Node(self.some("sides", "countries", "parties", "neighbours"), "NNS")
            return (
                node.pre("det", Node("the", "DT")).pre("nummod", Node("two", "CD"))
                if self.maybe(0.5)
                else node.pre("det", Node("both", "DT"))
            )
        if choice < 0.75:
            node = Node(self.some("government", "army", "ministry", "parliament"), "NN")
            if self.maybe(0.5):
                return node.pre("det", Node("the", "DT")).pre("amod", Node(people, "JJ"))
            return node.pre("poss", Node(state, "NNP").post("case", Node("'s", "POS")))
        if choice < 0.9:
            return self.group(number=False)
        node = Node(self.some("presidents", "envoys", "ministers", "leaders", "delegations"), "NNS").pre(
            "det", Node("the", "DT")
        )
        pair = Node(state, "NNP").post("cc", Node("and", "CC")).post("conj", Node(self.rng.choice(STATES)[0], "NNP"))
        return node.post("prep", Node("of", "IN").post("pobj", pair))

    def actor(self) -> Node:
        """A person or a side."""
        return self.person() if self.maybe(0.4) else self.side()

    # time and place

    def when(self) -> tuple[str, Node]:
        """A time with the label under which it stands below a verb."""
        choice = self.rng.random()
        if choice < 0.5:
            return "prep", Node("on", "IN").post("pobj", Node(self.rng.choice(_DAYS), "NNP"))
        if choice < 0.6:
            return "npadvmod", Node(self.rng.choice(_DAYS), "NNP")
        if choice < 0.7:
            return "npadvmod", Node(self.some("week", "month", "year"), "NN").pre("amod", Node("last", "JJ"))
        if choice < 0.8:
            return "prep", Node("in", "IN").post(
                "pobj", Node(self.rng.choice(_MONTHS), "NNP").post("nummod", Node("2019", "CD"))
            )
        if choice < 0.9:
            month = Node(self.rng.choice(_MONTHS), "NNP")
            day = Node(str(self.rng.randint(1, 28)), "CD")
            return "prep", Node("on", "IN").post(
                "pobj", month.post("nummod", day) if self.maybe(0.5) else month.pre("nummod", day)
            )
        return "advmod", Node(self.some("yesterday", "earlier", "again", "recently"), "RB")

    def where(self) -> Node:
        """ "in Doha", "near the border", "in the town of Tolm"."""
        town = self.compound(self.rng.choice(_TOWNS), "NNP")
        choice = self.rng.random()
        if choice < 0.55:
            return Node(self.some("in", "near", "outside"), "IN").post("pobj", town)
        if choice < 0.75:
            line = Node(self.some("border", "front line", "coast", "frontier").split()[-1], "NN").pre(
                "det", Node("the", "DT")
            )
            return Node(self.some("near", "along", "on"), "IN").post("pobj", line)
        spot = Node(self.some("town", "city", "village", "region"), "NN").pre("det", Node("the", "DT"))
        return Node("in", "IN").post("pobj", spot.post("prep", Node("of", "IN").post("pobj", town)))

    def trail(self, verb: Node, chance: float = 0.6) -> Node:
        """A verb with a time and a place behind it, perhaps."""
        if self.maybe(chance):
            verb.post("prep", self.where())
        if self.maybe(chance):
            verb.post(*self.when())
        return verb

    # clauses: each returns its verb

    def clause(self, *, deep: bool = False) -> Node:
        """One of the clauses; ``deep``: one that may stand under another."""
        makers = [
            self.toll,
            self.toll,
            self.strike,
            self.strike,
            self.meet,
            self.hold,
            self.sign,
            self.pledge,
            self.move,
            self.fail,
        ]
        makers += (
            []
            if deep
            else [self.accuse, self.urge, self.say, self.say, self.said_after, self.accord_to, self.cleft, self.broker]
        )
        verb: Node = self.rng.choice(makers)()
        return verb

    def toll(self) -> Node:
        """ "Four soldiers were killed and nine wounded in clashes near Tolm on Friday"."""
        verb = Node(self.rng.choice(_HARM), "VBN")
        victims = self.group(number=True)
        plural = victims.tag == "NNS"
        verb.pre("nsubjpass", victims)
        if self.maybe(0.15):
            verb.pre("aux", Node("have" if plural else "has", "VBP" if plural else "VBZ")).pre(
                "auxpass", Node("been", "VBN")
            )
        elif self.maybe(0.1):
            verb.pre("aux", Node("had", "VBD")).pre("auxpass", Node("been", "VBN"))
        else:
            verb.pre("auxpass", Node("were" if plural else "was", "VBD"))
        if self.maybe(0.35):
            other = Node(self.some("wounded", "injured", "captured"), "VBN")
            hurt = self.number() if self.maybe(0.4) else self.group(number=True)
            if self.maybe(0.3):
                hurt = Node("others", "NNS").pre("nummod", self.number())
            other.pre("nsubjpass", hurt)
            if self.maybe(0.4):
                other.pre("auxpass", Node("were", "VBD"))
            verb.post("cc", Node("and", "CC")).post("conj", other)
            self.trail(other, 0.4)
            if self.maybe(0.3):
                other.post("agent", Node("by", "IN").post("pobj", self.group(number=False)))
            return verb
        if self.maybe(0.4):
            event = Node(self.some("clashes", "fighting", "shelling", "raid", "attack", "strikes"), "NN")
            event.tag = "NNS" if event.word.endswith("s") else "NN"
            if event.word in ("raid", "attack"):
                event.pre("det", Node("a", "DT") if event.word == "raid" else Node("an", "DT"))
            if self.maybe(0.4):
                event.post("prep", Node("between", "IN").post("pobj", self.pair()))
            verb.post("prep", Node("in", "IN").post("pobj", event))
        elif self.maybe(0.3):
            verb.post("agent", Node("by", "IN").post("pobj", self.group(number=False)))
        return self.trail(verb)

    def pair(self) -> Node:
        """Two sides: "Chad and Sudan", "the army and the rebels"."""
        if self.maybe(0.6):
            return (
                Node(self.rng.choice(STATES)[0], "NNP")
                .post("cc", Node("and", "CC"))
                .post("conj", Node(self.rng.choice(STATES)[0], "NNP"))
            )
        rebels = Node("rebels", "NNS").pre("det", Node("the", "DT"))
        return Node("army", "NN").pre("det", Node("the", "DT")).post("cc", Node("and", "CC")).post("conj", rebels)

    def strike(self) -> Node:
        """ "Rebels attacked a convoy near Tolm, killing three soldiers"."""
        choice = self.rng.random()
        if choice < 0.3:
            return self.trail(
                Node(self.some("killed", "captured", "wounded", "detained", "freed"), "VBD")
                .pre("nsubj", self.side())
                .post("dobj", self.group())
            )
        if choice < 0.45:
            raid = Node(self.some("attack", "offensive", "raid", "operation"), "NN").pre("det", Node("a", "DT"))
            raid.left[0][1].word = "an" if raid.word[0] in "ao" else "a"
            if self.maybe(0.6):
                raid.post("prep", Node(self.some("on", "against"), "IN").post("pobj", self.side()))
            return self.trail(Node("launched", "VBD").pre("nsubj", self.side()).post("dobj", raid))
        verb = Node(self.rng.choice(_ATTACKS)[0], "VBD").pre("nsubj", self.side())
        target = Node(self.some("convoy", "village", "base", "checkpoint", "market"), "NN").pre(
            "det", Node(self.some("a", "the"), "DT")
        )
        verb.post("dobj", target)
        self.trail(verb, 0.5)
        if self.maybe(0.5):
            if self.maybe(0.6):
                tail = Node("killing", "VBG").post("dobj", self.group(number=True))
                if self.maybe(0.4):
                    tail.post("cc", Node("and", "CC")).post(
                        "conj", Node("wounding", "VBG").post("dobj", self.group(number=True))
                    )
            else:
                tail = Node("leaving", "VBG").post("dobj", self.group(number=True)).post("oprd", Node("dead", "JJ"))
            verb.post("punct", Node(",", ",")).post("advcl", tail)
        return verb

    def meet(self) -> Node:
        """ "X met (with) Y in Doha on Friday"; planned, negated, perfect."""
        verb = Node("met", "VBD").pre("nsubj", self.actor())
        choice = self.rng.random()
        if choice < 0.15:
            verb.word, verb.tag = "meet", "VB"
            verb.pre("aux", Node(self.some("will", "may", "could"), "MD"))
        elif choice < 0.25:
            verb.word, verb.tag = "meet", "VB"
            verb.pre("aux", Node("did", "VBD")).pre("neg", Node("not", "RB"))
        elif choice < 0.35:
            verb.tag = "VBN"
            verb.pre("aux", Node(self.some("has", "had"), "VBZ"))
        if self.maybe(0.5):
            verb.post("dobj", self.actor())
        elif self.maybe(0.6):
            verb.post("prep", Node("with", "IN").post("pobj", self.actor()))
        elif self.maybe(0.5):
            verb.post("prep", Node("for", "IN").post("pobj", self.talks()))
        return self.trail(verb)

    def talks(self) -> Node:
        """ "talks mediated by Qatar", "a Russian-brokered ceasefire", "four-day peace talks with Chad"."""
        node = Node(self.some("talks", "negotiations"), "NNS")
        if self.maybe(0.25):
            node.pre("compound", Node("peace", "NN"))
        if self.maybe(0.15):
            node.left.insert(
                0,
                (
                    "compound",
                    Node("day", "NN")
                    .pre("nummod", Node(self.some("two", "three", "four"), "CD"))
                    .pre("punct", Node("-", "HYPH")),
                ),
            )
        choice = self.rng.random()
        if choice < 0.25:
            node.post(
                "acl",
                Node(self.some("mediated", "hosted", "brokered"), "VBN").post(
                    "agent", Node("by", "IN").post("pobj", self.actor())
                ),
            )
        elif choice < 0.5:
            node.post("prep", Node("with", "IN").post("pobj", self.actor()))
        elif choice < 0.65:
            node.post("prep", Node("between", "IN").post("pobj", self.pair()))
        elif choice < 0.75:
            node.post("prep", Node("on", "IN").post("pobj", Node(self.some("prisoners", "borders", "aid"), "NNS")))
        return node

    def truce(self) -> Node:
        """ "a ceasefire", "a Russian-brokered truce", "an agreement to free prisoners"."""
        node = Node(self.some("ceasefire", "truce", "agreement", "deal", "accord"), "NN")
        node.pre("det", Node(self.some("a", "the"), "DT"))
        if self.maybe(0.3):
            people = self.rng.choice(STATES)[1]
            made = (
                Node(self.some("brokered", "mediated", "backed"), "VBN")
                .pre("npadvmod", Node(people, "JJ"))
                .pre("punct", Node("-", "HYPH"))
            )
            node.pre("amod", made)
        elif node.word == "agreement":
            node.left[0][1].word = "an"
        if self.maybe(0.2):
            free = Node("free", "VB").pre("aux", Node("to", "TO")).post("dobj", self.group(number=True))
            node.post("acl", free)
        elif self.maybe(0.3):
            node.post("prep", Node("with", "IN").post("pobj", self.side()))
        return node

    def hold(self) -> Node:
        """ "X held talks with Y", "Talks were held", "Qatar hosted talks between …"."""
        if self.maybe(0.3):
            talks = self.talks()
            return self.trail(Node("held", "VBN").pre("nsubjpass", talks).pre("auxpass", Node("were", "VBD")))
        if self.maybe(0.25):
            hold = Node("hold", "VB").pre("aux", Node("to", "TO")).post("dobj", self.talks())
            self.trail(hold)
            if self.maybe(0.5):
                return (
                    Node("scheduled", "VBN")
                    .pre("nsubjpass", self.actor())
                    .pre("auxpass", Node("are", "VBP"))
                    .post("xcomp", hold)
                )
            return (
                Node(self.some("plan", "agreed", "want", "hope"), "VBP").pre("nsubj", self.actor()).post("xcomp", hold)
            )
        verb = Node(self.some("held", "hosted", "began", "resumed", "mediated", "opened"), "VBD").pre(
            "nsubj", self.actor()
        )
        return self.trail(verb.post("dobj", self.talks()))

    def sign(self) -> Node:
        """ "The two sides signed a ceasefire in Doha", "agreed on a truce", "agreed to free prisoners"."""
        choice = self.rng.random()
        subject = self.side()
        if choice < 0.5:
            return self.trail(
                Node(self.some("signed", "reached", "announced", "rejected", "broke", "extended"), "VBD")
                .pre("nsubj", subject)
                .post("dobj", self.truce())
            )
        if choice < 0.7:
            return self.trail(
                Node("agreed", "VBD").pre("nsubj", subject).post("prep", Node("on", "IN").post("pobj", self.truce()))
            )
        free = (
            Node(self.some("free", "exchange", "release"), "VB")
            .pre("aux", Node("to", "TO"))
            .post("dobj", self.group(number=True))
        )
        return self.trail(Node("agreed", "VBD").pre("nsubj", subject).post("xcomp", free))

    def pledge(self) -> Node:
        """ "Chad pledged to withdraw its troops"."""
        what = Node(self.some("troops", "forces", "fighters"), "NNS").pre("poss", Node("its", "PRP$"))
        act = Node(self.some("withdraw", "deploy", "disarm"), "VB").pre("aux", Node("to", "TO")).post("dobj", what)
        self.trail(act, 0.3)
        return (
            Node(self.some("pledged", "vowed", "promised", "refused", "threatened"), "VBD")
            .pre("nsubj", self.actor())
            .post("xcomp", act)
        )

    def move(self) -> Node:
        """ "Troops were deployed along the border", "Rebels seized the town"."""
        if self.maybe(0.5):
            troops = self.group(number=False)
            return self.trail(
                Node(self.some("deployed", "sent", "withdrawn"), "VBN")
                .pre("nsubjpass", troops)
                .pre("auxpass", Node("were", "VBD"))
            )
        town = (
            self.compound(self.rng.choice(_TOWNS), "NNP")
            if self.maybe(0.5)
            else Node("town", "NN").pre("det", Node("the", "DT"))
        )
        return self.trail(
            Node(self.some("seized", "captured", "left", "entered", "retook"), "VBD")
            .pre("nsubj", self.side())
            .post("dobj", town),
            0.4,
        )

    def fail(self) -> Node:
        """ "No talks were held", "The ceasefire collapsed", "Talks ended without a deal"."""
        choice = self.rng.random()
        if choice < 0.3:
            return self.trail(
                Node("held", "VBN")
                .pre("nsubjpass", Node("talks", "NNS").pre("det", Node("No", "DT")))
                .pre("auxpass", Node("were", "VBD"))
            )
        if choice < 0.6:
            verb = Node(self.some("collapsed", "held", "began", "ended"), "VBD").pre("nsubj", self.truce())
            return self.trail(verb)
        verb = Node("ended", "VBD").pre("nsubj", self.talks())
        return verb.post("prep", Node("without", "IN").post("pobj", self.truce()))

    def accuse(self) -> Node:
        """ "Chad accused Sudan of shelling its forces"."""
        deed = Node(self.some("shelling", "violating", "attacking", "arming"), "VBG")
        deed.post("dobj", self.truce() if deed.word == "violating" else self.group(number=False))
        verb = Node(self.some("accused", "suspected"), "VBD").pre("nsubj", self.actor()).post("dobj", self.side())
        return verb.post("prep", Node("of", "IN").post("pcomp", deed))

    def urge(self) -> Node:
        """ "The envoy urged both sides to return to talks", "called on X to …"."""
        act = Node(self.some("return", "stick", "go"), "VB").pre("aux", Node("to", "TO"))
        act.post("prep", Node("to", "IN").post("pobj", self.talks() if self.maybe(0.5) else self.truce()))
        if self.maybe(0.4):
            verb = (
                Node("called", "VBD")
                .pre("nsubj", self.actor())
                .post("prep", Node("on", "IN").post("pobj", self.side()))
            )
            return verb.post("xcomp", act)
        return (
            Node(self.some("urged", "asked", "told"), "VBD")
            .pre("nsubj", self.actor())
            .post("dobj", self.side())
            .post("xcomp", act)
        )

    def say(self) -> Node:
        """ "The ministry said (that) four soldiers were killed"."""
        inner = self.clause(deep=True)
        if self.maybe(0.5):
            inner.left.insert(0, ("mark", Node("that", "IN")))
        verb = Node(self.some("said", "announced", "reported", "added", "claimed", "denied"), "VBD").pre(
            "nsubj", self.actor()
        )
        if self.maybe(0.3):
            verb.post(*self.when())
        return verb.post("ccomp", inner)

    def said_after(self) -> Node:
        """ "Four soldiers were killed, the ministry said on Friday"."""
        inner = self.clause(deep=True)
        verb = Node("said", "VBD").pre("ccomp", inner).pre("punct", Node(",", ",")).pre("nsubj", self.actor())
        if self.maybe(0.3):
            verb.post(*self.when())
        return verb

    def accord_to(self) -> Node:
        """ "…, according to the ministry"."""
        inner = self.clause(deep=True)
        source = Node("to", "IN").post("pobj", self.actor())
        return inner.post("punct", Node(",", ",")).post("prep", Node("according", "VBG").post("prep", source))

    def cleft(self) -> Node:
        """Two clauses joined: "…, while …", "…, but …", "After …, …"."""
        one, other = self.clause(deep=True), self.clause(deep=True)
        choice = self.rng.random()
        if choice < 0.4:
            return one.post("punct", Node(",", ",")).post("cc", Node(self.some("and", "but"), "CC")).post("conj", other)
        other.left.insert(0, ("mark", Node(self.some("while", "after", "as", "because"), "IN")))
        if choice < 0.7:
            return one.post("advcl", other)
        one.left = [("advcl", other), ("punct", Node(",", ",")), *one.left]
        return one

    def broker(self) -> Node:
        """ "The truce, which Qatar brokered, was signed in Doha"."""
        truce = self.truce()
        which = (
            Node(self.some("brokered", "rejected", "mediated"), "VBD")
            .pre("dobj", Node("which", "WDT"))
            .pre("nsubj", self.actor())
        )
        truce.post("punct", Node(",", ",")).post("relcl", which).post("punct", Node(",", ","))
        return self.trail(
            Node(self.some("signed", "announced", "extended"), "VBN")
            .pre("nsubjpass", truce)
            .pre("auxpass", Node("was", "VBD"))
        )

    def sentence(self) -> Example:
        """One sentence as an example with its tree."""
        root = self.clause()
        if self.maybe(0.12):
            label, time = self.when()
            root.left = [(label, time), ("punct", Node(",", ",")), *root.left]
        root.post("punct", Node(".", "."))
        words: list[Node] = []
        arcs: list[tuple[Node, str]] = []
        _lay(root, "ROOT", root, words, arcs)
        index = {id(word): at for at, word in enumerate(words)}
        forms = [word.word for word in words]
        forms[0] = forms[0][:1].upper() + forms[0][1:]
        tokens = {
            "tags": [TAGS.index(word.tag) for word in words],
            "pos": [POS.index(_pos(word, label)) for word, (_, label) in zip(words, arcs, strict=True)],
        }
        heads = [index[id(head)] for head, _ in arcs]
        return Example(forms, tokens, heads=heads, deps=[DEPS.index(label) for _, label in arcs], origin="grammar")


def _pos(word: Node, label: str) -> str:
    if word.tag.startswith("VB"):
        return "AUX" if label in ("aux", "auxpass") else "VERB"
    return "SCONJ" if label == "mark" else _POS[word.tag]


def _lay(node: Node, label: str, head: Node, words: list[Node], arcs: list[tuple[Node, str]]) -> None:
    for below, child in node.left:
        _lay(child, below, node, words, arcs)
    words.append(node)
    arcs.append((head, label))
    for below, child in node.right:
        _lay(child, below, node, words, arcs)


def make_sentences(count: int, seed: int = 20) -> list[Example]:
    """So many different sentences.

    >>> [len(example.words) == len(example.heads) for example in make_sentences(2)]
    [True, True]
    """
    grammar, seen, found = Grammar(seed), set(), []
    while len(found) < count:
        example = grammar.sentence()
        key = " ".join(example.words)
        if key not in seen and len(example.words) <= 45:
            seen.add(key)
            found.append(example)
    return found
