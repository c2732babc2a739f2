"""The words that say what a number counts: of killing, hurting, taking, fleeing, taking part."""

from __future__ import annotations

from detente.model import Measure

_VERBS = {
    Measure.KILLED: "kill die perish slay massacre execute murder assassinate claim drown succumb",
    Measure.WOUNDED: "wound injure hurt maim hospitalize",
    Measure.DETAINED: "detain arrest imprison jail capture seize hold",
    Measure.ABDUCTED: "abduct kidnap",
    Measure.RELEASED: "release free liberate repatriate pardon return",
    Measure.EXCHANGED: "exchange swap trade",
    Measure.DISPLACED: "displace flee uproot evacuate",
    Measure.PARTICIPANTS: "gather rally march protest demonstrate attend",
    Measure.MISSING: "miss disappear vanish",
}
MEASURES = {verb: measure for measure, verbs in _VERBS.items() for verb in verbs.split()}
"""What a verb says of those whom it befalls or who do it."""
HARM_WORDS = {
    verb: measure
    for measure in (Measure.KILLED, Measure.WOUNDED)
    for verb in _VERBS[measure].split()
    if verb != "claim"
} | {
    "dead": Measure.KILLED,
    "deceased": Measure.KILLED,
    "injured": Measure.WOUNDED,
    "wounded": Measure.WOUNDED,
    "missing": Measure.MISSING,
    "miss": Measure.MISSING,
}
"""Words that say of those counted beside them that they died, were hurt or are missing."""
FATALLY = frozenset({"fatally", "mortally"})
"""Adverbs by which harm is death; they tell no event beside their verb."""
DEATHS = frozenset({"death", "killing", "murder", "slaying", "massacre", "execution"})
"""Nouns of death, behind which "of" stands with a number: "the *killing* of four"."""
TAKEN = {
    verb: measure
    for measure in (Measure.DETAINED, Measure.ABDUCTED, Measure.DISPLACED)
    for verb in _VERBS[measure].split()
    if verb not in ("hold", "seize", "capture", "flee")
} | {"capture": Measure.CAPTURED}
"""What a verb right before a number says was done to those counted: "*capturing* two"."""
ADJECTIVES = {
    "dead": Measure.KILLED, "killed": Measure.KILLED, "wounded": Measure.WOUNDED, "injured": Measure.WOUNDED,
    "hurt": Measure.WOUNDED, "deceased": Measure.KILLED,
    "missing": Measure.MISSING, "homeless": Measure.DISPLACED, "displaced": Measure.DISPLACED, "detained": Measure.DETAINED,
}  # fmt: skip
"""What a word beside those counted says of them: "four soldiers *dead*"."""
NOUNS = {
    "death": Measure.KILLED, "fatality": Measure.KILLED, "dead": Measure.KILLED, "toll": Measure.KILLED, "injury": Measure.WOUNDED,
    "wounded": Measure.WOUNDED, "refugee": Measure.DISPLACED, "life": Measure.KILLED, "arrest": Measure.DETAINED,
    "protester": Measure.PARTICIPANTS, "demonstrator": Measure.PARTICIPANTS,
}  # fmt: skip
"""What is counted where these are: "twelve *deaths*"."""
DEEDS = {
    "killing": Measure.KILLED, "murder": Measure.KILLED, "slaying": Measure.KILLED, "massacre": Measure.KILLED,
    "execution": Measure.KILLED, "assassination": Measure.KILLED, "loss": Measure.KILLED, "death": Measure.KILLED,
    "wounding": Measure.WOUNDED, "arrest": Measure.DETAINED, "detention": Measure.DETAINED, "capture": Measure.CAPTURED,
    "kidnapping": Measure.ABDUCTED, "abduction": Measure.ABDUCTED, "release": Measure.RELEASED,
    "exchange": Measure.EXCHANGED, "swap": Measure.EXCHANGED, "displacement": Measure.DISPLACED,
}  # fmt: skip
"""Nouns whose "of" says whom it befell: "the killing of three journalists"."""
UNDONE = frozenset({"attempted", "planned", "failed", "foiled"})
"""What makes a deed none that was done: "the attempted murder of two deputies"."""
