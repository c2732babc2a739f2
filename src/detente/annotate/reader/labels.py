"""The label sets of the network's heads, in the order of their indices; 0 is "none" where a head has one.

The shipped weights were trained with these, so the order is part of them: a label is added at the end, with new weights.
"""

from __future__ import annotations

from detente.model import Act, Kind, Measure, NameType, Part, Status

KINDS = ("none", *(kind.value for kind in Kind))
STATUSES = tuple(status.value for status in Status)
NAMES = ("O", *(f"{edge}-{kind.value}" for kind in NameType for edge in "BI"))
SPANS = ("O", "B-time", "I-time", "B-figure", "I-figure")
MEASURES = tuple(measure.value for measure in Measure)
ACTS = ("none", *(act.value for act in Act))
LINKS = ("none", *(part.value for part in Part), "place", "time", "content", "figure", "population", "scope", "same")
"""What a word may be to a trigger, a cue of speech or a figure. ``same``: it tells the event of another trigger."""

POS = (
    "X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB",
)  # fmt: skip
TAGS = (
    "XX", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "HYPH", "IN", "JJ", "JJR", "JJS",
    "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB",
    "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "``",
)  # fmt: skip
DEPS = (
    "dep", "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc", "ccomp",
    "compound", "conj", "csubj", "csubjpass", "dative", "det", "dobj", "expl", "intj", "mark", "meta", "neg", "nmod", "npadvmod",
    "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj", "predet", "prep", "prt", "punct",
    "quantmod", "relcl", "xcomp",
)  # fmt: skip
