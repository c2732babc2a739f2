"""``python -m training.reader.card --weights reader.pt --corpus corpus --licensed GOLD --out DIR``: the model card of an export."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import torch

from training.reader.batches import load_tokenizer
from training.reader.data import Example, read_split
from training.reader.measure import evaluate
from training.reader.model import Reader
from training.reader.sets import is_kept_apart, read_licensed
from training.reader.train import MADE, SEED, SEED_ON

_CARD = """# The reader of Détente

One small network that reads each sentence once: names and metonyms, times, figures with what they count, words that tell an
event with kind, status and hedge, cues of speech with their act, links from each of these to those who take part, the place, the
time, the words said, and a dependency tree with parts of speech.

- Architecture: the encoder of all-MiniLM-L6-v2 (6 layers, 384 wide, uncased) with an embedding of case shapes added to each
  word piece; linear heads for words, two biaffine heads for links and arcs. Weights int8 per channel, activations as they come.
- Files: `reader.onnx` (sentences to words and arcs), `pairs.onnx` (links and labels of arcs of chosen words), `tokenizer.json`.
- Runs on onnxruntime and tokenizers, one thread, no network access.
- Made by: `python -m training.reader.train` (seed {seed}) on batches 1 to 7 of the corpus, gone on with `--start` (seed {on})
  on all eight, the mean of before and after (`mix`), then `export`; see `training/reader/README.md`.

## Licences

The weights are under the Apache License 2.0, as the encoder they begin from; the texts of the sets below are not in them or beside
them. No share-alike set and no set for evaluation alone was used.

| set | licence | sentences | SHA-256 of its files |
|---|---|---|---|
{rows}

Attribution: all-MiniLM-L6-v2 by the sentence-transformers team (Apache-2.0); the Georgetown University Multilayer corpus
(annotation CC BY 4.0; texts of Wikinews CC BY 2.5, of PLOS, MDPI and others CC BY 4.0, of the US Supreme Court in the public
domain); re3d by
Dstl (texts of CENTCOM and the US State Department in the public domain, of the UK Government under OGL v3, of the Australian
Department of Foreign Affairs CC BY 3.0 AU, of the EU delegation to Syria with attribution); MEANTIME by the NewsReader project
(CC BY 4.0) on Wikinews texts (CC BY 2.5). The licences of single GUM documents are told by their genre and source, not in the
files; three publishers' terms (DH2017, IOP, LSA) were taken from their sites' general terms.

## Figures

Of the network in full precision, by word, on what it was not trained on; what the product makes of it is measured by
`python -m bench` and told in `docs/reference/bars.md`.

| figure | corpus dev | corpus test | GUM, kept apart |
|---|---|---|---|
{figures}

## Limits

- English news prose. Trained on texts written for this project, half of them denser than wire copy: it finds too many events
  in feature and sports copy unless the prefilter keeps those from it.
- The annotators of the corpus were language models. The labels of talks, mediation and agreement are those of its guideline.
- A score is of a batch: the activations of four sentences of one report share a scale, so a score may move by a few
  hundredths when a sentence is read alone. The same report always gives the same scores.
- It reads one sentence at a time and knows nothing of the one before.
"""
_NAMES = {
    "trigger": "triggers, F1", "kind": "triggers with kind, F1", "status": "status, macro-F1", "link": "links, by word, F1",
    "content": "words said, F1", "cue": "cues of speech, F1", "names": "names, exact, F1", "spans": "times and figures, exact, F1",
    "uas": "heads (with punctuation)", "las": "heads with label", "tags": "parts of speech",
}  # fmt: skip


def main() -> None:
    """Measure the weights and write MODEL_CARD.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--licensed", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    got = parser.parse_args()
    model, tokenizer = Reader(), load_tokenizer()
    model.load_state_dict(torch.load(got.weights, weights_only=True))
    others = read_licensed(got.licensed, share_alike=False)
    parts = [read_split(got.corpus, "dev"), read_split(got.corpus, "test"), [e for e in others if is_kept_apart(e)]]
    found = [evaluate(model, part, tokenizer) for part in parts]
    figures = "\n".join(
        f"| {told} | " + " | ".join(f"{f[name]:.3f}" if name in f else "" for f in found) + " |"
        for name, told in _NAMES.items()
    )
    used = [e for e in others if not is_kept_apart(e)]
    rows = "\n".join(_rows(got.corpus, got.licensed, used))
    got.out.mkdir(parents=True, exist_ok=True)
    (got.out / "MODEL_CARD.md").write_text(
        _CARD.format(seed=SEED, on=SEED_ON, rows=rows, figures=figures), encoding="utf-8"
    )


def _rows(corpus: Path, gold: Path, used: list[Example]) -> list[str]:
    count = {name: sum(e.origin.startswith(name) for e in used) for name in ("gum", "re3d", "meantime")}
    own = len(read_split(corpus, "train"))
    suite = gold / "suite"
    return [
        f"| corpus/train of this repository | CC BY 4.0 | {own} | {_hash(sorted((corpus / 'train').rglob('*.txt')))} |",
        f"| sentences made by the grammar of `training/reader/grammar.py`, for trees | Apache-2.0 | {MADE} | |",
        f"| GUM: news, interview, part of academic and court | CC BY 4.0 | {count['gum']} | "
        f"{_hash(sorted((gold / 'licensed' / 'gum').glob('*.conllu')))} |",
        f"| re3d, train part, without BBC and Wikipedia | per source, see below | {count['re3d']} | "
        f"{_hash([suite / 're3d' / 'train.jsonl'])} |",
        f"| MEANTIME, train part | CC BY 4.0 | {count['meantime']} | {_hash([suite / 'meantime' / 'train.jsonl'])} |",
    ]


def _hash(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


if __name__ == "__main__":
    main()
