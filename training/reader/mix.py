"""``python -m training.reader.mix --before A.pt --after B.pt --out C.pt``: the mean of the weights before and after going on.

What was learned from new text is kept where it agrees with the old, and less is forgotten (Wortsman and others 2022, "Robust
fine-tuning of zero-shot models"). Both must be of one training: the mean of two networks that began apart is neither.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor


def main() -> None:
    """Write the mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--before", type=Path, required=True)
    parser.add_argument("--after", type=Path, required=True)
    parser.add_argument("--share", type=float, default=0.5, help="of the weights after")
    parser.add_argument("--out", type=Path, required=True)
    got = parser.parse_args()
    before, after = (torch.load(path, weights_only=True) for path in (got.before, got.after))
    torch.save(mix(before, after, got.share), got.out)


def mix(before: dict[str, Tensor], after: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """Weights between two, so much of the way to the second; what is no number with a fraction is that of the first."""
    return {
        name: value.lerp(after[name], share) if value.dtype.is_floating_point else value
        for name, value in before.items()
    }


if __name__ == "__main__":
    main()
